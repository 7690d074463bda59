import type { Tensor } from '@tensorflow/tfjs-core';
import { decomposes } from '../compiler/lower/table.js';
import { isPointwise } from '../compiler/pointwise.js';
import { capture } from '../graph/capture.js';
import type { Program } from '../graph/program.js';
import { replay } from '../graph/replay.js';
import { type Halves, split } from '../graph/split.js';
import { withoutZeros } from '../graph/zeros.js';
import type { Aval } from '../kernels/record.js';
import { BatchTrace, BatchTracer } from '../tracing/batchTrace.js';
import { withTrace } from '../tracing/enter.js';
import { JvpTrace, JvpTracer } from '../tracing/jvpTrace.js';
import { tangentDtype } from '../tracing/ruleCalls.js';
import { asTensor } from '../tracing/tracer.js';
import { during, VjpTrace } from '../tracing/vjpTrace.js';
import { FusedProgram, type Settings } from './fusedProgram.js';

/** What a transform makes of a program. */
export interface Derived {
  readonly fused: FusedProgram;
  /** Of each output: is it mapped, or has it a tangent? */
  readonly flags: readonly boolean[];
  readonly outside: readonly Tensor[];
}

/** The same in two halves; the early one takes the inputs, then the tensors from outside. */
export interface Parts {
  readonly early: FusedProgram;
  readonly late: FusedProgram;
  readonly residuals: Halves['residuals'];
  /** Which of the results of the late half are not zero: the others are no outputs of it. */
  readonly flags: readonly boolean[];
  readonly outside: readonly Tensor[];
}

/** With the tensors that a program closes over as inputs. */
const allInputs = ({ inputs, captured }: Program): Aval[] => [
  ...inputs,
  ...captured.map(({ value }) => value),
];

const chosen = <T>(list: readonly T[], at: readonly boolean[]) => list.filter((_, i) => at[i]);

const outsideOf = ({ captured }: Program) => captured.map(({ tensor }) => tensor);

export function mappedProgram(
  { program, settings }: FusedProgram,
  mapped: readonly boolean[],
  size: number,
): Derived {
  const avals = allInputs(program).map((x, i) => (mapped[i] ? { ...x, shape: [size, ...x.shape] } : x));
  const made = capture(avals, decomposes, (xs) => {
    const trace = new BatchTrace(size, 'error');
    const given = xs.map((x, i) => (mapped[i] ? asTensor(new BatchTracer(trace, x, false)) : x));
    const outputs = withTrace(trace, () => replay(program, given));
    return {
      outputs: outputs.map((x) => trace.own(x)?.value ?? x),
      result: outputs.map((x) => trace.own(x) !== null),
    };
  });
  return derived(made, part(settings, 'vmap'));
}

export function pushedProgram({ program, settings }: FusedProgram, at: readonly boolean[]): Derived {
  const { made } = pushedBoth(program, at);
  return derived(made, part(settings, 'jvp'));
}

export function pushedParts({ program, settings }: FusedProgram, at: readonly boolean[]): Parts {
  const { made, count } = pushedBoth(program, at);
  return parts(made, count, program.outputs.length, settings, ['linearize', 'push']);
}

function pushedBoth(program: Program, at: readonly boolean[]) {
  const primals = allInputs(program);
  const count = primals.length;
  const made = capture([...primals, ...chosen(primals, at)], decomposes, (xs) => {
    const trace = new JvpTrace('jvp');
    let next = count;
    const given = xs
      .slice(0, count)
      .map((x, i) => (at[i] ? asTensor(new JvpTracer(trace, x, xs[next++], false)) : x));
    const outputs = withTrace(trace, () => replay(program, given));
    const own = outputs.map((x) => trace.own(x));
    return {
      outputs: [...outputs.map((x, i) => own[i]?.value ?? x), ...own.flatMap((x) => (x ? [x.tangent] : []))],
      result: own.map((x) => x !== null),
    };
  });
  return { made, count };
}

export function pulledParts({ program, settings }: FusedProgram, wanted: readonly boolean[]): Parts {
  const primals = allInputs(program);
  const count = primals.length;
  const cotangents = program.outputs.filter((x) => tangentDtype(x) !== null);
  const made = capture([...primals, ...cotangents], decomposes, (xs) =>
    during(new VjpTrace('grad'), (trace) => {
      const leaves = new Map(
        chosen([...xs.slice(0, count).entries()], wanted).map(([i, x]) => [i, trace.leaf(x)]),
      );
      const given = xs.slice(0, count).map((x, i) => {
        const leaf = leaves.get(i);
        return leaf ? asTensor(leaf) : x;
      });
      const outputs = trace.record(() => replay(program, given));
      const floats = outputs.filter((x) => tangentDtype(x) !== null);
      const pulled = trace.backward(floats, xs.slice(count), [...leaves.values()]);
      const cts = new Map([...leaves.keys()].map((i, k) => [i, pulled[k]]));
      return {
        outputs: [...outputs.map((x) => trace.own(x)?.value ?? x), ...pulled.flatMap((x) => (x ? [x] : []))],
        result: primals.map((_, i) => Boolean(cts.get(i))),
      };
    }),
  );
  return parts(made, count, program.outputs.length, settings, ['forward', 'backward']);
}

/** The late half of a program where some of its last inputs, those after `first`, are zero. */
export function narrowed(
  { program, settings }: FusedProgram,
  first: number,
  zero: readonly boolean[],
): Derived {
  const isZero = program.inputs.map((_, i) => i >= first && zero[i - first]);
  const made = withoutZeros(program, first, isZero);
  return derived({ program: made.program, result: made.zeros.map((x) => !x) }, settings);
}

interface Made {
  readonly program: Program;
  readonly result: readonly boolean[];
}

/** Of a program that is part of what a function does. */
const part = (settings: Settings, name: string): Settings => ({
  ...settings,
  name: `${settings.name}:${name}`,
});

const derived = ({ program, result }: Made, settings: Settings): Derived => ({
  fused: new FusedProgram(program, settings),
  flags: result,
  outside: outsideOf(program),
});

function parts(
  { program, result }: Made,
  first: number,
  outputs: number,
  settings: Settings,
  [nameOfEarly, nameOfLate]: readonly [string, string],
): Parts {
  const outside = program.captured;
  const { inputs } = program;
  const all = [...inputs.slice(0, first), ...outside.map(({ value }) => value), ...inputs.slice(first)];
  const joint = { ...program, inputs: all, captured: [] };
  const { early, late, residuals } = split(joint, first + outside.length, outputs, isPointwise);
  return {
    early: new FusedProgram(early, part(settings, nameOfEarly)),
    late: new FusedProgram(late, part(settings, nameOfLate)),
    residuals,
    flags: result,
    outside: outsideOf(program),
  };
}
