import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { type Plan, plan } from '../compiler/fusion/plan.js';
import type { Step, Stored } from '../compiler/fusion/step.js';
import { lowerProgram } from '../compiler/lowerProgram.js';
import type { Call, Program, Value } from '../graph/program.js';
import type { Inputs } from '../kernels/record.js';
import { error } from '../messages/error.js';
import { disposedCapture } from '../messages/fuse.js';
import { bind, ops } from '../tracing/bind.js';
import { engine } from '../tracing/engine.js';
import { listOf, zip } from '../tracing/lists.js';
import { scope } from '../tracing/scope.js';
import { literalsOf } from './literals.js';
import type { Launch, Target } from './target.js';

/** A step with its code. Tensors are numbered: the inputs, what the program closes over, literals, then what steps give. */
interface Ready {
  readonly step: Step;
  readonly kernel: string;
  readonly launch: Launch | null;
  readonly run: (reads: Tensor[]) => Tensor[];
  readonly reads: readonly number[];
  /** Undefined for what is not wanted. */
  readonly gives: readonly (number | undefined)[];
  /** What no later step reads. */
  readonly last: readonly number[];
}

/** A program compiled for one live backend. */
export class Compiled {
  readonly plan: Plan;
  readonly steps: readonly Ready[];
  private readonly literals: readonly (() => Tensor)[];
  private readonly outputs: readonly { readonly at: number; readonly isOwn: boolean }[];

  constructor(
    readonly program: Program,
    target: Target,
    name: string,
  ) {
    const { inputs, captured } = program;
    this.plan = plan(lowerProgram(program, target.limits), target.limits);
    const { steps, outputs } = this.plan;
    const literals = literalsOf(program, this.plan);
    this.literals = literals.map(({ make }) => make);
    const sources = [...inputs, ...[...captured, ...literals].map(({ value }) => value)];
    const gives = steps.flatMap((step) => step.gives as readonly (Stored | null)[]);
    const numbers = new Map<Stored | Value | null, number>([...sources, ...gives].map((x, i) => [x, i]));
    const numberOf = (node: Stored) => numbers.get(node.op === 'source' ? node.value : node)!;
    const lasts = lastUses(steps, outputs);
    this.steps = steps.map((step, i) => {
      const kernel = `fuse:${name}.${i}`;
      const launch = step.run === 'kernel' ? target.compile(step.kernel, kernel) : null;
      if (launch) register(kernel, target.name);
      return {
        step,
        kernel,
        launch,
        run: runner(step, kernel, launch),
        reads: step.reads.map(numberOf),
        gives: step.gives.map((node) => (node === null ? undefined : numberOf(node))),
        last: lasts[i].map(numberOf),
      };
    });
    this.outputs = outputs.map((node, i) => ({
      at: numberOf(node),
      isOwn: node.op !== 'source' && outputs.indexOf(node) === i,
    }));
  }

  /** Resolves when no kernel is left to be compiled; tells how many of all are. */
  async warmup(onProgress: (done: number, total: number) => void = () => {}): Promise<void> {
    const launches = this.steps.flatMap(({ launch }) => launch ?? []);
    let done = 0;
    const prepare = async (launch: Launch) => {
      await launch.prepare?.();
      onProgress(++done, launches.length);
    };
    await Promise.all(launches.map(prepare));
  }

  /** The outputs, as tensors that nobody else owns. `captured` are in place of the tensors that it closes over. */
  run(inputs: readonly Tensor[], captured: readonly Tensor[] = outsideOf(this.program)): Tensor[] {
    return scope('fuse', () => {
      const tensors = [...inputs, ...captured];
      for (const make of this.literals) tensors.push(make());
      for (const { run, reads, gives, last } of this.steps) {
        const given = run(reads.map((at) => tensors[at]));
        for (let i = 0; i < given.length; i++) {
          const at = gives[i];
          if (at === undefined) given[i].dispose();
          else tensors[at] = given[i];
        }
        for (const at of last) tensors[at].dispose();
      }
      return this.outputs.map(({ at, isOwn }) => (isOwn ? tensors[at] : ops.identity(tensors[at])));
    });
  }
}

/** The tensors that a program closes over, which must live. */
export const outsideOf = ({ captured }: Program): Tensor[] =>
  captured.map(({ tensor }) => {
    if (tensor.isDisposed) throw error(disposedCapture, tensor.shape);
    return tensor;
  });

function runner(step: Step, kernelName: string, launch: Launch | null): Ready['run'] {
  if (step.run === 'opaque') return (reads) => runCall(step.call, reads);
  if (step.run === 'reshape') return ([x]) => [ops.reshape(ops.identity(x), step.gives[0].shape)];
  const attrs = { launch };
  return (inputs) => listOf(engine.runKernelFunc({ kernelName, inputs: inputs as unknown as Inputs, attrs }));
}

/** A kernel of tfjs on tensors in the order of its inputs. */
export function runCall({ kernel, inputs, isList, attrs }: Call, reads: readonly Tensor[]): Tensor[] {
  const given = isList ? [...reads] : zip(Object.keys(inputs), reads);
  return listOf(bind(kernel, given, attrs));
}

/** For each step the tensors that none after it reads, and that are no outputs. */
function lastUses(steps: readonly Step[], outputs: readonly Stored[]): Stored[][] {
  const seen = new Set(outputs);
  return [...steps]
    .reverse()
    .map((step) =>
      step.reads.filter((node: Stored) => node.op !== 'source' && !seen.has(node) && seen.add(node)),
    )
    .reverse();
}

/** Fused kernels are tfjs kernels of a name of their own, so that tf.profile shows them. */
function register(kernelName: string, backendName: string) {
  if (tf.getKernel(kernelName, backendName)) return;
  tf.registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, attrs }) =>
      (attrs as unknown as { launch: Launch }).launch.run(inputs as unknown as tf.TensorInfo[]),
  });
}
