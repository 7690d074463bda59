import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { Compiled } from '../../../src/backends/compiled.js';
import { webgpuTarget } from '../../../src/backends/webgpu/target.js';
import type { Adapter } from '../../../src/compiler/codegen/wgsl/schedule.js';
import { decomposes } from '../../../src/compiler/lower/table.js';
import { capture } from '../../../src/graph/capture.js';
import { codeOf, functionOf, tensorOf } from '../../unit/compiler/randomPrograms.js';
import { finitePrograms, read, valueProblem } from '../programs.js';

/** What random programs give, scheduled for an adapter, that differs from tfjs on cpu; and how many kernels ran. */
export async function wrongPrograms(adapter: Adapter, numRuns: number, seed: number) {
  const problems: string[] = [];
  let kernels = 0;
  for (const program of fc.sample(finitePrograms, { numRuns, seed })) {
    await tf.setBackend('cpu');
    const errors: number[] = [];
    const inputs = program.inputs.map(tensorOf);
    const outside = tensorOf(program.captured);
    const want = await Promise.all(tf.tidy(() => functionOf(program, outside, errors)(...inputs)).map(read));
    await tf.setBackend('webgpu');
    const { program: captured } = capture(inputs, decomposes, (given) => ({
      outputs: functionOf(program, outside)(...given),
      result: null,
    }));
    const compiled = new Compiled(captured, webgpuTarget(tf.backend(), adapter), 'scheduled');
    kernels += compiled.steps.filter(({ launch }) => launch !== null).length;
    const outputs = compiled.run(inputs);
    const got = await Promise.all(outputs.map(read));
    want.forEach((y, i) => {
      const problem = valueProblem(got[i], y, errors[i]);
      if (problem) problems.push(`${problem}\n${codeOf(program)}`);
    });
    tf.dispose([...inputs, outside, ...outputs]);
  }
  return { problems, kernels };
}
