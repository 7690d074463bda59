import type { Dtype } from '../../src/compiler/kernel/expr.js';
import { interpret } from '../support/interpret.js';
import { elementwise, type Launch, type Numbers, type Values } from './elementwise.js';
import { errorOf, isFlushed, loosest, ulpOf } from './error.js';
import { type Device, LEAST_NORMAL, type Operation } from './guarantees.js';
import { INTEGERS } from './integers.js';
import { pairs } from './ranges.js';
import { BY_QUOTIENT, EITHER_ZERO, VALUES } from './specialValues.js';

const SPECIAL = Float32Array.from([
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, 1, -1, 0.5, 2.5, -2, 3, -3],
  ...[100, -100, 1e10, -1e10, 3e38, -3e38],
]);

/** Whether a result of special arguments is as good as the exact one. */
function holds(op: Operation, device: Device, got: number, exact: number): boolean {
  const either = EITHER_ZERO[device];
  const signed = either !== 'all' && !either.includes(op);
  if (signed && Math.fround(exact) === 0) return Object.is(got, Math.fround(exact));
  if (device !== 'wasm' && isFlushed(got, exact)) return true;
  const { most, least } = loosest(op, device);
  return errorOf(got, exact, least) <= most;
}

const text = (op: string, args: readonly number[], got: number, exact: number) =>
  `${op}(${args.map((x) => (Object.is(x, -0) ? '-0' : x)).join(', ')}) = ${got}, not ${exact}`;

/** Repeated to a multiple of four, as vectors are computed, or of sixteen, as blocks are, and with one more, as single numbers are. */
async function launchedInAllWays(
  op: Operation,
  args: readonly Float32Array[],
  launch: Launch,
): Promise<Values[]> {
  const whole = 16 * args[0].length;
  const results = [];
  for (const size of [4 * (args[0].length + 1 - (args[0].length % 2)), whole, whole + 1]) {
    const inputs = args.map((x) => Float32Array.from({ length: size }, (_, i) => x[i % x.length]));
    results.push(await launch(elementwise(op, args.length, size), inputs));
  }
  return results;
}

const known = (device: Device, op: Operation, args: readonly number[]): boolean => {
  if (!BY_QUOTIENT[device].includes(op)) return true;
  const size = Math.abs(args[0] / args[1]);
  return (
    !args.every(Number.isFinite) || size === 0 || (size >= LEAST_NORMAL && size < 2 ** 24) || args[1] === 0
  );
};

/** Special arguments, those of the table and all others against float64, that give something else than they should. */
export async function wrongValues(device: Device, launch: Launch): Promise<string[]> {
  const wrong: string[] = [];
  for (const { op, cases } of VALUES) {
    const arity = cases[0].args.length;
    const stated = cases.map(({ gives }) => gives);
    const args = Array.from({ length: arity }, (_, n) => Float32Array.from(cases, (one) => one.args[n]));
    const special = arity === 1 ? [SPECIAL] : pairs(SPECIAL, SPECIAL);
    const [exact] = interpret(elementwise(op, arity, special[0].length), special);
    const all = args.map((x, n) => Float32Array.from([...x, ...special[n]]));
    for (const got of await launchedInAllWays(op, all, launch)) {
      [...stated, ...exact].forEach((wanted, i) => {
        const at = all.map((x) => x[i]);
        if (known(device, op, at) && !holds(op, device, got[i], wanted))
          wrong.push(text(op, at, got[i], wanted));
      });
    }
  }
  return wrong;
}

const arrayOf = (dtype: Dtype, values: readonly number[]): Numbers =>
  dtype === 'float32' ? Float32Array.from(values) : Int32Array.from(values);

/** Casts and sums of integers that give something else than they should. */
export async function wrongIntegers(device: Device, launch: Launch): Promise<string[]> {
  const wrong: string[] = [];
  for (const { op, from, to, cases, holds: kind } of INTEGERS) {
    const arity = cases[0].args.length;
    const args = Array.from({ length: arity }, (_, n) =>
      arrayOf(
        from,
        cases.map((one) => one.args[n]),
      ),
    );
    const got = await launch(elementwise(op, arity, cases.length, from, to), args);
    if (kind[device] === 'undefined') continue;
    cases.forEach(({ args: at, gives }, i) => {
      const off = Math.abs(got[i] - gives);
      if (!(off <= (kind[device] === 'rounded' ? ulpOf(gives) : 0))) wrong.push(text(op, at, got[i], gives));
    });
  }
  return wrong;
}
