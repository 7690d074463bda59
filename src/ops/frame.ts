import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { broadcastShapes } from '../shapes/broadcast.js';
import { enclosingPower, frameShape, stftShape } from '../shapes/signal.js';
import { fillTensor } from '../tensor/fill.js';
import { makeReal } from '../tensor/values.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { floatUnary, realUnary } from './elementwise.js';
import { halfSpectra } from './fourier.js';
import { toFloat } from './operand.js';
import { hannWindow } from './window.js';

/** Takes all frames at once, where tfjs slices them one by one. */
function frames(x: Tensor, count: number, length: number, step: number, padValue = 0): Tensor {
  if (count === 0) return fillTensor([0, length], 0, x.dtype);
  const beyond = (count - 1) * step + length - x.size;
  const attrs = { paddings: [[0, beyond]], constantValue: padValue };
  const from = beyond > 0 ? (bind('PadV2', { x }, attrs) as Tensor) : x;
  const places = Int32Array.from(
    { length: count * length },
    (_, i) => Math.floor(i / length) * step + (i % length),
  );
  const indices = makeReal(places, [count, length], 'int32');
  return bind('GatherV2', { x: from, indices }, { axis: 0, batchDims: 0 }) as Tensor;
}

/**
 * Parts of a signal, one every `frameStep` elements. With `padEnd` also those that reach beyond its end, where they are
 * `padValue`.
 * Shape: [n] -> [1 + (n - frameLength) / frameStep rounded down, frameLength], or [n / frameStep rounded up,
 * frameLength] with `padEnd`. Dtype: kept, float32 or int32.
 *
 * @example Right: [[1, 2], [3, 4]]
 * ```ts
 * signal.frame(tensor([1, 2, 3, 4, 5]), 2, 2);
 * ```
 * @example Wrong: AX135 `frame: argument 0 must have rank 1, got shape [2, 8]`
 * ```ts
 * signal.frame(zeros([2, 8]), 2, 1);
 * ```
 * @throws AX135 for what is no vector, AX125 for a length or a step that is no positive integer, AX128 for other
 * dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#signal.frame
 */
export const frame = /* @__PURE__ */ realUnary(
  'frame',
  (x, frameLength: number, frameStep: number, padEnd: boolean = false, padValue: number = 0) => {
    const [count, length] = frameShape('frame', x.shape, frameLength, frameStep, padEnd);
    return scope('frame', () => frames(x, count, length, frameStep, padValue));
  },
) as unknown as Ops['signal']['frame'];

/**
 * The spectrum of every frame of a signal, each times a window.
 * Shape: [n] -> [1 + (n - frameLength) / frameStep, fftLength / 2 + 1], both rounded down; `fftLength` is by default
 * the smallest power of two that is not below `frameLength`. Dtype: complex64, from float32; int32 and bool operands
 * are converted first.
 *
 * @example Right: [[1, 1], [2, 2]]
 * ```ts
 * real(signal.stft(tensor([1, 1, 2]), 1, 2, 2));
 * ```
 * @example Wrong: AX125 `stft: frameStep must be a positive integer, got 0`
 * ```ts
 * signal.stft(zeros([8]), 4, 0);
 * ```
 * @throws AX135 for what is no vector, AX125 for a length or a step that is no positive integer, AX101 for a window
 * that does not fit the frames, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#signal.stft
 */
export const stft = /* @__PURE__ */ floatUnary(
  'stft',
  (
    x,
    frameLength: number,
    frameStep: number,
    fftLength?: number | null,
    windowFn: (length: number) => Tensor = hannWindow as never,
  ) => {
    const shape = stftShape(x.shape, frameLength, frameStep, fftLength);
    return scope('stft', () => {
      const parts = frames(x, shape[0], frameLength, frameStep);
      const window = toFloat('stft', 4, windowFn(frameLength));
      broadcastShapes('stft', parts.shape, window.shape);
      const shaped = bind('Multiply', { a: parts, b: window }) as Tensor;
      return halfSpectra(shaped, shape, fftLength ?? enclosingPower(frameLength));
    });
  },
) as unknown as Ops['signal']['stft'];
