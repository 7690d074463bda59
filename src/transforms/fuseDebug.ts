import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { Compiled, outsideOf, runner } from '../backends/compiled.js';
import { currentTarget, hasTarget } from '../backends/targets.js';
import { printCall } from '../graph/print.js';
import type { Call, Program, Value } from '../graph/program.js';
import { sources } from '../graph/replay.js';
import { error } from '../messages/error.js';
import { fusedDiffers, turnsNaN } from '../messages/fuse.js';
import { ops } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { isTensor } from '../tracing/tree.js';
import type { FusedFunction } from './fuse.js';

/** How far fused values may be from others, by the largest of them: sums are added up in another order. */
const TOLERANCE = 1e-4;

/**
 * Runs a call kernel by kernel as it is written, and then fused. Rejects at the first kernel whose values turn NaN, or
 * differ from those that the fused kernels give.
 */
export async function debugCall(fused: FusedFunction, args: readonly unknown[]): Promise<void> {
  await tf.ready();
  const given = fused.split(args);
  const { program } = fused.capture(given);
  const { name, precision } = fused.settings;
  const inputs = given.leaves.map((x) => (isTensor(x) ? ops.identity(x) : ops.scalar(x)));
  const outside = outsideOf(program);
  const values = scope('debug', () => unfused(program, inputs, outside));
  try {
    for (const call of program.calls) {
      const place = await becomesNaN(call, values);
      if (place !== null) throw fused.located(given, call, () => error(turnsNaN, printCall(call), place));
    }
    if (!hasTarget()) return;
    const fusedValues = async (wanted: readonly Value[]) => {
      const compiled = new Compiled({ ...program, outputs: wanted }, currentTarget(precision), name);
      return await differences(compiled.run(inputs, outside), wanted, values);
    };
    const wrong = await fusedValues(program.outputs);
    if (wrong === null) return;
    for (const call of program.calls) {
      const difference = await fusedValues(call.outputs);
      if (difference)
        throw fused.located(given, call, () => error(fusedDiffers, printCall(call), difference));
    }
    throw error(fusedDiffers, `output ${wrong.output}`, wrong);
  } finally {
    const { literals, calls } = program;
    const made = [...literals.map(({ value }) => value), ...calls.flatMap(({ outputs }) => outputs)];
    tf.dispose([inputs, made.map((value) => values.get(value)!)]);
  }
}

/** All values of a program, each kernel run by tfjs. */
function unfused(program: Program, inputs: readonly Tensor[], outside: readonly Tensor[]) {
  const values = sources(program, [...inputs, ...outside]);
  for (const { value } of program.literals) tf.keep(values.get(value)!);
  for (const call of program.calls) {
    const results = runner(call)(Object.values(call.inputs).map((value) => values.get(value)!));
    call.outputs.forEach((value, i) => {
      values.set(value, tf.keep(results[i]));
    });
  }
  return values;
}

/** Where a kernel gives NaN although none of its inputs has one. */
async function becomesNaN(call: Call, values: ReadonlyMap<Value, Tensor>): Promise<number | null> {
  const places = async (list: readonly Value[]) => {
    const floats = list.filter(({ dtype }) => dtype === 'float32').map((value) => values.get(value)!);
    const found = await Promise.all(
      floats.map(async (x) => (await x.data<'float32'>()).findIndex(Number.isNaN)),
    );
    return found.find((place) => place >= 0) ?? null;
  };
  const place = await places(call.outputs);
  return place === null || (await places(Object.values(call.inputs))) !== null ? null : place;
}

export interface Difference {
  readonly output: number;
  readonly at: number;
  readonly fused: number;
  readonly unfused: number;
}

/** Where fused results first differ from those of tfjs; disposes of them. */
async function differences(
  results: readonly Tensor[],
  wanted: readonly Value[],
  values: ReadonlyMap<Value, Tensor>,
): Promise<Difference | null> {
  try {
    for (const [output, result] of results.entries()) {
      const [fused, unfused] = await Promise.all([result.data(), values.get(wanted[output])!.data()]);
      const finite = Array.from(unfused).filter(Number.isFinite);
      const tolerance = TOLERANCE * finite.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
      const at = fused.findIndex(
        (x, i) => !Object.is(x, unfused[i]) && !(Math.abs(x - unfused[i]) <= tolerance),
      );
      if (at >= 0) return { output, at, fused: fused[at], unfused: unfused[at] };
    }
    return null;
  } finally {
    tf.dispose([...results]);
  }
}
