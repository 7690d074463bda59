import { arange, eye, fill, linspace, ones, scalar, type Tensor, tensor, zeros } from 'axiswise';
import { is } from '../is.js';

is<Tensor<[2, 3]>>()(zeros([2, 3]), true);
is<Tensor<[]>>()(zeros([]), true);
is<Tensor<[0, 3], 'int32'>>()(ones([0, 3], 'int32'), true);
is<Tensor<[2]>>()(fill([2], 7), true);
is<Tensor<[2], 'bool'>>()(fill([2], true), true);
is<Tensor<[]>>()(scalar(1), true);
is<Tensor<[], 'bool'>>()(scalar(false), true);
is<Tensor<[], 'int32'>>()(scalar(1, 'int32'), true);

is<Tensor<[3]>>()(tensor([1, 2, 3]), true);
is<Tensor<[2, 3]>>()(
  tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]),
  true,
);
is<Tensor<[2, 1, 2]>>()(tensor([[[1, 2]], [[3, 4]]]), true);
is<Tensor<[2], 'bool'>>()(tensor([true, false]), true);
is<Tensor<[2], 'int32'>>()(tensor([1, 2], undefined, 'int32'), true);
is<Tensor<[3, 2]>>()(tensor([1, 2, 3, 4, 5, 6], [3, 2]), true);
is<Tensor<[2, 2]>>()(tensor(new Float32Array(4), [2, 2]), true);
declare const measured: number[];
export const unknown: Tensor = tensor(measured);
export const partly: Tensor = tensor([measured, [1, 2]]);

is<Tensor<[10]>>()(arange(10), true);
is<Tensor<[7]>>()(arange(3, 10), true);
is<Tensor<[0]>>()(arange(10, 3), true);
is<Tensor<[4]>>()(arange(-1, 3), true);
is<Tensor<[number]>>()(arange(0, 1, 0.1), true);
is<Tensor<[5]>>()(linspace(0, 1, 5), true);
is<Tensor<[3, 3]>>()(eye(3), true);
is<Tensor<[3, 4]>>()(eye(3, 4), true);
is<Tensor<[7, 3, 4]>>()(eye(3, 4, [7]), true);
