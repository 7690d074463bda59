import { add, type Tensor, vmap, zeros } from 'axiswise';

const x = zeros([10]);
const y = zeros([20]);

export const sums: Tensor<[20, 10]> = vmap(vmap(add, [null, 0]), [0, null])(x, y);
