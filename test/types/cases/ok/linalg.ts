import { diag, linalg, meshgrid, type Tensor, vmap, zeros } from 'axiswise';
import { is } from '../is.js';

declare const square: Tensor<['b', 'n', 'n']>;
const v = zeros([3]);

is<Tensor<[2, 3], 'int32'>>()(linalg.bandPart(zeros([2, 3], 'int32'), 1, -1), true);
is<Tensor<['b', 'n', 'n']>>()(linalg.bandPart(square, zeros([], 'int32'), 5), true);
is<Tensor<[2, 3]>>()(linalg.gramSchmidt(zeros([2, 3])), true);
is<[Tensor<[3]>, Tensor<[3]>]>()(linalg.gramSchmidt([v, v]), true);
is<[Tensor<[5, 4, 2]>, Tensor<[5, 2, 2]>]>()(linalg.qr(zeros([5, 4, 2])), true);
is<[Tensor<[4, 4]>, Tensor<[4, 2]>]>()(linalg.qr(zeros([4, 2]), true), true);
const [q, r] = linalg.qr(square);
is<Tensor<['b', 'n', 'n']>>()(q, true);
is<Tensor<['b', 'n', 'n']>>()(r, true);
is<Tensor<[3, 3]>>()(diag(v), true);
is<Tensor<[7, 3, 3]>>()(vmap(diag)(zeros([7, 3])), true);
is<[Tensor<[4, 3]>, Tensor<[4, 3], 'int32'>]>()(meshgrid(v, zeros([4], 'int32')), true);
const [rows, columns] = meshgrid(v, 2, { indexing: 'ij' });
is<Tensor<[3, 1]>>()(rows, true);
is<Tensor<[3, 1]>>()(columns, true);
is<[Tensor<[3]>]>()(meshgrid(v), true);
is<[]>()(meshgrid(), true);
