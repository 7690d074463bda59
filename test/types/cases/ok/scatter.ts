import {
  bincount,
  booleanMaskAsync,
  denseBincount,
  fn,
  inTopKAsync,
  lowerBound,
  scatterND,
  searchSorted,
  setdiff1dAsync,
  sparseToDense,
  type Tensor,
  tensor,
  tensorScatterUpdate,
  unique,
  upperBound,
  vmap,
  whereAsync,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const at = zeros([4, 2], 'int32');
declare const named: Tensor<['n', 3]>;
declare const size: number;
declare const flags: Tensor<['n'], 'bool'>;

is<Tensor<[8, 9, 3]>>()(scatterND(at, zeros([4, 3]), [8, 9, 3]), true);
is<Tensor<[8, number], 'int32'>>()(scatterND(at, zeros([4], 'int32'), [8, size]), true);
is<Tensor<[8, 3]>>()(scatterND(zeros([4], 'int32'), zeros([4, 3]), [8, 3]), true);
is<Tensor<['n', 3]>>()(tensorScatterUpdate(named, zeros([4, 1], 'int32'), zeros([4, 3])), true);
is<Tensor<[8, 9]>>()(sparseToDense(at, zeros([4]), [8, 9]), true);
is<Tensor<[8], 'bool'>>()(sparseToDense(zeros([4], 'int32'), true, [8]), true);
const spread = fn((x: Tensor<['n']>, i: Tensor<['n', 1], 'int32'>) => scatterND(i, x, [9]));
is<Tensor<[9]>>()(spread(zeros([4]), zeros([4, 1], 'int32')), true);
is<Tensor<[7, 9]>>()(vmap(spread)(zeros([7, 4]), zeros([7, 4, 1], 'int32')), true);
is<Tensor<[7, 5, 3]>>()(
  vmap(tensorScatterUpdate, [0, null, 0])(zeros([7, 5, 3]), zeros([4, 1], 'int32'), zeros([7, 4, 3])),
  true,
);

is<Tensor<[2, 3], 'int32'>>()(searchSorted(zeros([2, 9]), zeros([2, 3]), 'right'), true);
is<Tensor<['n', 3], 'int32'>>()(lowerBound(named, named), true);
is<Tensor<[7, 3], 'int32'>>()(vmap(upperBound)(zeros([7, 9]), zeros([7, 3], 'int32')), true);
is<Tensor<[5]>>()(bincount(zeros([4], 'int32'), zeros([0]), 5), true);
is<Tensor<[4, 5], 'int32'>>()(denseBincount(at, zeros([4, 2], 'int32'), 5), true);

// Sizes that depend on the data are unknown.
is<Tensor<[number, 3]>>()(unique(named).values, true);
is<Tensor<['n'], 'int32'>>()(unique(named).indices, true);
is<Tensor<['n', number]>>()(unique(named, -1).values, true);
is<Tensor<[3], 'int32'>>()(unique(named, 1).indices, true);
is<Promise<Tensor<[number, 2], 'int32'>>>()(whereAsync(zeros([4, 3], 'bool')), true);
is<Promise<Tensor<[number, 3]>>>()(booleanMaskAsync(named, flags), true);
is<Promise<Tensor<['n', number]>>>()(booleanMaskAsync(named, tensor([true, false, true]), 1), true);
is<Promise<Tensor<[number], 'int32'>>>()(booleanMaskAsync(at, zeros([4, 2], 'bool')), true);
is<Promise<[Tensor<[number]>, Tensor<[number], 'int32'>]>>()(setdiff1dAsync(zeros([4]), zeros([2])), true);
is<Promise<Tensor<[4], 'bool'>>>()(inTopKAsync(zeros([4, 3]), zeros([4], 'int32'), 2), true);
