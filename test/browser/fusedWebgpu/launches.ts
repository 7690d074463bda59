import * as tf from '@tensorflow/tfjs';
import { webgpuTarget } from '../../../src/backends/webgpu/target.js';
import { type Expr, Exprs } from '../../../src/compiler/kernel/expr.js';
import { axisIndex } from '../../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../../src/compiler/kernel/kernel.js';
import { elementwise } from '../../numbers/elementwise.js';
import { rowMajor } from './arbitrary.js';
import { adapterNamed } from './compare.js';

const read = async (info: tf.TensorInfo) => {
  const tensor = tf.engine().makeTensorFromTensorInfo(info);
  const values = [...(await tensor.data())];
  tensor.dispose();
  return values;
};

/** More workgroups than one dimension of a grid has: the number of wrong results. */
export async function large(): Promise<number> {
  const size = 65_536 * 64 + 1;
  const x = tf.range(0, size);
  const [y] = webgpuTarget()
    .compile(elementwise('neg', 1, size), 'large')
    .run([x]);
  const values = await read(y);
  return values.filter((v, i) => v !== -i).length;
}

/** Sums and maxima over nothing, results without elements, and inputs that are not read. */
export async function empty(): Promise<unknown> {
  const exprs = new Exprs();
  const [none, some] = [
    { id: 0, extent: 0 },
    { id: 1, extent: 2 },
  ];
  const x = exprs.load(0, rowMajor([some, none]), 'float32');
  const kernel = (axes: Kernel['axes'], value: Expr): Kernel => ({
    axes,
    inputs: ['float32', 'int32'],
    outputs: [
      { shape: axes.map(({ extent }) => extent as number), dtype: 'float32', at: rowMajor(axes), value },
    ],
  });
  const inputs = [tf.zeros([2, 0]), tf.scalar(1, 'int32')];
  const target = webgpuTarget();
  const of = async (k: Kernel) => read(target.compile(k, 'empty').run(inputs)[0]);
  return {
    sum: await of(kernel([some], exprs.reduce('sum', [none], x))),
    max: (await of(kernel([some], exprs.reduce('max', [none], x)))).map(String),
    empty: await of(kernel([some, none], x)),
  };
}

/** Maxima of rows computed by a workgroup each: NaN where a row has one. */
export async function maxima(): Promise<string[]> {
  const exprs = new Exprs();
  const [rows, columns] = [
    { id: 0, extent: 3 },
    { id: 1, extent: 100 },
  ];
  const x = exprs.load(0, rowMajor([rows, columns]), 'float32');
  const value = exprs.reduce('max', [columns], x);
  const kernel: Kernel = {
    axes: [rows],
    inputs: ['float32'],
    outputs: [{ shape: [3], dtype: 'float32', at: rowMajor([rows]), value }],
  };
  const data = Array.from({ length: 300 }, (_, i) => i);
  data[77] = Number.NaN;
  data[250] = Number.POSITIVE_INFINITY;
  const launch = webgpuTarget(tf.backend(), adapterNamed('hardware')).compile(kernel, 'maxima');
  return (await read(launch.run([tf.tensor1d(data)])[0])).map(String);
}

/** The negatives of tensors that are not in buffers of tfjs: some are uploaded first, one is in a larger buffer. */
export async function elsewhere(): Promise<unknown> {
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const buffer = device.createBuffer({ size: 64, usage, mappedAtCreation: true });
  new Float32Array(buffer.getMappedRange()).fill(7);
  buffer.unmap();
  const negative = async (x: tf.Tensor) =>
    read(
      webgpuTarget()
        .compile(elementwise('neg', 1, x.size), 'elsewhere')
        .run([x])[0],
    );
  const host = tf.tensor1d([1, 2, 3, 4]);
  const all = [host, host.slice(1, 2), tf.tensor({ buffer, zeroCopy: true }, [3], 'float32')];
  const results: number[][] = [];
  for (const x of all) results.push(await negative(x));
  return results;
}

/** Inputs may go before tfjs submits the commands, and numbers of tensors and bytes stay what they were. */
export async function disposedEarly(): Promise<unknown> {
  const target = webgpuTarget();
  const launch = target.compile(elementwise('neg', 1, 1000), 'early');
  const round = async () => {
    const x = tf.tidy(() => tf.range(0, 1000).mul(2));
    const [y] = launch.run([x]);
    x.dispose();
    return (await read(y))[999];
  };
  await tf.nextFrame();
  const before = tf.engine().backend.numDataIds();
  const results = [await round(), await round(), await round()];
  return { results, kept: tf.engine().backend.numDataIds() - before };
}

/** What `tf.time` calls a launch. */
export async function timed(): Promise<string> {
  const x = tf.range(0, 64);
  const launch = webgpuTarget().compile(elementwise('neg', 1, 64), 'negative');
  const info = await tf.time(() => launch.run([x]));
  return (info as unknown as { getExtraProfileInfo(): string }).getExtraProfileInfo();
}

/** How many kernels are kept: equal structures are one, and of many the last 512 stay. */
export async function kept(): Promise<number[]> {
  const target = webgpuTarget();
  const start = target.compiled;
  await target.compile(elementwise('abs', 1, 8), 'a').prepare!();
  target.compile(elementwise('abs', 1, 408), 'b');
  const one = target.compiled - start;
  for (let n = 0; n < 600; n++) {
    const exprs = new Exprs();
    const axis = { id: 0, extent: 8 };
    const at = axisIndex(axis);
    const value = exprs.constant(n, 'float32');
    target.compile({ axes: [axis], inputs: [], outputs: [{ shape: [8], dtype: 'float32', at, value }] }, 'c');
  }
  return [one, target.compiled];
}

/** A backend on a device of its own, which has subgroups and has compiled nothing. */
export async function withSubgroups(): Promise<{ compiled: number; subgroups: boolean }> {
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  const adapter = (await navigator.gpu.requestAdapter())!;
  const device = await adapter.requestDevice({ requiredFeatures: ['subgroups' as GPUFeatureName] });
  tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => new WebGPUBackend(device as never, adapter.info as never), 3);
  await tf.setBackend('webgpu');
  return { compiled: webgpuTarget().compiled, subgroups: adapterNamed('hardware').subgroups };
}
