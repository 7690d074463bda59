import { batchToSpaceND, spaceToBatchND, zeros } from 'axiswise';

const x = zeros([3, 3]);

spaceToBatchND(x, [2], [[0, 0]]); //~ spaceToBatchND: axis 1 of shape [3, 3] with paddings [0, 0] is not a multiple of 2
spaceToBatchND(x, [3], []); //~ spaceToBatchND: paddings must be 1 pair, got 0 pairs
spaceToBatchND(x, [0], [[0, 0]]); //~ spaceToBatchND: blockShape must be positive integers, got [0]
spaceToBatchND(zeros([3]), [1], [[0, 0]]); //~ spaceToBatchND: argument 0 must have rank 2 or more, got shape [3]
batchToSpaceND(x, [2], [[0, 0]]); //~ batchToSpaceND: axis 0 of shape [3, 3] is not a multiple of 2
batchToSpaceND(x, [3], [[5, 5]]); //~ batchToSpaceND: crops[0] must be at most 9 together, got [5, 5]
