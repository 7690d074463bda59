import type { Tensor } from '@tensorflow/tfjs-core';
import { canon, elementwise, type Form, run } from './canonical.js';
import { linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, KernelRecord } from './record.js';
import { asIs, repeated, shapeOf } from './rules.js';

const join = (ops: Ops, real: Tensor, imag: Tensor) => ops.call('Complex', { real, imag });
const real = (ops: Ops, input: Tensor) => ops.call('Real', { input });
const imag = (ops: Ops, input: Tensor) => ops.call('Imag', { input });

/** Cotangents are transposed, not conjugated, so the imaginary part changes its sign. */
const complex: KernelRecord<'real' | 'imag'> = {
  shape: shapeOf('real', 'complex64'),
  batch: repeated,
  ...linear(({ ct, ops }) => ({ real: real(ops, ct), imag: ops.neg(imag(ops, ct)) })),
  canon: canon(elementwise),
};

/** Real and Imag give the part a shape it once had, if the complex value was reshaped. */
export const partOf: Form = (r, name, { input }, attrs) =>
  r.reshape(run(r, name, { input }, attrs), input.shape);

const part = (transpose: (ops: Ops, ct: Tensor) => Tensor): KernelRecord<'input'> => ({
  shape: shapeOf('input', 'float32'),
  batch: asIs,
  ...linear(({ ct, ops }) => ({ input: transpose(ops, ct) })),
  canon: canon(partOf, { above: -1 }),
});

/** conj(x) / |x|, and 0 at 0. */
function conjugateDirection(ops: Ops, x: Tensor, y: Tensor): [Tensor, Tensor] {
  const norm = ops.where(ops.equal(y, 0), ops.ones(y.shape), y);
  return [ops.div(real(ops, x), norm), ops.neg(ops.div(imag(ops, x), norm))];
}

const abs: KernelRecord<'x'> = {
  shape: shapeOf('x', 'float32'),
  batch: asIs,
  canon: canon(elementwise),
  saves: 'all',
  vjp({ ct, inputs, y, ops }) {
    const [re, im] = conjugateDirection(ops, inputs.x, y);
    return { x: join(ops, ops.mul(ct, re), ops.mul(ct, im)) };
  },
  jvp({ tangents, inputs, y, ops }) {
    if (tangents.x === undefined) return null;
    const [re, im] = conjugateDirection(ops, inputs.x, y);
    return ops.sub(ops.mul(real(ops, tangents.x), re), ops.mul(imag(ops, tangents.x), im));
  },
};

/** The Fourier matrices are symmetric: each is its own transpose. */
const fourier: KernelRecord<'input'> = {
  shape: shapeOf('input', 'complex64'),
  batch: asIs,
  ...linear(({ name, ct, ops }) => ({ input: ops.call(name, { input: ct }) })),
};

export const complexNumbers = {
  Complex: complex,
  ComplexAbs: abs,
  FFT: fourier,
  IFFT: fourier,
  Imag: part((ops, ct) => join(ops, ops.zerosLike(ct), ops.neg(ct))),
  Real: part((ops, ct) => join(ops, ct, ops.zerosLike(ct))),
} satisfies Partial<Record<KernelName, AnyRecord>>;
