import type { Ops } from '../../types/index.js';
import { floatBinary } from './elementwise.js';

/**
 * The angle in radians of the point (b, a): the inverse tangent of a / b in the right quadrant.
 * Shapes broadcast as in numpy.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0.785398, -2.35619]
 * ```ts
 * atan2(tensor([1, -1]), tensor([1, -1]));
 * ```
 * @example Wrong: AX101 `atan2: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * atan2(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for complex64 and string tensors, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#atan2
 */
export const atan2 = /* @__PURE__ */ floatBinary('atan2', 'Atan2') as Ops['atan2'];
