import type { Tensor } from '@tensorflow/tfjs-core';
import { type Plan, plan } from '../compiler/fusion/plan.js';
import type { Step } from '../compiler/fusion/step.js';
import { lowerProgram } from '../compiler/lowerProgram.js';
import type { Call, Program } from '../graph/program.js';
import { error } from '../messages/error.js';
import { disposedCapture } from '../messages/fuse.js';
import { type Action, calling, launching, reshaping } from './actions.js';
import { makerOf } from './literals.js';
import { numbered } from './numbered.js';
import { Sequence, type SequenceStep } from './sequence.js';
import type { Launch, Target } from './target.js';

/** A step with its code. */
interface Ready extends SequenceStep {
  readonly step: Step;
  readonly kernel: string;
}

/** A program compiled for one live backend. */
export class Compiled {
  readonly plan: Plan;
  readonly steps: readonly Ready[];
  private readonly sequence: Sequence;

  constructor(
    readonly program: Program,
    target: Target,
    name: string,
  ) {
    this.plan = plan(lowerProgram(program, target.limits), target.limits);
    const { sources, literals, steps, outputs } = numbered(program, this.plan);
    this.steps = steps.map(({ step, reads, gives }, i) => {
      const kernel = kernelName(name, i);
      const launch = step.run === 'kernel' ? target.compile(step.kernel, kernel) : null;
      return { step, kernel, launch, reads, gives, run: action(step, kernel, target, launch) };
    });
    const makers = literals.map(({ literal: { value, data }, isKept }) => makerOf(value, data, isKept));
    this.sequence = new Sequence(sources, makers, this.steps, outputs);
  }

  /** Resolves when no kernel is left to be compiled; tells how many of all are. */
  warmup(onProgress?: (done: number, total: number) => void): Promise<void> {
    return this.sequence.warmup(onProgress);
  }

  /** The outputs, as tensors that nobody else owns. `captured` are in place of the tensors that it closes over. */
  run(inputs: readonly Tensor[], captured: readonly Tensor[] = outsideOf(this.program)): Tensor[] {
    return this.sequence.run([...inputs, ...captured]);
  }
}

/** Of the kernel that a step of a function runs. */
export const kernelName = (name: string, step: number): string => `fuse:${name}.${step}`;

/** The tensors that a program closes over, which must live. */
export const outsideOf = ({ captured }: Program): Tensor[] =>
  captured.map(({ tensor }) => {
    if (tensor.isDisposed) throw error(disposedCapture, tensor.shape);
    return tensor;
  });

function action(step: Step, kernel: string, target: Target, launch: Launch | null): Action {
  if (launch) return launching(kernel, target.name, launch);
  if (step.run === 'opaque') return runner(step.call);
  return reshaping(step.gives[0]!.shape);
}

/** Runs a kernel of tfjs on tensors in the order of its inputs. */
export const runner = ({ kernel, inputs, isList, attrs }: Call): Action =>
  calling(kernel, isList ? null : Object.keys(inputs), attrs);
