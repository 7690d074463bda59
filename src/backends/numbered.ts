import type { Plan, Step, Stored } from '../compiler/fusion/form.js';
import type { Literal, Program, Value } from '../graph/program.js';

/** A step by the numbers of its tensors. */
export interface NumberedStep {
  readonly step: Step;
  readonly reads: readonly number[];
  readonly gives: readonly (number | null)[];
}

/** A plan whose tensors are numbers: inputs, what the program closes over, literals, then what the steps give. */
export interface Numbered {
  /** How many tensors are there before the first step. */
  readonly sources: number;
  readonly literals: readonly Literal[];
  readonly steps: readonly NumberedStep[];
  readonly outputs: readonly number[];
}

export function numbered(program: Program, { steps, outputs }: Plan): Numbered {
  const read = new Set<Value>();
  const note = (node: Stored) => {
    if (node.op === 'source') read.add(node.value);
  };
  for (const { reads } of steps) reads.forEach(note);
  outputs.forEach(note);
  const literals = program.literals.filter(({ value }) => read.has(value));
  const numbers = new Map<Stored | Value, number>();
  for (const value of program.inputs) numbers.set(value, numbers.size);
  for (const { value } of [...program.captured, ...literals]) numbers.set(value, numbers.size);
  const sources = numbers.size;
  for (const { gives } of steps)
    for (const node of gives as readonly (Stored | null)[])
      if (node !== null) numbers.set(node, numbers.size);
  const numberOf = (node: Stored) => numbers.get(node.op === 'source' ? node.value : node)!;
  return {
    sources,
    literals,
    steps: steps.map((step) => ({
      step,
      reads: step.reads.map(numberOf),
      gives: step.gives.map((node) => (node === null ? null : numberOf(node))),
    })),
    outputs: outputs.map(numberOf),
  };
}
