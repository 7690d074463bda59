import { ops } from '../tracing/bind.js';
import type { Call, Program, Step, Value } from './program.js';
import { dependents, pruned } from './split.js';

/**
 * A program that is linear in its inputs from `first` on, where some of these are zero: without those inputs, and
 * without the outputs that are zero then. `isZero` says of each input and, in the result, of each output.
 */
export function withoutZeros(program: Program, first: number, isZero: readonly boolean[]) {
  const linear = dependents(program.steps, program.inputs.slice(first));
  const zeros = new Set(program.inputs.filter((_, i) => isZero[i]));
  const written = new Set<Value>();
  const steps: Step[] = [];
  for (const step of program.steps) {
    const given = step.inputs.filter((value) => linear.has(value));
    if (given.length > 0 && given.every((value) => zeros.has(value))) {
      for (const value of step.outputs) zeros.add(value);
      continue;
    }
    for (const value of given) {
      if (!zeros.has(value) || written.has(value)) continue;
      written.add(value);
      steps.push(filled(value));
    }
    steps.push(step);
  }
  return {
    program: pruned({
      ...program,
      steps,
      inputs: program.inputs.filter((_, i) => !isZero[i]),
      outputs: program.outputs.filter((value) => !zeros.has(value)),
    }),
    zeros: program.outputs.map((value) => zeros.has(value)),
  };
}

/** A step that gives a value zeros. */
function filled(value: Value): Step {
  const { shape, dtype } = value;
  const call: Call = {
    kernel: 'Fill',
    inputs: {},
    isList: false,
    attrs: { shape: [...shape], value: 0, dtype },
    outputs: [value],
  };
  return {
    inputs: [],
    outputs: [value],
    calls: [call],
    hasRule: false,
    run: () => [ops.zeros(shape, dtype)],
  };
}
