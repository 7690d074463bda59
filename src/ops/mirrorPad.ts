import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import { mirrorPadShape, type Paddings } from '../shapes/pad.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';

type Mode = 'reflect' | 'symmetric';

/**
 * x with mirrors of itself before and after it; `paddings` has a pair of counts for each axis.
 * Shape: each axis longer by its two counts. Dtype: kept.
 *
 * `reflect` does not repeat the element at the edge, `symmetric` does.
 *
 * @example Right: [3, 2, 1, 2, 3, 2]
 * ```ts
 * mirrorPad(tensor([1, 2, 3]), [[2, 1]], 'reflect');
 * ```
 * @example Wrong: AX125 `mirrorPad: paddings[0] must be two integers from 0 to 2, got [3, 0]`
 * ```ts
 * mirrorPad(zeros([3]), [[3, 0]], 'reflect');
 * ```
 * @throws AX125 for counts that the axis does not have, AX136 unless there is a pair for each axis, AX135 for a
 * scalar.
 * @see https://js.tensorflow.org/api/latest/#mirrorPad
 */
export const mirrorPad = /* @__PURE__ */ onTensor('mirrorPad', (x, paddings: Paddings, mode: Mode) => {
  if (mode !== 'reflect' && mode !== 'symmetric') {
    raise(invalidArgument, 'mirrorPad', 'mode', 'reflect or symmetric', String(mode));
  }
  mirrorPadShape(x.shape, paddings, mode);
  const attrs = { paddings: paddings.map((pair) => [...pair]), mode };
  return bind('MirrorPad', { x }, attrs) as Tensor;
}) as Ops['mirrorPad'];
