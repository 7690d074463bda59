import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Program, Value } from './program.js';

/** Does what a program says, step by step, on given tensors: its inputs, then what it closes over. */
export function replay({ inputs, captured, literals, steps, outputs }: Program, given: readonly Tensor[]) {
  const environment = new Map<Value, Tensor>();
  [...inputs, ...captured.map(({ value }) => value)].forEach((value, i) => {
    environment.set(value, given[i]);
  });
  for (const { value, data } of literals) {
    environment.set(value, tf.tensor(data, [...value.shape], value.dtype));
  }
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
