import { batchNorm, depthToSpace, ones, vmap, zeros } from 'axiswise';

const x = zeros([1, 2, 2, 6]);
const c = zeros([6]);

depthToSpace(x, 2); //~ depthToSpace: axis 3 of shape [1, 2, 2, 6] is not a multiple of 2 * 2
depthToSpace(x, 2, 'NCHW'); //~ depthToSpace: axis 1 of shape [1, 2, 2, 6] is not a multiple of 2 * 2
depthToSpace(c, 2); //~ depthToSpace: argument 0 must have rank 4, got shape [6]
depthToSpace(x, 1); //~ depthToSpace: blockSize must be an integer of 2 or more, got 1
batchNorm(x, zeros([2]), c); //~ batchNorm: argument 1 of shape [2] does not broadcast to [1, 2, 2, 6]
batchNorm(x, c, c, null, ones([7])); //~ batchNorm: argument 4 of shape [7] does not broadcast to [1, 2, 2, 6]
batchNorm(zeros([2], 'complex64'), 0, 1); //~ batchNorm: argument 0 must be float32, got complex64; convert it with cast
vmap(batchNorm)(zeros([5, 3]), zeros([5, 2]), zeros([5, 3])); //~ vmap: per-example batchNorm: argument 1 of shape [2] does not broadcast to [3]
