import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Program, Value } from './program.js';

/** The tensors that a program starts from: given are its inputs, then what it closes over. */
export function sources({ inputs, captured, literals }: Program, given: readonly Tensor[]) {
  const values = [...inputs, ...captured.map(({ value }) => value)];
  const environment = new Map<Value, Tensor>(values.map((value, i) => [value, given[i]]));
  for (const { value, data } of literals) {
    environment.set(value, tf.tensor(data, [...value.shape], value.dtype));
  }
  return environment;
}

/** Does what a program says, step by step, on given tensors. */
export function replay(program: Program, given: readonly Tensor[]) {
  const { steps, outputs } = program;
  const environment = sources(program, given);
  for (const step of steps) {
    // Only dead steps read what is not there.
    if (!step.inputs.every((value) => environment.has(value))) continue;
    const results = step.run(
      step.inputs.map((value) => environment.get(value)!),
      environment,
    );
    step.outputs.forEach((value, i) => {
      if (!environment.has(value)) environment.set(value, results[i]);
    });
  }
  return outputs.map((value) => environment.get(value)!);
}
