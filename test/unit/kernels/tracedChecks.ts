import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { jvp as typedJvp } from '../../../src/transforms/jvp.js';
import { vjp as typedVjp } from '../../../src/transforms/vjp.js';
import { vmapImpl } from '../../../src/transforms/vmap.js';
import { close, draw, floats, type KernelCase, numericJvp, run } from './kernelCase.js';

type Named = Record<string, tf.Tensor>;
type F = (xs: Named) => tf.Tensor[];
type Pullback = (cts: tf.Tensor[]) => [Named];
const vjp = typedVjp as unknown as (f: F, primals: [Named]) => [tf.Tensor[], Pullback];
const jvp = typedJvp as unknown as (f: F, primals: [Named], tangents: [Named]) => [tf.Tensor[], tf.Tensor[]];
type Vmap = (f: F, inAxes: unknown, outAxes: number, options: object) => F;
const mapped = vmapImpl as unknown as Vmap;
const vmap = (f: F, inAxes: unknown) => mapped(f, inAxes, 0, { randomness: 'same' });

const list = (x: tf.Tensor | tf.Tensor[]) => (Array.isArray(x) ? x : [x]);
const float = (x: tf.Tensor) => x.dtype === 'float32';
const dot = (a: tf.Tensor, b: tf.Tensor) => tf.sum(tf.mul(a, b)).dataSync()[0];
const like = (xs: Named): Named =>
  Object.fromEntries(Object.entries(xs).map(([key, x]) => [key, floats(...x.shape)()]));
const pick = (xs: Named, keys: readonly string[]): Named =>
  Object.fromEntries(keys.map((key) => [key, xs[key]]));

/** The kernel called as tf calls it, so that the transforms have to catch it. */
const kernelOf =
  ({ kernel, attrs }: KernelCase): F =>
  (xs) =>
    list(run(kernel, xs, attrs));

function closeAll(found: readonly tf.Tensor[], expected: readonly tf.Tensor[], tolerance: number) {
  found.forEach((x, i) => {
    close(x, expected[i], tolerance);
  });
}

/** vmap of the call against a loop. */
export function checkVmap(c: KernelCase, keys: readonly string[], size: number) {
  const given = { ...draw(c.inputs, (key) => (keys.includes(key) ? [size] : [])) };
  const f = kernelOf(c);
  const axes = Object.fromEntries(Object.keys(given).map((key) => [key, keys.includes(key) ? 0 : null]));
  const found = vmap(f, [axes])(given);
  const examples = Array.from({ length: size }, (_, i) =>
    f(
      Object.fromEntries(
        Object.entries(given).map(([key, x]) => [key, keys.includes(key) ? tf.unstack(x)[i] : x]),
      ),
    ),
  );
  closeAll(
    found,
    found.map((_, i) => tf.stack(examples.map((e) => e[i]))),
    c.tolerance ?? 1e-4,
  );
}

/** First derivatives through the traces, both modes, against central differences, and so the derivatives of those. */
export function checkTracedDerivatives(c: KernelCase) {
  const { diff = [], tolerance = 5e-3, step } = c;
  const inputs = { ...draw(c.inputs) };
  const kernel = kernelOf(c);
  const chosen = kernel(inputs).map(float);
  const f: F = (xs) => kernel({ ...inputs, ...xs }).filter((_, i) => chosen[i]);
  const at = pick(inputs, diff);
  const t = like(at);
  const [out, tangent] = jvp(f, [at], [t]);
  closeAll(out, f({}), 1e-4);
  closeAll(tangent, numericJvp(f, at, t, step), tolerance);

  const cts = out.map((y) => floats(...y.shape)());
  const [, pullback] = vjp(f, [at]);
  const [pulled] = pullback(cts);
  const forward = tangent.reduce((sum, x, i) => sum + dot(x, cts[i]), 0);
  const reverse = diff.reduce((sum, key) => sum + dot(pulled[key], t[key]), 0);
  expect(Math.abs(forward - reverse), `transposes: ${forward}, ${reverse}`).toBeLessThan(
    tolerance * (1 + Math.abs(forward)),
  );

  const gradient: F = (xs) => {
    const [cotangents] = vjp(f, [pick(xs, diff)])[1](out.map((_, i) => xs[`ct${i}`]));
    return diff.map((key) => cotangents[key]);
  };
  const around = { ...at, ...Object.fromEntries(cts.map((ct, i) => [`ct${i}`, ct])) };
  const t2 = like(around);
  const numeric = numericJvp(gradient, around, t2, step);
  const [, second] = jvp(gradient, [around], [t2]);
  closeAll(second, numeric, 4 * tolerance);
  const [gs, back] = vjp(gradient, [around]);
  const cts2 = gs.map((g) => floats(...g.shape)());
  const [pulled2] = back(cts2);
  const expected = numeric.reduce((sum, x, i) => sum + dot(x, cts2[i]), 0);
  const found = Object.keys(around).reduce((sum, key) => sum + dot(pulled2[key], t2[key]), 0);
  expect(Math.abs(found - expected), `second order: ${found}, ${expected}`).toBeLessThan(
    4 * tolerance * (1 + Math.abs(expected)),
  );
}

/** Gradients per example against a loop. */
export function checkMappedGradients(c: KernelCase, size: number) {
  const { diff = [], tolerance = 1e-4 } = c;
  const keys = c.map ?? Object.keys(c.inputs);
  const given = { ...draw(c.inputs, (key) => (keys.includes(key) ? [size] : [])) };
  const kernel = kernelOf(c);
  const gradient: F = (xs) => {
    const f: F = (leaves) => kernel({ ...xs, ...leaves }).filter(float);
    const [out, pullback] = vjp(f, [pick(xs, diff)]);
    const [pulled] = pullback(out.map((y) => tf.sin(y)));
    return diff.map((key) => pulled[key]);
  };
  const axes = Object.fromEntries(Object.keys(given).map((key) => [key, keys.includes(key) ? 0 : null]));
  const found = vmap(gradient, [axes])(given);
  const examples = Array.from({ length: size }, (_, i) =>
    gradient(
      Object.fromEntries(
        Object.entries(given).map(([key, x]) => [key, keys.includes(key) ? tf.unstack(x)[i] : x]),
      ),
    ),
  );
  closeAll(
    found,
    found.map((_, i) => tf.stack(examples.map((e) => e[i]))),
    tolerance,
  );
}
