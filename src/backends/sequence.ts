import type { Tensor } from '@tensorflow/tfjs-core';
import { ops } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import type { Action } from './actions.js';
import type { Launch } from './target.js';

/** Tensors have numbers: what is given, literals, then what the steps give, in order. */
export interface SequenceStep {
  readonly run: Action;
  /** Of a fused kernel. */
  readonly launch: Launch | null;
  readonly reads: readonly number[];
  /** Null for what is not wanted. */
  readonly gives: readonly (number | null)[];
}

/** Steps that run in order, on a live backend; each tensor is freed after its last use. */
export class Sequence {
  private readonly lasts: readonly (readonly number[])[];
  private readonly owns: readonly boolean[];

  constructor(
    /** How many tensors are there before the first step. */
    sources: number,
    private readonly literals: readonly (() => Tensor)[],
    private readonly steps: readonly SequenceStep[],
    private readonly outputs: readonly number[],
  ) {
    this.lasts = lastUses(steps, sources, outputs);
    this.owns = outputs.map((at, i) => at >= sources && outputs.indexOf(at) === i);
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

  /** The outputs, as tensors that nobody else owns. */
  run(given: readonly Tensor[]): Tensor[] {
    return scope('fuse', () => {
      const tensors = [...given];
      for (const make of this.literals) tensors.push(make());
      for (let i = 0; i < this.steps.length; i++) {
        const { run, reads, gives } = this.steps[i];
        const results = run(reads.map((at) => tensors[at]));
        for (let k = 0; k < results.length; k++) {
          const at = gives[k];
          if (at === null) results[k].dispose();
          else tensors[at] = results[k];
        }
        for (const at of this.lasts[i]) tensors[at].dispose();
      }
      return this.outputs.map((at, i) => (this.owns[i] ? tensors[at] : ops.identity(tensors[at])));
    });
  }
}

/** For each step the tensors that none after it reads, and that are no outputs. */
function lastUses(steps: readonly SequenceStep[], sources: number, outputs: readonly number[]): number[][] {
  const seen = new Set(outputs);
  return [...steps]
    .reverse()
    .map(({ reads }) => reads.filter((at) => at >= sources && !seen.has(at) && seen.add(at)))
    .reverse();
}
