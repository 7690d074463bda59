import type { Tensor } from '@tensorflow/tfjs-core';
import { canon } from './canonical.js';
import { linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, KernelRecord } from './record.js';
import { asIs, elementwiseCanon, repeated, shapeOf } from './rules.js';

const join = (ops: Ops, real: Tensor, imag: Tensor) => ops.call('Complex', { real, imag });
const real = (ops: Ops, input: Tensor) => ops.call('Real', { input });
const imag = (ops: Ops, input: Tensor) => ops.call('Imag', { input });

/** Cotangents are transposed, not conjugated, so the imaginary part changes its sign. */
const complex: KernelRecord<'real' | 'imag'> = {
  shape: shapeOf('real', 'complex64'),
  batch: repeated,
  ...linear(({ ct, ops }) => ({ real: real(ops, ct), imag: ops.neg(imag(ops, ct)) })),
  canon: elementwiseCanon,
};

const part = (transpose: (ops: Ops, ct: Tensor) => Tensor): KernelRecord<'input'> => ({
  shape: shapeOf('input', 'float32'),
  batch: asIs,
  ...linear(({ ct, ops }) => ({ input: transpose(ops, ct) })),
  // The part has the shape it once had, if the complex value was reshaped.
  canon: canon((r, name, { input }) => r.reshape(r.run(name, { input }) as Tensor, input.shape)),
});

/** conj(x) / |x|, and 0 at 0. */
function direction(ops: Ops, x: Tensor, y: Tensor): Tensor {
  const norm = ops.where(ops.equal(y, 0), 1, y);
  return join(ops, ops.div(real(ops, x), norm), ops.neg(ops.div(imag(ops, x), norm)));
}

const abs: KernelRecord<'x'> = {
  shape: shapeOf('x', 'float32'),
  batch: asIs,
  canon: elementwiseCanon,
  saves: 'all',
  vjp: ({ ct, inputs, y, ops }) => ({
    x: ops.mul(join(ops, ct, ops.zerosLike(ct)), direction(ops, inputs.x, y)),
  }),
  jvp: ({ tangents, inputs, y, ops }) =>
    tangents.x ? real(ops, ops.mul(tangents.x, direction(ops, inputs.x, y))) : null,
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
