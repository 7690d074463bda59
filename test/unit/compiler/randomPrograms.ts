import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { sizeOf } from './programs/pairs.js';
import {
  fits,
  type Input,
  LARGEST,
  OPS,
  type RandomProgram,
  Run,
  type Step,
  type T,
  type Tf,
  type Val,
} from './programs/values.js';
import './programs/unary.js';
import './programs/pairs.js';
import './programs/moves.js';
import './programs/reductions.js';
import './programs/rows.js';

export type { RandomProgram } from './programs/values.js';

const dim = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }) },
  fc.integer({ min: 0, max: 9 }),
);
const shape = fc
  .oneof(
    { weight: 6, arbitrary: fc.array(dim, { minLength: 2, maxLength: 3 }) },
    fc.array(dim, { maxLength: 4 }),
  )
  .map((s) => (sizeOf(s) > 300 ? s.slice(0, 2) : s));
const input: fc.Arbitrary<Input> = fc.record({
  shape,
  dtype: fc.constantFrom('float32', 'float32', 'float32', 'int32', 'bool'),
  kind: fc.constantFrom('exact', 'exact', 'rounded', 'odd'),
  seed: fc.nat(999),
});
/** Ops that make several kernels of a program, or move what they compute. */
const STRUCTURE =
  /^(sum|mean|max|min|prod|any|argMax|softmax|logSoftmax|matMul|einsum|center|normalize|layer|attend|minus its|transpose|reshape|gather|concat|cumsum|cumprod|slice|pad|mirrorPad|space|batch|depth|flip|reverse|add|mul|sub|logSumExp)/;
const step: fc.Arbitrary<Step> = fc.record({
  op: fc.oneof(
    fc.constantFrom(...Object.keys(OPS)),
    fc.constantFrom(...Object.keys(OPS).filter((op) => STRUCTURE.test(op))),
  ),
  pick: fc.array(fc.nat(11), { minLength: 4, maxLength: 4 }),
});
export const randomPrograms: fc.Arbitrary<RandomProgram> = fc.record({
  inputs: fc.array(input, { minLength: 1, maxLength: 3 }),
  captured: input,
  steps: fc.array(step, { minLength: 1, maxLength: 24, size: 'max' }),
  outputs: fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }),
});

/** The values of an input. */
export function tensorOf({ shape: dims, dtype, kind, seed }: Input): T {
  let state = seed * 2654435761 + 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  const values = Array.from({ length: sizeOf(dims) }, () => {
    const x = next() * 4 - 2;
    if (dtype === 'bool') return Number(x > 0);
    if (dtype === 'int32') return Math.round(x * 2);
    if (kind === 'rounded') return Math.fround(x);
    const odd = kind === 'odd' ? Math.floor(next() * 12) : 9;
    return [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0][odd] ?? Math.round(x * 4) / 4;
  });
  return tf.tensor(values, [...dims], dtype);
}

const valOf = ({ dtype, kind }: Input, t: T): Val => {
  const isRounded = dtype === 'float32' && kind === 'rounded';
  const unit = isRounded ? null : dtype === 'float32' ? 2 : 0;
  return { t, most: dtype === 'int32' ? 4 : 2, error: 0, unit, odd: dtype === 'float32' && kind === 'odd' };
};

/** The program's function: of its inputs, with the captured tensor given. `errors` takes the tolerance of each output. */
export const functionOf =
  ({ inputs, captured, steps, outputs }: RandomProgram, outside: T, errors: number[] = [], t: Tf = tf) =>
  (...given: T[]): T[] => {
    const run = new Run(t);
    run.vals.push(...given.map((x, i) => valOf(inputs[i], x)));
    run.vals.push(valOf(captured, outside));
    for (const { op, pick } of steps) {
      const made = OPS[op](run, pick);
      if (made && fits(made) && made.t.size <= LARGEST && made.error < 0.01 && made.t.rank <= 6)
        run.vals.push(made);
    }
    const { vals } = run;
    return [0, ...outputs].map((k) => {
      const v = vals[vals.length - 1 - (k % vals.length)];
      errors.push(v.error);
      return v.t;
    });
  };

/** The program as tfjs code, for people to read. */
export function codeOf(program: RandomProgram): string {
  const names = new Map<unknown, string>();
  const lines: string[] = [];
  const about = (x: T) => `${x.dtype}[${x.shape}]`;
  const show = (x: unknown): string => {
    if (x instanceof tf.Tensor) return names.get(x) ?? 'unknown';
    if (Array.isArray(x)) return `[${x.map(show).join(', ')}]`;
    return x === undefined ? 'undefined' : JSON.stringify(x);
  };
  const name = (x: unknown, prefix = 't') => {
    if (x instanceof tf.Tensor && !names.has(x)) names.set(x, `${prefix}${names.size}`);
  };
  const logged = new Proxy(tf, {
    get(all, key) {
      const f: unknown = Reflect.get(all, key);
      if (typeof f !== 'function') return f;
      return (...args: unknown[]) => {
        let y: unknown;
        try {
          y = (f as (...all: unknown[]) => unknown)(...args);
        } catch (error) {
          lines.push(`  tf.${String(key)}(${args.map(show).join(', ')}) throws`);
          throw error;
        }
        for (const out of [y].flat()) name(out);
        const made = ([y].flat() as T[]).map((out) => `${names.get(out)}: ${about(out)}`);
        lines.push(`  ${made.join(', ')} = tf.${String(key)}(${args.map(show).join(', ')})`);
        return y;
      };
    },
  });
  tf.tidy(() => {
    const inputs = program.inputs.map(tensorOf);
    const outside = tensorOf(program.captured);
    for (const x of inputs) name(x, 'input');
    name(outside, 'captured');
    for (const x of [...inputs, outside]) lines.push(`  ${names.get(x)}: ${about(x)} = [${x.dataSync()}]`);
    try {
      const out = functionOf(program, outside, [], logged)(...inputs);
      lines.push(`  return ${out.map(show).join(', ')}`);
    } catch (error) {
      lines.push(`  ${error}`);
    }
  });
  return lines.join('\n');
}
