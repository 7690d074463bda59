import * as tf from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { type Call, type Program, type Step, type Value, withoutDeadCode } from './program.js';

/** A program in two: what can be computed before the last inputs are known, and the rest. */
export interface Halves {
  /** Its outputs are the first ones, then the residuals that it computes. */
  readonly early: Program;
  /** Its inputs are the residuals, then the last inputs. */
  readonly late: Program;
  /** Each is an input of the program, by its place, or an output of the early half. */
  readonly residuals: readonly { readonly from: 'inputs' | 'outputs'; readonly index: number }[];
}

const bytesOf = (values: readonly Value[]) =>
  values.reduce((sum, { shape, dtype }) => sum + sizeOf(shape) * tf.util.bytesPerElement(dtype), 0);

/**
 * Splits a program without captured tensors: the first `outputs` outputs do not depend on the inputs from `first` on.
 *
 * What the late half needs of the early one is stored, or computed again where that takes pointwise kernels alone and
 * fewer bytes of tensors that are no inputs.
 */
export function split(
  program: Program,
  first: number,
  outputs: number,
  isPointwise: (call: Call) => boolean,
): Halves {
  const inputs = program.inputs.slice(0, first);
  const last = program.inputs.slice(first);
  const wanted = program.outputs.slice(outputs);
  const late = dependents(program.steps, last);
  const lateSteps = stepsFor(program.steps, wanted, (value) => !late.has(value));
  const saved = residualsOf(program, lateSteps.read, inputs, isPointwise);
  const { read, steps } = stepsFor(program.steps, wanted, (value) => saved.has(value));
  const literals = new Set(program.literals.map(({ value }) => value));
  const stored = [...saved].filter((value) => read.has(value) && !literals.has(value));
  const computed = stored.filter((value) => !inputs.includes(value));
  const early = { ...program, inputs, outputs: [...program.outputs.slice(0, outputs), ...computed] };
  return {
    early: pruned(early),
    late: pruned({ ...program, steps, inputs: [...stored, ...last], outputs: wanted }),
    residuals: stored.map((value) =>
      inputs.includes(value)
        ? { from: 'inputs', index: inputs.indexOf(value) }
        : { from: 'outputs', index: outputs + computed.indexOf(value) },
    ),
  };
}

/** The calls of a program's steps, as far as its outputs need them. */
export const pruned = (program: Program) =>
  withoutDeadCode({ ...program, calls: program.steps.flatMap(({ calls }) => calls) });

/** The values that depend on some. */
export function dependents(steps: readonly Step[], on: readonly Value[]): Set<Value> {
  const found = new Set(on);
  for (const { inputs, outputs } of steps) {
    if (inputs.some((value) => found.has(value))) for (const value of outputs) found.add(value);
  }
  return found;
}

/** The steps that compute some values from others that are there, and the values that they read of those. */
function stepsFor(all: readonly Step[], wanted: readonly Value[], isThere: (value: Value) => boolean) {
  const needed = new Set(wanted);
  const steps: Step[] = [];
  for (const step of [...all].reverse()) {
    if (!step.outputs.some((value) => needed.has(value) && !isThere(value))) continue;
    for (const value of step.inputs) needed.add(value);
    steps.unshift(step);
  }
  return { steps, read: new Set([...needed].filter(isThere)) };
}

/** What to keep so that the wanted values are there, or cheap to compute again. */
function residualsOf(
  { steps, literals }: Program,
  wanted: ReadonlySet<Value>,
  inputs: readonly Value[],
  isPointwise: (call: Call) => boolean,
): Set<Value> {
  const maker = new Map(steps.flatMap((step) => step.outputs.map((value) => [value, step] as const)));
  const saved = new Set([...inputs, ...literals.map(({ value }) => value)]);
  /** What a value is computed from by pointwise kernels, as far as it is not there. */
  const missing = (value: Value, found = new Set<Value>(), seen = new Set<Value>()) => {
    if (saved.has(value) || seen.has(value)) return found;
    seen.add(value);
    const step = maker.get(value)!;
    if (!step.calls.every(isPointwise)) found.add(value);
    else for (const x of step.inputs) missing(x, found, seen);
    return found;
  };
  for (const value of maker.keys()) {
    if (!wanted.has(value)) continue;
    const from = [...missing(value)];
    for (const x of bytesOf(from) < bytesOf([value]) ? from : [value]) saved.add(x);
  }
  return saved;
}
