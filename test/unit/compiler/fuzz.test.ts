import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Compiled } from '../../../src/backends/compiled.js';
import { cpuTarget } from '../../../src/backends/cpu.js';
import type { Limits, Target } from '../../../src/backends/target.js';
import { wasmTarget } from '../../../src/backends/wasm.js';
import { limitsOf as webgpuLimits } from '../../../src/backends/webgpu/limits.js';
import { decomposes } from '../../../src/compiler/lower/table.js';
import { capture } from '../../../src/graph/capture.js';
import { useBackend } from '../../support/backend.js';
import { referenceTarget } from '../../support/referenceTarget.js';
import { codeOf, functionOf, type RandomProgram, randomPrograms, tensorOf } from './randomPrograms.js';

interface Values {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly data: ArrayLike<number>;
}
/** tfjs gives products of empty tensors more elements than their shapes have. */
const read = (x: tf.Tensor): Values => ({
  shape: x.shape,
  dtype: x.dtype,
  data: x.dataSync().slice(0, x.size),
});

/** What differs between a program run by tfjs on cpu and compiled for a target on a backend; null if nothing does. */
function difference(program: RandomProgram, backend: 'cpu' | 'wasm', target: () => Target): string | null {
  tf.setBackend('cpu');
  const errors: number[] = [];
  const plain = () => {
    const inputs = program.inputs.map(tensorOf);
    return functionOf(program, tensorOf(program.captured), errors)(...inputs).map(read);
  };
  let want: Values[] = [];
  try {
    tf.tidy(() => {
      want = plain();
    });
  } catch (error) {
    return `tfjs itself throws ${(error as Error).stack?.split('\n').slice(0, 6).join('\n')}`;
  }
  tf.setBackend(backend);
  const inputs = program.inputs.map(tensorOf);
  const outside = tensorOf(program.captured);
  const before = tf.memory().numTensors;
  let outputs: tf.Tensor[] = [];
  let got: Values[] = [];
  try {
    const { program: captured } = capture(inputs, decomposes, (given) => ({
      outputs: functionOf(program, outside)(...given),
      result: null,
    }));
    outputs = new Compiled(captured, target(), 'fuzz').run(inputs);
    got = outputs.map(read);
    const kept = tf.memory().numTensors - before;
    if (new Set(outputs.map((x) => x.id)).size < outputs.length) return 'outputs share a tensor';
    if (kept !== outputs.length) return `keeps ${kept} tensors, for ${outputs.length} outputs`;
  } catch (error) {
    return `throws ${(error as Error).stack?.split('\n').slice(0, 6).join('\n')}`;
  } finally {
    tf.dispose([inputs, outside, outputs]);
  }
  for (const [i, y] of want.entries()) {
    const x = got[i];
    if (`${x.dtype}[${x.shape}]` !== `${y.dtype}[${y.shape}]`) {
      return `output ${i} is ${x.dtype}[${x.shape}] instead of ${y.dtype}[${y.shape}]`;
    }
    for (let n = 0; n < y.data.length; n++) {
      const [p, q] = [x.data[n], y.data[n]];
      const isClose = p === q || (Number.isNaN(p) && Number.isNaN(q)) || Math.abs(p - q) <= errors[i];
      if (!isClose) return `output ${i}, element ${n} is ${p} instead of ${q} (tolerance ${errors[i]})`;
    }
  }
  return null;
}

const TARGETS: [string, number, 'cpu' | 'wasm', () => Target][] = [
  ['cpu', 1000, 'cpu', cpuTarget],
  ['wasm', 800, 'wasm', wasmTarget],
  ...(
    [
      ['one output, rows apart', { outputs: 1, rows: 'apart', scans: false }],
      ['8 buffers', { outputs: 4, buffers: 8, rows: 'apart', scans: false, parallelism: 64 }],
      ['4 buffers', { outputs: 2, buffers: 4, rows: 'together' }],
      ['parallelism of 64', { parallelism: 64 }],
      ['the limits of WebGPU', webgpuLimits(false)],
    ] satisfies [string, Partial<Limits>][]
  ).map(([name, limits]): [string, number, 'cpu', () => Target] => [
    name,
    400 + name.length,
    'cpu',
    () => referenceTarget(limits),
  ]),
];

const runs = Number(process.env.AXISWISE_FUZZ ?? 1);
const seed = Number(process.env.AXISWISE_FUZZ_SEED ?? 2024);

describe('random programs, compiled', () => {
  it.each(TARGETS)(
    'equal themselves on %s',
    async (_, count, backend, target) => {
      await useBackend(backend);
      try {
        const property = fc.property(
          randomPrograms,
          (program) => difference(program, backend, target) === null,
        );
        const result = fc.check(property, { numRuns: count * runs, seed: seed + count });
        if (result.counterexample) {
          const [program] = result.counterexample;
          const problem = difference(program, backend, target);
          expect.fail(`${problem}\n${codeOf(program)}\n${JSON.stringify(program)}`);
        }
        expect(result.numRuns).toBe(count * runs);
      } finally {
        await useBackend('cpu');
      }
    },
    90_000 * runs,
  );
});
