import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import type { AsShapeFn } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { dtypeAssertion, operandKind, shapeAssertion } from '../messages/tensors.js';
import { evaluateDim, isCompound } from '../shapes/symbolic.js';
import { isTensor } from '../tracing/tree.js';

/** Why the shape is not the wanted one: null when it is; a name must have one size, and a sum of names theirs. */
function mismatch(shape: readonly number[], wanted: readonly (number | string)[]): string | null {
  if (shape.length !== wanted.length) return '';
  const sizes = new Map<string, number>();
  for (const [i, dim] of wanted.entries()) {
    if (typeof dim === 'number') {
      if (dim !== shape[i]) return '';
      continue;
    }
    const known = sizes.get(dim) ?? shape[i];
    if (known !== shape[i]) return `${dim} is ${known} and ${shape[i]}`;
    sizes.set(dim, known);
  }
  for (const [i, dim] of wanted.entries()) {
    if (typeof dim === 'number' || !isCompound(dim)) continue;
    const size = evaluateDim(dim, sizes);
    if (size !== null && size !== shape[i]) return `${dim} is ${size} and ${shape[i]}`;
  }
  return null;
}

/**
 * x itself, with a shape and a dtype that the types then know: checked here, at run time. A name stands for one size, and
 * `'n+1'`, `'n-1'`, `'2*n'`, `'m+n'` for the size that its names give it.
 * Shape: `shape`. Dtype: `dtype`, by default float32.
 *
 * @example Right: [[1, 2], [3, 4]]
 * ```ts
 * asShape(tensor([[1, 2], [3, 4]]), ['n', 'n']);
 * ```
 * @example Wrong: AX126 `asShape: expected shape [n, n], got [2, 3] (n is 2 and 3)`
 * ```ts
 * asShape(zeros([2, 3]), ['n', 'n']);
 * ```
 * @throws AX126 for another shape, AX127 for another dtype, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#ensureShape
 */
export const asShape = ((x: Tensor, shape: readonly (number | string)[], dtype: DataType = 'float32') => {
  if (!isTensor(x)) raise(operandKind, 'asShape', 0, kindOf(x));
  const detail = mismatch(x.shape, shape);
  if (detail !== null) raise(shapeAssertion, shape, x.shape, detail);
  if (x.dtype !== dtype) raise(dtypeAssertion, dtype, x.dtype);
  return x;
}) as unknown as AsShapeFn;
