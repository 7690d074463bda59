import type { Tensor } from '@tensorflow/tfjs-core';
import { type BatchTrace, BatchTracer } from '../tracing/batchTrace.js';
import type { ForwardPass } from '../tracing/custom.js';
import { type JvpTrace, JvpTracer } from '../tracing/jvpTrace.js';
import type { LinearTrace } from '../tracing/linearTrace.js';
import { throughCustom } from '../tracing/node.js';
import { tangentDtype } from '../tracing/ruleCalls.js';
import { asTensor } from '../tracing/tracer.js';
import {
  type Derived,
  mappedProgram,
  narrowed,
  type Parts,
  pulledParts,
  pushedParts,
  pushedProgram,
} from './fusedDerived.js';
import type { FusedProgram } from './fusedProgram.js';

/** vmap: the program for all examples, one level below. */
export function batched(fused: FusedProgram, trace: BatchTrace, xs: readonly Tensor[]): Tensor[] {
  const mapped = xs.map((x) => trace.own(x) !== null);
  const { size } = trace;
  const made = fused.derive(`vmap ${size} ${mapped}`, () => mappedProgram(fused, mapped, size));
  const outputs = made.fused.call(xs.map((x) => trace.own(x)?.value ?? x));
  return outputs.map((x, i) => (made.flags[i] ? asTensor(new BatchTracer(trace, x, true)) : x));
}

/** jvp: outputs and tangents are one program. */
export function pushed(fused: FusedProgram, trace: JvpTrace, xs: readonly Tensor[]): Tensor[] {
  const own = xs.map((x) => trace.own(x));
  const at = own.map((x) => x !== null);
  const { fused: both, flags }: Derived = fused.derive(`jvp ${at}`, () => pushedProgram(fused, at));
  const tangents = own.flatMap((x) => (x ? [x.tangent] : []));
  const results = both.call([...xs.map((x, i) => own[i]?.value ?? x), ...tangents]);
  let next = flags.length;
  return flags.map((has, i) =>
    has ? asTensor(new JvpTracer(trace, results[i], results[next++], true)) : results[i],
  );
}

/** The early half of a program, and its residuals with what the late half computes from them. */
function early({ early, late, residuals, flags, outside }: Parts, xs: readonly Tensor[]) {
  const all = [...xs, ...outside];
  const results = early.call(all);
  const count = early.program.outputs.length - residuals.filter(({ from }) => from === 'outputs').length;
  return {
    outputs: results.slice(0, count),
    residuals: residuals.map(({ from, index }) => (from === 'inputs' ? all : results)[index]),
    /** A result for each flag. Of the last inputs those that are missing are zero. */
    finish(saved: readonly Tensor[], last: readonly (Tensor | undefined)[]): (Tensor | null)[] {
      const { fused, flags: some } = nonzero(late, saved.length, last);
      const given = fused.callOrReplay([...saved, ...last.filter((x) => x !== undefined)]);
      let next = 0;
      const results = some.map((has) => (has ? given[next++] : null));
      next = 0;
      return flags.map((has) => (has ? results[next++] : null));
    },
  };
}

/** The late half for last inputs of which some are zero. */
function nonzero(late: FusedProgram, count: number, last: readonly (Tensor | undefined)[]): Derived {
  const zero = last.map((x) => x === undefined);
  if (!zero.includes(true)) return { fused: late, flags: late.program.outputs.map(() => true), outside: [] };
  return late.derive(`zeros ${zero}`, () => narrowed(late, count, zero));
}

/** Reverse mode, for the cotangents of the wanted inputs. */
export function forwardPass(
  fused: FusedProgram,
  xs: readonly Tensor[],
  wanted: readonly boolean[],
): ForwardPass {
  const parts = fused.derive(`vjp ${wanted}`, () => pulledParts(fused, wanted));
  const { outputs, residuals, finish } = early(parts, xs);
  return {
    outputs,
    residuals,
    backward: (saved, cts, given = cts) =>
      finish(
        saved,
        cts.flatMap((ct, i) => (tangentDtype(outputs[i]) === null ? [] : [given[i] && ct])),
      ),
  };
}

/** linearize: what does not depend on tangents runs now. */
export function linearized(
  fused: FusedProgram,
  trace: LinearTrace,
  xs: readonly Tensor[],
  below: (values: readonly Tensor[]) => Tensor[],
): Tensor[] {
  const { values, tracked, constant } = trace.strip(xs);
  if (constant) return trace.below(() => below(values));
  const at = xs.map((_, i) => i in tracked);
  const parts = fused.derive(`linearize ${at}`, () => pushedParts(fused, at));
  const { outputs, residuals, finish } = trace.below(() => early(parts, values));
  const saved = residuals.map((x) => trace.residuals.hold(x, false));
  const call = {
    inputs: Object.values(tracked).map(asTensor),
    foreign: false,
    primal: () => [...outputs],
    // A tangent is null where it is zero.
    jvp: (primals: readonly Tensor[], tangents: readonly Tensor[]): [Tensor[], Tensor[]] => [
      [],
      finish(primals, tangents) as Tensor[],
    ],
  };
  return trace.wrap(
    outputs,
    Object.fromEntries(Object.values(tracked).entries()),
    throughCustom({ call, saved }),
  );
}
