import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import fc from 'fast-check';
import * as axiswise from '../../src/index.js';
import { codeOf, functionOf, type RandomProgram, tensorOf } from '../unit/compiler/randomPrograms.js';
import { hideInternals } from './hidden.js';
import { finitePrograms, read, valueProblem } from './programs.js';

// biome-ignore lint/suspicious/noExplicitAny: functions of unknown shapes
const { fuse, grad, inspect, jvp, vmap } = axiswise as any;

type T = tf.Tensor;
type Outputs = (...xs: T[]) => T[];

/** What random programs give on a backend, fused, that differs from tfjs on cpu; and how many kernels were fused. */
export async function differences(backend: string, count: number, seed: number) {
  const problems: string[] = [];
  let fused = 0;
  for (const program of fc.sample(finitePrograms, { numRuns: count, seed })) {
    const { problem, kernels } = await difference(program, backend);
    fused += kernels;
    if (problem) problems.push(`${problem}\n${codeOf(program)}`);
  }
  return { problems, fused };
}

/** The same where kernels run as programs of tfjs' WebGPU backend. */
export async function differencesOfPrograms(count: number, seed: number) {
  await tf.setBackend('webgpu');
  hideInternals();
  return { ...(await differences('webgpu', count, seed)), error: (await composed('webgpu')).error };
}

async function difference(program: RandomProgram, backend: string) {
  await tf.setBackend('cpu');
  const errors: number[] = [];
  const inputs = program.inputs.map(tensorOf);
  const outside = tensorOf(program.captured);
  const want = await Promise.all(tf.tidy(() => functionOf(program, outside, errors)(...inputs)).map(read));
  await tf.setBackend(backend);
  const f: Outputs = fuse(functionOf(program, outside));
  const before = tf.memory().numTensors;
  const outputs = f(...inputs);
  const got = await Promise.all(outputs.map(read));
  const kept = tf.memory().numTensors - before - outputs.length;
  const kernels = inspect(f, ...inputs).kernels.filter(
    ({ kind }: { kind: string }) => kind === 'fused',
  ).length;
  const problem =
    kept === 0
      ? want.map((y, i) => valueProblem(got[i], y, errors[i])).find((text) => text !== null)
      : `keeps ${kept} tensors`;
  tf.dispose([...inputs, outside, ...outputs]);
  return { problem, kernels };
}

/** How far functions are from those of the host, computed by the device's own. */
export async function fastErrors(backend: string): Promise<number[]> {
  await tf.setBackend(backend);
  const functions: [(x: T) => T, (x: number) => number][] = [
    [tf.exp, Math.exp],
    [tf.log, Math.log],
    [tf.sin, Math.sin],
    [tf.cos, Math.cos],
    [tf.atan, Math.atan],
  ];
  const at = Array.from({ length: 64 }, (_, i) => 0.25 + i / 32);
  return Promise.all(
    functions.map(async ([op, exact]) => {
      const f = fuse((x: T) => op(x), { precision: 'fast' });
      const values = await f(tf.tensor(at)).data();
      return Math.max(...at.map((x, i) => Math.abs(values[i] - exact(x))));
    }),
  );
}

/** A fused function before and after another backend was in use. */
export async function switched(backend: string): Promise<number[][]> {
  const f = fuse((x: T) => tf.mul(tf.exp(tf.neg(x)), tf.sin(x)));
  const results: number[][] = [];
  for (const name of [backend, 'cpu', backend]) {
    await tf.setBackend(name);
    const x = tf.tensor([0, 1, 2]);
    results.push([...(await f(x).data())]);
  }
  return results;
}

/** How far transforms of a fused function are from those of the function itself on cpu, and which kernels ran. */
export async function composed(backend: string) {
  const errors: number[] = [];
  const names = new Set<string>();
  const run = async (wrap: (f: (y: T) => T) => (y: T) => T) => {
    const values = (...shape: number[]) =>
      tf.tensor(
        Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => Math.sin(i)),
        shape,
      );
    const [x, w] = [values(6, 8), tf.variable(values(8, 5))];
    const loss = wrap((y) => tf.neg(tf.mean(tf.logSoftmax(tf.tanh(tf.matMul(tf.softmax(tf.mul(y, 2)), w))))));
    const results: T[] = [];
    const { kernelNames } = await tf.profile(() => {
      results.push(
        grad(loss)(x),
        vmap(grad((y: T) => loss(tf.expandDims(y))))(x),
        ...jvp(loss, [x], [x]),
        tf.variableGrads(() => loss(x) as tf.Scalar).grads[w.name],
      );
      return x;
    });
    for (const name of kernelNames) names.add(name);
    return Promise.all(results.map(async (y) => [...(await y.data())]));
  };
  await tf.setBackend('cpu');
  const want = await run((f) => f);
  names.clear();
  await tf.setBackend(backend);
  const got = await run(fuse);
  want.forEach((values, i) => {
    values.forEach((y, k) => {
      errors.push(Math.abs(got[i][k] - y));
    });
  });
  return { error: Math.max(...errors), names: [...names] };
}
