import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complexNumbers } from '../../../src/kernels/complex.js';
import { vjp as typedVjp } from '../../../src/transforms/vjp.js';
import { vmapImpl } from '../../../src/transforms/vmap.js';
import { useBackend } from '../../support/backend.js';
import { floats, reseed } from './kernelCase.js';

beforeAll(() => useBackend('cpu'));
beforeEach(reseed);

type F = (...xs: tf.Tensor[]) => tf.Tensor;
const vmap = vmapImpl as unknown as (f: F, inAxes: unknown, outAxes?: number) => F;
const vjp = typedVjp as unknown as (f: F, xs: tf.Tensor[]) => [tf.Tensor, (ct: tf.Tensor) => tf.Tensor[]];

const complex = (...shape: number[]) => tf.complex(floats(...shape)(), floats(...shape)());
const values = (z: tf.Tensor) => [...z.dataSync()];
const close = (a: tf.Tensor, b: tf.Tensor) => {
  expect(a.shape).toEqual(b.shape);
  expect(a.dtype).toBe(b.dtype);
  const wanted = values(b);
  for (const [i, v] of values(a).entries()) expect(v).toBeCloseTo(wanted[i], 4);
};

const SHAPE = [2, 4];
const functions: [string, F][] = [
  ['real', (z) => tf.real(z)],
  ['imag', (z) => tf.imag(z)],
  ['abs', (z) => tf.abs(z)],
  ['fft', (z) => tf.fft(z)],
  ['ifft', (z) => tf.ifft(z)],
  ['reshape', (z) => tf.reshape(z, [4, 2])],
  ['transpose', (z) => tf.complex(tf.transpose(tf.real(z)), tf.transpose(tf.imag(z)))],
  ['square', (z) => tf.mul(z, z)],
  ['difference', (z) => tf.sub(tf.mul(z, z), z)],
  ['concat', (z) => tf.concat([z, z], 1)],
  ['stack', (z) => tf.stack([z, z])],
  ['complex of its parts', (z) => tf.complex(tf.imag(z), tf.real(z))],
];

describe.each(functions)('%s', (name, f) => {
  it.each([1, 3])('maps over %d', (size) => {
    const z = complex(size, ...SHAPE);
    const [re, im] = [tf.unstack(tf.real(z)), tf.unstack(tf.imag(z))];
    const examples = re.map((x, i) => f(tf.complex(x, im[i])));
    const found = vmap(f, 0)(z);
    const [real, imag] = [tf.real, tf.imag].map((part) =>
      tf.stack(examples.map((y) => (y.dtype === 'complex64' ? part(y) : y))),
    );
    close(found, examples[0].dtype === 'complex64' ? tf.complex(real, imag) : real);
  });

  it('has the linear part of its cotangents transposed, not conjugated', () => {
    const z = complex(...SHAPE);
    const [out, pull] = vjp(f, [z]);
    const ct = out.dtype === 'complex64' ? complex(...out.shape) : floats(...out.shape)();
    const [pulled] = pull(ct);
    expect(pulled.dtype).toBe('complex64');
    const step = 1e-2;
    for (const direction of [tf.complex(floats(...SHAPE)(), tf.zeros(SHAPE)), complex(...SHAPE)]) {
      const at = (by: number) =>
        f(tf.add(z, tf.complex(tf.mul(tf.real(direction), by), tf.mul(tf.imag(direction), by))));
      const change = tf.sub(at(step), at(-step));
      const expected = pairing(ct, change) / (2 * step);
      expect(pairing(pulled, direction), name).toBeCloseTo(expected, 2);
    }
  });
});

/** The real part of the sum of products. */
function pairing(a: tf.Tensor, b: tf.Tensor): number {
  if (a.dtype !== 'complex64') return tf.sum(tf.mul(a, b)).dataSync()[0];
  const [x, y] = [values(a), values(b)];
  return x.reduce((sum, v, i) => sum + (i % 2 === 0 ? v * y[i] : -v * y[i]), 0);
}

it('maps over an axis of complex values that is not the first', () => {
  const z = complex(3, 2);
  const found = vmap((x) => tf.abs(x), 1)(z);
  close(found, tf.transpose(tf.abs(z)));
});

it('repeats complex values that are not mapped', () => {
  const [z, x] = [complex(2), floats(3, 2)()];
  const found = vmap((a, b) => tf.stack([a, tf.complex(b, b)]), [null, 0])(z, x);
  expect(found.shape).toEqual([3, 2, 2]);
});

it.each(Object.entries(complexNumbers))('%s has the shape and dtype of tfjs', (name, record) => {
  const [x, z] = [floats(2, 4)(), complex(2, 4)];
  const inputs: Record<string, tf.Tensor> =
    name === 'Complex' ? { real: x, imag: x } : name === 'ComplexAbs' ? { x: z } : { input: z };
  const y = tf.engine().runKernel(name, inputs) as tf.Tensor;
  expect(record.shape({ name, inputs: inputs as never, attrs: {} })).toEqual({
    shape: y.shape,
    dtype: y.dtype,
  });
});
