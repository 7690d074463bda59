import type { Tensor } from '@tensorflow/tfjs-core';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { type Canon, type Form, MAX_RANK, type Runner, setAxis, splitCanon } from './canonical.js';
import type { Attrs, Derivative, KernelRecord } from './record.js';

/** What a kernel does that treats each axis by itself. `P` tells what it does along one. */
interface Separable<P, A> {
  /** What it does along each axis, null where nothing. */
  params(shape: Shape, attrs: A): (P | null)[];
  /** What leaves an axis of this size as it is. */
  neutral(dim: number): P;
  attrs(params: readonly P[], attrs: A): Attrs;
  /** The size of an axis afterwards. */
  size(dim: number, param: P): number;
  /** The shape of the result, where its axes are not those of x. */
  shape?(shape: Shape, attrs: A): number[];
}

/** Kernels of x that treat each axis by itself: the batch axis is one more, of which they leave everything. */
export function separable<P, A>(
  kernel: Separable<P, A>,
  derivative: Derivative<'x', A>,
  canon: Partial<Canon> = {},
): KernelRecord<'x', A> {
  const all = (shape: Shape, params: readonly (P | null)[]) =>
    params.map((p, i) => p ?? kernel.neutral(shape[i]));
  const outShape = (shape: Shape, attrs: A) =>
    kernel.shape?.(shape, attrs) ??
    all(shape, kernel.params(shape, attrs)).map((param, i) => kernel.size(shape[i], param));
  const apply = (r: Runner, name: string, x: Tensor, params: readonly (P | null)[], attrs: A) =>
    r.run(name, { x }, kernel.attrs(all(x.shape, params), attrs)) as Tensor;

  /** Neighbouring axes that stay as they are become one; if too many are left, they are treated one at a time. */
  const form: Form = (r, name, { x }, attrs) => {
    const sizes: number[] = [];
    const params: (P | null)[] = [];
    kernel.params(x.shape, attrs).forEach((param, i) => {
      if (i > 0 && param === null && params[params.length - 1] === null)
        sizes[sizes.length - 1] *= x.shape[i];
      else params.push(param) && sizes.push(x.shape[i]);
    });
    let y = r.reshape(x, sizes);
    if (sizes.length <= MAX_RANK) y = apply(r, name, y, params, attrs);
    else {
      params.forEach((param, i) => {
        if (param === null) return;
        const { shape } = y;
        const split = [sizeOf(shape.slice(0, i)), shape[i], sizeOf(shape.slice(i + 1))];
        y = apply(r, name, r.reshape(y, split), [null, param, null], attrs);
        y = r.reshape(y, setAxis(shape, i, kernel.size(shape[i], param)));
      });
    }
    return r.reshape(y, outShape(x.shape, attrs));
  };

  return {
    shape: ({ inputs: { x }, attrs }) => ({ shape: outShape(x.shape, attrs), dtype: x.dtype }),
    batch(call) {
      const shape = call.shape('x');
      const params = [kernel.neutral(call.size), ...all(shape, kernel.params(shape, call.attrs))];
      const y = call.run(call.inputs, kernel.attrs(params, call.attrs));
      return call.ops.reshape(y, [call.size, ...outShape(shape, call.attrs)]);
    },
    ...derivative,
    canon: splitCanon(form, canon),
  };
}
