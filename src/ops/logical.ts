import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';
import { logical } from './elementwise.js';
import { toBool } from './operand.js';

/**
 * Both are true, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: bool.
 *
 * @example Right: [1, 0]
 * ```ts
 * logicalAnd(tensor([true, false]), true);
 * ```
 * @example Wrong: AX128 `logicalAnd: argument 0 must be bool, got float32; convert it with cast`
 * ```ts
 * logicalAnd(tensor([1]), true);
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for operands that are not bool, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#logicalAnd
 */
export const logicalAnd = /* @__PURE__ */ logical('logicalAnd', 'LogicalAnd') as Ops['logicalAnd'];

/**
 * At least one is true, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: bool.
 *
 * @example Right: [1, 1]
 * ```ts
 * logicalOr(tensor([true, false]), true);
 * ```
 * @example Wrong: AX128 `logicalOr: argument 0 must be bool, got float32; convert it with cast`
 * ```ts
 * logicalOr(tensor([1]), true);
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for operands that are not bool, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#logicalOr
 */
export const logicalOr = /* @__PURE__ */ logical('logicalOr', 'LogicalOr') as Ops['logicalOr'];

/**
 * Exactly one is true, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: bool.
 *
 * @example Right: [0, 1]
 * ```ts
 * logicalXor(tensor([true, false]), true);
 * ```
 * @example Wrong: AX128 `logicalXor: argument 0 must be bool, got float32; convert it with cast`
 * ```ts
 * logicalXor(tensor([1]), true);
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for operands that are not bool, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#logicalXor
 */
export const logicalXor = /* @__PURE__ */ logical('logicalXor', 'NotEqual') as Ops['logicalXor'];

/**
 * Not, elementwise.
 * Shape: kept. Dtype: bool.
 *
 * @example Right: [0, 1]
 * ```ts
 * logicalNot(tensor([true, false]));
 * ```
 * @example Wrong: AX128 `logicalNot: argument 0 must be bool, got float32; convert it with cast`
 * ```ts
 * logicalNot(tensor([1]));
 * ```
 * @throws AX128 for an operand that is not bool, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#logicalNot
 */
export const logicalNot = /* @__PURE__ */ onTensor(
  'logicalNot',
  (x) => bind('LogicalNot', { x }) as Tensor,
  ['bool'],
  toBool,
) as Ops['logicalNot'];
