import {
  type AnyTensor,
  raggedGather,
  raggedRange,
  raggedTensorToTensor,
  sparse,
  string,
  type Tensor,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const at = zeros([7, 2], 'int32');
const ids = zeros([7], 'int32');
declare const named: Tensor<['n', 3]>;
declare const n: Tensor<['n'], 'int32'>;
declare const words: Tensor<['n', 4], 'string'>;
declare const some: AnyTensor;

const filled = sparse.sparseFillEmptyRows(at, zeros([7]), [5, 6], 0);
is<Tensor<[number, 2], 'int32'>>()(filled.outputIndices, true);
is<Tensor<[number]>>()(filled.outputValues, true);
is<Tensor<[5], 'bool'>>()(filled.emptyRowIndicator, true);
is<Tensor<[7], 'int32'>>()(filled.reverseIndexMap, true);
const unknown = sparse.sparseFillEmptyRows(some, zeros([7]), zeros([2], 'int32'), 0);
is<Tensor<[number, 2], 'int32'>>()(unknown.outputIndices, true);
is<Tensor<[number], 'bool'>>()(unknown.emptyRowIndicator, true);
is<Tensor<[7, 3], 'int32'>>()(sparse.sparseReshape(at, [6, 4], [2, 3, -1]).outputIndices, true);
is<Tensor<[3], 'int32'>>()(sparse.sparseReshape(at, zeros([2], 'int32'), [2, 3, -1]).outputShape, true);
is<Tensor<[number, 3]>>()(sparse.sparseSegmentSum(named, ids, ids), true);
is<Tensor<[number]>>()(sparse.sparseSegmentMean(ids, n, n), true);
is<Tensor<[5, number, 3]>>()(
  vmap(sparse.sparseSegmentSum, [0, null, null])(zeros([5, 9, 3]), ids, ids),
  true,
);

is<Tensor<[number], 'string'>>()(
  string.stringNGrams(['a', 'b'], ids, '', [1, 2], '', '', 0, false).nGrams,
  true,
);
is<Tensor<['n'], 'int32'>>()(string.stringNGrams(['a'], n, '', [2], '', '', 0, false).nGramsSplits, true);
is<Tensor<[number, 2], 'int32'>>()(string.stringSplit(['a b'], ' ').indices, true);
is<Tensor<['n', 4], 'int32'>>()(string.stringToHashBucketFast(words, 7), true);
is<Tensor<[2], 'string'>>()(string.staticRegexReplace(['a', 'b'], 'a', 'c'), true);
is<Tensor<[], 'string'>>()(string.staticRegexReplace('a', 'a', 'c'), true);

const rows = raggedGather([ids, n], named, at, 3);
is<[Tensor<[number], 'int32'>, Tensor<[number], 'int32'>, Tensor<[number], 'int32'>]>()(
  rows.outputNestedSplits,
  true,
);
is<Tensor<[number, 3]>>()(rows.outputDenseValues, true);
is<Tensor<[4], 'int32'>>()(raggedRange(zeros([3]), 4, 1).rtNestedSplits, true);
is<Tensor<['n+1'], 'int32'>>()(raggedRange(n, 4, n).rtNestedSplits, true);
is<Tensor<[number], 'int32'>>()(raggedRange(n, 4, n).rtDenseValues, true);
is<Tensor<[2, number]>>()(raggedTensorToTensor([2, -1], zeros([7]), 0, [n], ['ROW_SPLITS']), true);
is<Tensor<[number, 9, 3]>>()(raggedTensorToTensor([-1, 9, -1], named, 0, [n], ['ROW_SPLITS']), true);
