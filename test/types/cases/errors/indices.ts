import { cumprod, cumsum, gatherND, moments, norm, oneHot, type Tensor, topk, vmap, zeros } from 'axiswise';

const x = zeros([4, 6]);
const c = zeros([3], 'complex64');
declare const named: Tensor<['n', 'm']>;

cumsum(x, 2); //~ cumsum: axis 2 is out of range for shape [4, 6] (rank 2)
cumprod(c); //~ cumprod: argument 0 must be float32 or int32 or bool, got complex64; convert it with cast
oneHot(x, 3); //~ oneHot: argument 0 must be int32, got float32; convert it with cast
oneHot(zeros([3], 'int32'), 0); //~ oneHot: depth must be a positive integer, got 0
topk(x, 7); //~ topk: k must be an integer from 0 to 6, got 7
topk(named, -1); //~ topk: k must be an integer from 0 to m, got -1
topk(zeros([])); //~ topk: argument 0 must have rank 1 or more, got shape []
topk(zeros([3], 'bool')); //~ topk: argument 0 must be float32 or int32, got bool; convert it with cast
gatherND(x, zeros([2, 3], 'int32')); //~ gatherND: indices of shape [2, 3] name 3 axes but shape [4, 6] has rank 2
gatherND(x, zeros([2, 2])); //~ gatherND: argument 1 must be int32, got float32; convert it with cast
norm(x, 1, 2); //~ norm: axis 2 is out of range for shape [4, 6] (rank 2)
norm(x, 1, [0, 1, 0]); //~ norm: axis must be one axis or two, got [0, 1, 0]
norm(c); //~ norm: argument 0 must be float32, got complex64; convert it with cast
moments(x, [0, 0]); //~ moments: axis 0 is given twice in [0, 0]
vmap(gatherND)(x, zeros([4, 2], 'int32')); //~ vmap: per-example gatherND: indices of shape [2] name 2 axes but shape [6] has rank 1
