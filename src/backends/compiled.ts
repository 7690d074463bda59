import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { type Plan, plan } from '../compiler/fusion/plan.js';
import type { Step, Stored } from '../compiler/fusion/step.js';
import { lowerProgram } from '../compiler/lowerProgram.js';
import type { Call, Program } from '../graph/program.js';
import { sources } from '../graph/replay.js';
import { error } from '../messages/error.js';
import { disposedCapture } from '../messages/fuse.js';
import { bind, ops } from '../tracing/bind.js';
import { engine } from '../tracing/engine.js';
import { listOf, zip } from '../tracing/lists.js';
import { scope } from '../tracing/scope.js';
import type { Launch, Target } from './target.js';

/** A step with its code. */
interface Ready {
  readonly step: Step;
  readonly kernel: string;
  readonly launch: Launch | null;
  /** Tensors that no later step reads. */
  readonly last: readonly Stored[];
}

/** A program compiled for one live backend. */
export class Compiled {
  readonly plan: Plan;
  readonly steps: readonly Ready[];

  constructor(
    readonly program: Program,
    target: Target,
    name: string,
  ) {
    this.plan = plan(lowerProgram(program, target.limits), target.limits);
    const kept = new Set<Stored>(this.plan.outputs);
    const lasts = lastUses(this.plan.steps);
    this.steps = this.plan.steps.map((step, i) => {
      const kernel = `fuse:${name}.${i}`;
      const launch = step.run === 'kernel' ? target.compile(step.kernel, kernel) : null;
      if (launch) register(kernel, target.name);
      return { step, kernel, launch, last: lasts[i].filter((node) => !kept.has(node)) };
    });
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
      const tensors = sources(this.program, [...inputs, ...captured]);
      const tensorOf = (node: Stored) => (node.op === 'source' ? tensors.get(node.value) : values.get(node))!;
      const values = new Map<Stored, Tensor>();
      for (const { step, kernel, launch, last } of this.steps) {
        const reads = step.reads.map(tensorOf);
        const gives = runStep(step, kernel, launch, reads);
        step.gives.forEach((node, i) => {
          if (node === null) gives[i].dispose();
          else values.set(node, gives[i]);
        });
        for (const node of last) values.get(node)?.dispose();
      }
      const given = new Set<Tensor>(tensors.values());
      return this.plan.outputs.map((node) => {
        const tensor = tensorOf(node);
        const own = given.has(tensor) ? ops.identity(tensor) : tensor;
        given.add(tensor);
        return own;
      });
    });
  }
}

/** The tensors that a program closes over, which must live. */
export const outsideOf = ({ captured }: Program): Tensor[] =>
  captured.map(({ tensor }) => {
    if (tensor.isDisposed) throw error(disposedCapture, tensor.shape);
    return tensor;
  });

function runStep(step: Step, kernel: string, launch: Launch | null, reads: readonly Tensor[]): Tensor[] {
  if (launch) return listOf(engine.runKernel(kernel, [...reads], { launch }));
  if (step.run === 'opaque') return runCall(step.call, reads);
  return [ops.reshape(ops.identity(reads[0]), step.gives[0]!.shape)];
}

/** A kernel of tfjs on tensors in the order of its inputs. */
export function runCall({ kernel, inputs, isList, attrs }: Call, reads: readonly Tensor[]): Tensor[] {
  const given = isList ? [...reads] : zip(Object.keys(inputs), reads);
  return listOf(bind(kernel, given, attrs));
}

/** For each step the tensors that none after it reads. */
function lastUses(steps: readonly Step[]): Stored[][] {
  const seen = new Set<Stored>();
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
      (attrs as unknown as { launch: Launch }).launch.run(Object.values(inputs) as tf.TensorInfo[]),
  });
}
