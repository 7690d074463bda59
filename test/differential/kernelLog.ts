import * as tf from '@tensorflow/tfjs';
import { difference, read, type Sample } from './data.js';

type Inputs = Record<string, tf.Tensor>;
interface Runner {
  runKernel(name: string, inputs: Inputs, attrs: object): tf.Tensor | tf.Tensor[];
}
const engine = tf.engine() as unknown as Runner;

interface KernelCall {
  readonly name: string;
  readonly inputs: Inputs;
  readonly attrs: object;
}

/** A kernel call in plain tfjs that a backend gets wrong where the cpu backend gets it right. */
export interface Reproduction {
  readonly kernel: string;
  /** The call's inputs and attributes, as text. */
  readonly call: string;
  readonly problem: string;
}

/** Runs f and returns every kernel call that reached the backend, with its inputs kept. */
function recordKernels(f: () => unknown): KernelCall[] {
  const calls: KernelCall[] = [];
  const original = engine.runKernel;
  const copy = (x: tf.Tensor) => tf.keep(original.call(engine, 'Identity', { x }, {}) as tf.Tensor);
  engine.runKernel = (name, inputs, attrs) => {
    const copies = Object.entries(inputs).flatMap(([key, x]) => (x ? [[key, copy(x)] as const] : []));
    calls.push({ name, inputs: Object.fromEntries(copies), attrs });
    return original.call(engine, name, inputs, attrs);
  };
  try {
    tf.tidy(() => void f());
  } catch {
    // The call that failed is the last one recorded.
  } finally {
    engine.runKernel = original;
  }
  return calls;
}

/** Replays the kernel calls of f in plain tfjs, on this backend and on cpu; returns the first that differs. */
export async function findReproduction(
  f: () => unknown,
  backend: string,
  tolerance: number,
): Promise<Reproduction | null> {
  const calls = recordKernels(f);
  let found: Reproduction | null = null;
  for (const { name, inputs, attrs } of calls) {
    const samples: Record<string, Sample> = {};
    for (const [key, x] of Object.entries(inputs)) {
      if (!found) samples[key] = await read(x);
      x.dispose();
    }
    if (found) continue;
    const problem = await replay({ name, inputs: samples, attrs }, backend, tolerance);
    if (problem) found = { kernel: name, call: describe(samples, attrs), problem };
  }
  return found;
}

interface PlainCall {
  readonly name: string;
  readonly inputs: Record<string, Sample>;
  readonly attrs: object;
}

async function replay(call: PlainCall, backend: string, tolerance: number): Promise<string | null> {
  const want = await runOn('cpu', call);
  if (typeof want === 'string') return null;
  if (!tf.getKernel(call.name, backend)) {
    await tf.setBackend(backend);
    return 'not registered';
  }
  for (const memory of ['', ' in memory that was in use before']) {
    await tf.setBackend(backend);
    if (memory) soil(want);
    const problem = compare(await runOn(backend, call), want, tolerance);
    if (problem) return problem + memory;
  }
  return null;
}

function compare(got: Sample[] | string, want: Sample[], tolerance: number): string | null {
  if (typeof got === 'string') return `throws: ${got}`;
  if (got.length !== want.length) return `returns ${got.length} outputs instead of ${want.length}`;
  for (const [i, output] of got.entries()) {
    const problem = difference(output, want[i], tolerance);
    if (problem) return `wrong: ${problem.replace(/^element \d+ is .*/, 'values')}`;
  }
  return null;
}

/** Leaves numbers in freed memory of the outputs' sizes: a kernel may forget to write all of its output. */
function soil(outputs: Sample[]): void {
  tf.tidy(() => {
    for (const { shape } of outputs) {
      const used = Array.from({ length: 8 }, () => tf.add(tf.fill([...shape], 1000), 1));
      tf.dispose(used);
    }
  });
}

/** The outputs, or the message of what it threw. */
async function runOn(backend: string, { name, inputs, attrs }: PlainCall): Promise<Sample[] | string> {
  await tf.setBackend(backend);
  const made: tf.Tensor[] = [];
  try {
    const tensors = Object.fromEntries(Object.entries(inputs).map(([key, x]) => [key, anyTensor(x)]));
    made.push(...Object.values(tensors));
    const outputs = [engine.runKernel(name, tensors, attrs)].flat();
    made.push(...outputs);
    return await Promise.all(outputs.map(read));
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  } finally {
    tf.dispose(made);
  }
}

function anyTensor({ shape, dtype, values }: Sample): tf.Tensor {
  if (dtype !== 'complex64') return tf.tensor(Array.from(values), [...shape], dtype as 'float32');
  const part = (k: number) =>
    tf.tensor(
      Array.from(values).filter((_, i) => i % 2 === k),
      [...shape],
    );
  return tf.tidy(() => tf.complex(part(0), part(1)));
}

function describe(inputs: Record<string, Sample>, attrs: object): string {
  const tensors = Object.entries(inputs).map(([key, x]) => `${key}: ${x.dtype}[${x.shape}]`);
  const given = Object.entries(attrs ?? {}).filter(([, value]) => value !== undefined);
  const settings = given.map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return [...tensors, ...settings].join(', ');
}
