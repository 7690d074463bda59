import { type Tensor, util } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { canon, MAX_RANK } from './canonical.js';
import { constant } from './derivatives.js';
import type { KernelName } from './names.js';
import { type AnyRecord, type Attrs, type Aval, type KernelRecord, loop, refuse } from './record.js';
import { asIs } from './rules.js';

/** Kernels without tensor inputs: nothing of theirs can be mapped or differentiated. */
const created = (shape: (attrs: Attrs, inputs: Attrs) => Aval): KernelRecord => ({
  shape: ({ inputs, attrs }) => shape(attrs, inputs),
  batch: refuse('takes no tensors'),
  ...constant,
});

interface RangeAttrs {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}
/** tfjs turns a step of 1 around where stop is below start. */
function rangeSize({ start, stop, step }: RangeAttrs): number {
  if (start === stop || (start < stop && step < 0) || (stop < start && step > 1)) return 0;
  return Math.abs(Math.ceil((stop - start) / step));
}

const oneHot: KernelRecord<'indices', Attrs> = {
  shape: ({ inputs: { indices }, attrs }) => ({ shape: [...indices.shape, attrs.depth], dtype: attrs.dtype }),
  batch: asIs,
  ...constant,
  canon: canon(
    (r, name, { indices }, attrs) => {
      const y = r.run(name, { indices: r.reshape(indices, [sizeOf(indices.shape)]) }, attrs);
      return r.reshape(y as Tensor, [...indices.shape, attrs.depth]);
    },
    { above: MAX_RANK - 1 },
  ),
};

const multinomial: KernelRecord<'logits', Attrs> = {
  shape: ({ inputs: { logits }, attrs }) => ({ shape: [logits.shape[0], attrs.numSamples], dtype: 'int32' }),
  batch: loop('examples share the seed, and so the draws'),
  ...constant,
};

export const creation = {
  Fill: created(({ shape, value, dtype }) => ({ shape, dtype: dtype ?? util.inferDtype(value) })),
  FromPixels: created(({ numChannels }, { pixels }) => ({
    shape: [pixels.height, pixels.width, numChannels],
    dtype: 'int32',
  })),
  LinSpace: created(({ num }) => ({ shape: [num], dtype: 'float32' })),
  Multinomial: multinomial,
  OneHot: oneHot,
  Range: created((attrs) => ({ shape: [rangeSize(attrs)], dtype: attrs.dtype })),
} satisfies Partial<Record<KernelName, AnyRecord>>;
