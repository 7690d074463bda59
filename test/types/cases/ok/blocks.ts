import { batchToSpaceND, spaceToBatchND, type Tensor, zeros } from 'axiswise';
import { is } from '../is.js';

declare const named: Tensor<['n', 4, 'c']>;
declare const by: [[1, 0], [1, 1]];

is<Tensor<[12, 2, 2, 2]>>()(spaceToBatchND(zeros([2, 3, 4, 2]), [2, 3], by), true);
is<Tensor<[2, 3, 4, 2]>>()(batchToSpaceND(zeros([12, 2, 2, 2]), [2, 3], by), true);
is<Tensor<['2*n', 2, 'c']>>()(spaceToBatchND(named, [2], [[0, 0]]), true);
is<Tensor<[number, 7, 'c']>>()(batchToSpaceND(named, [2], [[1, 0]]), true);
