import * as tf from '@tensorflow/tfjs';
import { difference, read, type Sample } from './data.js';

export type Inputs = Record<string, tf.Tensor>;
interface Runner {
  runKernel(name: string, inputs: Inputs, attrs: object): tf.Tensor | tf.Tensor[];
}
export const runner = tf.engine() as unknown as Runner;

/** A kernel call in plain tfjs that a backend gets wrong where the cpu backend gets it right. */
export interface Reproduction {
  readonly kernel: string;
  /** The call's inputs and attributes, as text. */
  readonly call: string;
  readonly problem: string;
}

/** A tensor, and the dtype tf.cast made it from; casts to a wider dtype may leave the data as it is. */
export interface CastSample extends Sample {
  readonly castFrom?: tf.DataType;
}
interface PlainCall {
  readonly name: string;
  readonly inputs: Record<string, CastSample>;
  readonly attrs: object;
}

/**
 * GPU backends compute small inputs that are still in main memory on the CPU, unless these flags are off; a kernel
 * can be wrong in either case only.
 */
const CPU_FORWARD: Record<string, string | undefined> = {
  webgl: 'WEBGL_CPU_FORWARD',
  webgpu: 'WEBGPU_CPU_FORWARD',
};

/** Runs one kernel call on cpu and on the backend, and tells how they differ. */
export async function replay(
  call: PlainCall,
  backend: string,
  tolerance: number,
): Promise<Reproduction | null> {
  const problem = await problemOf(call, backend, tolerance);
  return problem === null ? null : { kernel: call.name, call: describe(call), problem };
}

async function problemOf(call: PlainCall, backend: string, tolerance: number): Promise<string | null> {
  const want = await runOn('cpu', call);
  if (typeof want === 'string') return null;
  if (!tf.getKernel(call.name, backend)) return 'not registered';
  const flag = CPU_FORWARD[backend];
  const asIs = compare(await runOn(backend, call), want, tolerance);
  if (asIs) return asIs;
  if (flag) tf.env().set(flag, false);
  try {
    const onDevice = compare(await runOn(backend, call), want, tolerance);
    if (onDevice) return `${onDevice} where ${flag} is off`;
    const inUsedMemory = compare(await runOn(backend, call, want), want, tolerance);
    return inUsedMemory && `${inUsedMemory} in memory that was in use before`;
  } finally {
    if (flag) tf.env().set(flag, true);
  }
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
async function soil(outputs: Sample[]): Promise<void> {
  for (const { shape } of outputs) {
    const used = Array.from({ length: 4 }, () => tf.add(tf.fill([...shape], 1000), 1));
    await Promise.all(used.map((x) => x.data()));
    tf.dispose(used);
  }
}

/** The outputs, or the message of what it threw. */
async function runOn(
  backend: string,
  { name, inputs, attrs }: PlainCall,
  soiled: Sample[] = [],
): Promise<Sample[] | string> {
  await tf.setBackend(backend);
  const made: tf.Tensor[] = [];
  const checked = validation();
  try {
    const tensors = Object.fromEntries(Object.entries(inputs).map(([key, x]) => [key, anyTensor(x)]));
    made.push(...Object.values(tensors));
    await soil(soiled);
    const outputs = [runner.runKernel(name, tensors, attrs)].flat();
    made.push(...outputs);
    const samples = await Promise.all(outputs.map(read));
    return (await checked()) ?? samples;
  } catch (error) {
    await checked();
    return (error as Error).message.split('\n')[0];
  } finally {
    tf.dispose(made);
  }
}

interface Device {
  pushErrorScope(filter: string): void;
  popErrorScope(): Promise<{ message: string } | null>;
}

/** Watches for WebGPU calls that the device rejects, which tfjs does not notice. Returns how to end it. */
function validation(): () => Promise<string | null> {
  const { device } = tf.backend() as unknown as { device?: Device };
  device?.pushErrorScope('validation');
  return async () => (await device?.popErrorScope())?.message.split('\n')[0] ?? null;
}

function anyTensor({ shape, dtype, values, castFrom }: CastSample): tf.Tensor {
  if (castFrom) return tf.tidy(() => tf.cast(anyTensor({ shape, values, dtype: castFrom }), dtype));
  if (dtype !== 'complex64') return tf.tensor(Array.from(values), [...shape], dtype as 'float32');
  const part = (k: number) =>
    tf.tensor(
      Array.from(values).filter((_, i) => i % 2 === k),
      [...shape],
    );
  return tf.tidy(() => tf.complex(part(0), part(1)));
}

function describe({ inputs, attrs }: PlainCall): string {
  const tensors = Object.entries(inputs).map(
    ([key, x]) => `${key}: ${x.dtype}[${x.shape}]${x.castFrom ? ` cast from ${x.castFrom}` : ''}`,
  );
  const given = Object.entries(attrs ?? {}).filter(([, value]) => value !== undefined);
  const settings = given.map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return [...tensors, ...settings].join(', ');
}
