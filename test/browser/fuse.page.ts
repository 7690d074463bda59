import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import fc from 'fast-check';
import { fuse, inspect } from '../../src/index.js';
import {
  codeOf,
  functionOf,
  type RandomProgram,
  randomPrograms,
  tensorOf,
} from '../unit/compiler/randomPrograms.js';

interface Values {
  readonly type: string;
  readonly data: ArrayLike<number>;
}
type T = tf.Tensor;
type Outputs = (...xs: T[]) => T[];

const read = async (x: T): Promise<Values> => ({ type: `${x.dtype}[${x.shape}]`, data: await x.data() });

/** GPUs compute transcendental functions less exactly, and integers in float32 on WebGL. */
const GPU_TOLERANCE = 10;

/**
 * A program of finite inputs: GPU drivers may take `inf + (x - inf)` for x. What each function gives for special numbers
 * is tested kernel by kernel, in fusedWebgl.page.ts and fusedWebgpu.page.ts.
 */
const finite = (program: RandomProgram): RandomProgram => {
  const exact = (x: RandomProgram['captured']) => (x.kind === 'odd' ? { ...x, kind: 'exact' as const } : x);
  return { ...program, inputs: program.inputs.map(exact), captured: exact(program.captured) };
};

/** What random programs give on a backend, fused, that differs from tfjs on cpu; and how many kernels were fused. */
export async function differences(backend: string, count: number, seed: number) {
  const problems: string[] = [];
  let fused = 0;
  for (const program of fc.sample(randomPrograms.map(finite), { numRuns: count, seed })) {
    const { problem, kernels } = await difference(program, backend);
    fused += kernels;
    if (problem) problems.push(`${problem}\n${codeOf(program)}`);
  }
  return { problems, fused };
}

async function difference(program: RandomProgram, backend: string) {
  await tf.setBackend('cpu');
  const errors: number[] = [];
  const inputs = program.inputs.map(tensorOf);
  const outside = tensorOf(program.captured);
  const want = await Promise.all(tf.tidy(() => functionOf(program, outside, errors)(...inputs)).map(read));
  await tf.setBackend(backend);
  const f = fuse(functionOf(program, outside) as never) as unknown as Outputs;
  const before = tf.memory().numTensors;
  const outputs = f(...inputs);
  const got = await Promise.all(outputs.map(read));
  const kept = tf.memory().numTensors - before - outputs.length;
  const kernels = inspect(f as never, ...inputs).kernels.filter(({ kind }) => kind === 'fused').length;
  const problem =
    kept === 0
      ? want.map((y, i) => valueProblem(got[i], y, errors[i] * GPU_TOLERANCE)).find((text) => text !== null)
      : `keeps ${kept} tensors`;
  tf.dispose([...inputs, outside, ...outputs]);
  return { problem, kernels };
}

function valueProblem(x: Values, y: Values, tolerance: number): string | null {
  if (x.type !== y.type) return `is ${x.type} instead of ${y.type}`;
  for (let i = 0; i < y.data.length; i++) {
    const [p, q] = [x.data[i], y.data[i]];
    if (p === q || (Number.isNaN(p) && Number.isNaN(q)) || Math.abs(p - q) <= tolerance) continue;
    return `element ${i} is ${p} instead of ${q} (tolerance ${tolerance})`;
  }
  return null;
}

/** A fused function before and after another backend was in use. */
export async function switched(backend: string): Promise<number[][]> {
  const f = fuse((x: T) => tf.mul(tf.exp(tf.neg(x)), tf.sin(x)));
  const results: number[][] = [];
  for (const name of [backend, 'cpu', backend]) {
    await tf.setBackend(name);
    const x = tf.tensor([0, 1, 2]);
    results.push([...(await (f as (x: T) => T)(x).data())]);
  }
  return results;
}
