import type { Plan } from '../compiler/fusion/plan.js';
import type { Step, Stored } from '../compiler/fusion/step.js';
import type { Literal, Program, Value } from '../graph/program.js';

/** A step by the numbers of its tensors. */
export interface NumberedStep {
  readonly step: Step;
  readonly reads: readonly number[];
  readonly gives: readonly (number | null)[];
}

/** A tensor of values that the steps read. */
export interface NumberedLiteral {
  readonly literal: Literal;
  /** Whether only fused kernels read it. */
  readonly isKept: boolean;
}

/** A plan whose tensors are numbers: inputs, what the program closes over, literals, then what the steps give. */
export interface Numbered {
  /** How many tensors are there before the first step. */
  readonly sources: number;
  readonly literals: readonly NumberedLiteral[];
  readonly steps: readonly NumberedStep[];
  readonly outputs: readonly number[];
}

export function numbered(program: Program, { steps, outputs }: Plan): Numbered {
  const byKernels = valuesOf(steps.filter(({ run }) => run === 'kernel').flatMap(({ reads }) => reads));
  const others = steps.filter(({ run }) => run !== 'kernel');
  const byOthers = valuesOf([...outputs, ...others.flatMap(({ reads }) => reads)]);
  const literals = program.literals.flatMap((literal) => {
    const isKept = !byOthers.has(literal.value);
    return isKept && !byKernels.has(literal.value) ? [] : { literal, isKept };
  });
  const numbers = new Map<Stored | Value, number>();
  for (const value of program.inputs) numbers.set(value, numbers.size);
  for (const { value } of [...program.captured, ...literals.map(({ literal }) => literal)])
    numbers.set(value, numbers.size);
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

const valuesOf = (nodes: readonly Stored[]) =>
  new Set(nodes.flatMap((node) => (node.op === 'source' ? node.value : [])));
