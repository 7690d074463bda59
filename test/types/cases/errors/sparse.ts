import { raggedGather, raggedRange, raggedTensorToTensor, sparse, string, vmap, zeros } from 'axiswise';

const at = zeros([7, 2], 'int32');
const ids = zeros([7], 'int32');

sparse.sparseFillEmptyRows(at, zeros([6]), [5, 6], 0); //~ sparseFillEmptyRows: argument 1 must have shape [7], got shape [6]
sparse.sparseFillEmptyRows(at, zeros([7]), [5], 0); //~ sparseFillEmptyRows: argument 2 must have shape [2], got shape [1]
sparse.sparseFillEmptyRows(at, zeros([7]), [5, 6], ids); //~ sparseFillEmptyRows: argument 3 must be float32, got int32; convert it with cast
sparse.sparseReshape(at, [2, 3, 4], [24]); //~ sparseReshape: argument 1 must have shape [2], got shape [3]
sparse.sparseReshape(ids, [2, 3], [6]); //~ sparseReshape: argument 0 must have rank 2, got shape [7]
sparse.sparseSegmentSum(zeros([4]), ids, zeros([6], 'int32')); //~ sparseSegmentSum: argument 2 must have shape [7], got shape [6]
sparse.sparseSegmentMean(zeros([]), ids, ids); //~ sparseSegmentMean: argument 0 must have rank 1 or more, got shape []
sparse.sparseSegmentSum(zeros([4], 'bool'), ids, ids); //~ sparseSegmentSum: argument 0 must be float32 or int32, got bool; convert it with cast
vmap(sparse.sparseSegmentSum, [0, null, null])(zeros([4]), ids, ids); //~ vmap: per-example sparseSegmentSum: argument 0 must have rank 1 or more, got shape []

string.stringSplit('a b', ' '); //~ stringSplit: argument 0 must have rank 1, got shape []
string.stringSplit(['a b'], [' ']); //~ stringSplit: argument 1 must have rank 0, got shape [1]
string.staticRegexReplace(zeros([3]), 'a', 'b'); //~ staticRegexReplace: argument 0 must be string, got float32; convert it with cast
string.stringToHashBucketFast(['a'], 0); //~ stringToHashBucketFast: numBuckets must be a positive integer, got 0
string.stringNGrams(['a'], ids, '', [0], '', '', 0, false); //~ stringNGrams: nGramWidths must be positive integers, got [0]

raggedGather([ids], zeros([4]), at, 1); //~ raggedGather: outputRaggedRank must be 2, got 1
raggedGather([], zeros([4]), at, 1); //~ raggedGather: paramsNestedSplits must be one list of splits or more, got 0
raggedRange(zeros([2]), zeros([3]), 1); //~ raggedRange: argument 1 must have shape [2] or [], got shape [3]
raggedRange(zeros([2]), 3, ids); //~ raggedRange: argument 2 must be float32, got int32; convert it with cast
raggedTensorToTensor([4], zeros([3]), 0, [ids], ['ROW_SPLITS']); //~ raggedTensorToTensor: shape must be 2 entries, got 1 entry
raggedTensorToTensor([4, -1, 5], zeros([3, 6]), 0, [ids], ['ROW_SPLITS']); //~ raggedTensorToTensor: argument 1 must have shape [?, 5], got shape [3, 6]
raggedTensorToTensor([4, -2], zeros([3]), 0, [ids], ['ROW_SPLITS']); //~ raggedTensorToTensor: shape must be non-negative integers or -1, got [4, -2]
