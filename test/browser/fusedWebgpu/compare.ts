import * as tf from '@tensorflow/tfjs';
import { webgpuTarget } from '../../../src/backends/webgpu/target.js';
import type { Adapter } from '../../../src/compiler/codegen/wgsl/schedule.js';
import { interpret } from '../../support/interpret.js';
import type { KernelCase } from './arbitrary.js';

/** Kinds of adapter that schedules are for, with low bars for those of hardware; the device is the same. */
const ADAPTERS: Record<string, Adapter> = {
  software: {
    software: true,
    tallFrom: Number.POSITIVE_INFINITY,
    wideFrom: 0,
    blocksFrom: 0,
    subgroups: false,
    togetherFrom: 0,
    sharedFrom: 0,
  },
  large: {
    software: true,
    tallFrom: 0,
    wideFrom: 0,
    blocksFrom: Number.POSITIVE_INFINITY,
    subgroups: false,
    togetherFrom: 0,
    sharedFrom: 0,
  },
  hardware: {
    software: false,
    tallFrom: Number.POSITIVE_INFINITY,
    wideFrom: Number.POSITIVE_INFINITY,
    blocksFrom: Number.POSITIVE_INFINITY,
    subgroups: false,
    togetherFrom: 3,
    sharedFrom: 4,
  },
};

export const adapterNamed = (name: string): Adapter => ({
  ...ADAPTERS[name],
  subgroups: name === 'hardware' && device().features.has('subgroups' as GPUFeatureName),
});

export const device = () => (tf.backend() as unknown as { device: GPUDevice }).device;

/** How a kernel's results differ from what they should be, if they do. */
export async function difference(
  { kernel, inputs }: KernelCase,
  adapter: Adapter,
): Promise<string | undefined> {
  const expected = interpret(kernel, inputs);
  const tensors = inputs.map((values, i) => tf.tensor1d(values, kernel.inputs[i]));
  device().pushErrorScope('validation');
  const launch = webgpuTarget(tf.backend(), adapter).compile(kernel, 'test');
  const infos = launch.run(tensors);
  const error = await device().popErrorScope();
  if (error) return `${error.message}\n${launch.source}`;
  for (const [i, info] of infos.entries()) {
    const tensor = tf.engine().makeTensorFromTensorInfo(info);
    const actual = await tensor.data();
    tensor.dispose();
    const place = firstDifference(actual, expected[i], kernel.outputs[i].dtype === 'float32');
    if (place >= 0) {
      const line = `output ${i} at ${place}: ${actual[place]} instead of ${expected[i][place]}`;
      return `${line}\n${launch.key}\n${launch.source}`;
    }
  }
  tf.dispose(tensors);
  return undefined;
}

function firstDifference(actual: ArrayLike<number>, expected: Float64Array, rounded: boolean): number {
  if (actual.length !== expected.length) return 0;
  const size = expected.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 1);
  return expected.findIndex((x, i) => {
    if (!rounded) return actual[i] !== x;
    if (!Number.isFinite(x)) return !Object.is(actual[i], x);
    return !(Math.abs(actual[i] - x) <= 2e-5 * size);
  });
}
