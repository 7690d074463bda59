import type { Tensor } from '@tensorflow/tfjs-core';
import { normalizeAxes } from '../shapes/axes.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { type CanonRule, MAX_RANK, type Runner } from './canonRules.js';
import type { Attrs } from './record.js';
import { type Range, rangeAttrs, rangeSize, sliceParams, stridedRanges } from './slicing.js';

/** Kernels that treat each axis by itself. `P` is what they do along one. */
interface Separable<P> {
  /** What the kernel does along each axis, null where nothing. */
  params(shape: Shape, attrs: Attrs): (P | null)[];
  /** What leaves an axis of this size as it is. */
  neutral(dim: number): P;
  attrs(params: readonly P[], attrs: Attrs): Attrs;
  /** The size of an axis afterwards. */
  size(dim: number, param: P): number;
  /** The shape of the result, where it is not one axis for each. */
  shape?(shape: Shape, attrs: Attrs): Shape;
}

/** Neighbouring axes that stay as they are become one; if too many axes are left, they are treated one at a time. */
function separable<P>(kernel: Separable<P>): CanonRule {
  const apply = (r: Runner, name: string, x: Tensor, params: readonly (P | null)[], attrs: Attrs) => {
    const all = params.map((param, i) => param ?? kernel.neutral(x.shape[i]));
    return r.run(name, { x }, kernel.attrs(all, attrs)) as Tensor;
  };
  return (r, name, { x }, attrs) => {
    const given = kernel.params(x.shape, attrs);
    const sizes: number[] = [];
    const params: (P | null)[] = [];
    given.forEach((param, i) => {
      if (i > 0 && param === null && given[i - 1] === null) sizes[sizes.length - 1] *= x.shape[i];
      else {
        sizes.push(x.shape[i]);
        params.push(param);
      }
    });
    let y = r.reshape(x, sizes);
    if (sizes.length <= MAX_RANK) y = apply(r, name, y, params, attrs);
    else {
      params.forEach((param, i) => {
        if (param === null) return;
        const { shape } = y;
        const split = [sizeOf(shape.slice(0, i)), shape[i], sizeOf(shape.slice(i + 1))];
        const done = apply(r, name, r.reshape(y, split), [null, param, null], attrs);
        y = r.reshape(
          done,
          shape.map((dim, j) => (j === i ? kernel.size(dim, param) : dim)),
        );
      });
    }
    const sized = x.shape.map((dim, i) => (given[i] === null ? dim : kernel.size(dim, given[i])));
    return r.reshape(y, kernel.shape?.(x.shape, attrs) ?? sized);
  };
}

type Pair = readonly [number, number];

export const pad = separable<Pair>({
  params: (_, { paddings }) => paddings.map((pair: Pair) => (pair[0] + pair[1] === 0 ? null : pair)),
  neutral: () => [0, 0],
  attrs: (paddings, attrs) => ({ ...attrs, paddings }),
  size: (dim, [before, after]) => before + dim + after,
});

export const reverse = separable<boolean>({
  params: (shape, { dims }) => {
    const axes = normalizeAxes('reverse', dims, shape);
    return shape.map((_, i) => (axes.includes(i) ? true : null));
  },
  neutral: () => false,
  attrs: (params, attrs) => ({ ...attrs, dims: params.flatMap((on, i) => (on ? [i] : [])) }),
  size: (dim) => dim,
});

export const tile = separable<number>({
  params: (_, { reps }) => reps.map((n: number) => (n === 1 ? null : n)),
  neutral: () => 1,
  attrs: (reps, attrs) => ({ ...attrs, reps }),
  size: (dim, n) => dim * n,
});

export const slice = separable<Pair>({
  params: (shape, attrs) => {
    const [begin, size] = sliceParams(shape, attrs);
    return shape.map((dim, i) => (size[i] === dim ? null : [begin[i], size[i]]));
  },
  neutral: (dim) => [0, dim],
  attrs: (pairs) => ({ begin: pairs.map(([begin]) => begin), size: pairs.map(([, size]) => size) }),
  size: (_, [, size]) => size,
});

export const stridedSlice = separable<Range>({
  params: (shape, attrs) =>
    stridedRanges(shape, attrs).ranges.map((range, i) =>
      rangeSize(range) === shape[i] && range[2] === 1 ? null : range,
    ),
  neutral: (dim) => [0, dim, 1],
  attrs: rangeAttrs,
  size: (_, range) => rangeSize(range),
  shape: (shape, attrs) => stridedRanges(shape, attrs).finalShape,
});
