import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shapes/shape.js';
import { alongMiddle, canon, partwise, setAxis } from './canonical.js';
import type { Attrs, Derivative, KernelRecord } from './record.js';

/** What a kernel does that treats each axis by itself. `P` tells what it does along one, null that it leaves it. */
interface Separable<P, A> {
  params(shape: Shape, attrs: A): (P | null)[];
  attrs(params: readonly (P | null)[], attrs: A): Attrs;
  /** The size of an axis afterwards. */
  size(dim: number, param: P): number;
  /** The shape of the result, where its axes are not those of x. */
  shape?(shape: Shape, attrs: A): number[];
}

/** Kernels of x that treat each axis by itself: the batch axis is one more, which they leave. */
export function separable<P, A>(
  kernel: Separable<P, A>,
  derivative: Derivative<'x', A>,
): KernelRecord<'x', A> {
  const shapeOf = (shape: Shape, attrs: A): number[] =>
    kernel.shape?.(shape, attrs) ??
    kernel.params(shape, attrs).map((p, i) => (p === null ? shape[i] : kernel.size(shape[i], p)));
  return {
    shape: ({ inputs: { x }, attrs }) => ({ shape: shapeOf(x.shape, attrs), dtype: x.dtype }),
    batch(call) {
      const shape = call.shape('x');
      const y = call.run(call.inputs, kernel.attrs([null, ...kernel.params(shape, call.attrs)], call.attrs));
      return call.ops.reshape(y, [call.size, ...shapeOf(shape, call.attrs)]);
    },
    ...derivative,
    canon: canon(
      partwise((r, name, { x }, attrs) => {
        const y = kernel.params(x.shape, attrs).reduce((z, p, axis) => {
          if (p === null) return z;
          const shape = setAxis(z.shape, axis, kernel.size(z.shape[axis], p));
          const middle = kernel.attrs([null, p, null], attrs);
          return alongMiddle(r, z, axis, shape, (xs) => r.run(name, { x: xs }, middle) as Tensor);
        }, x);
        return r.reshape(y, shapeOf(x.shape, attrs));
      }),
    ),
  };
}
