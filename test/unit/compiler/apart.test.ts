import { describe, expect, it } from 'vitest';
import { apart } from '../../../src/compiler/fusion/apart.js';
import { type Dtype, type Expr, Exprs } from '../../../src/compiler/kernel/expr.js';
import { addIndex, axisIndex, type Index, scaleIndex } from '../../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../../src/compiler/kernel/kernel.js';
import { interpret } from '../../support/interpret.js';

const [ROWS, COLUMNS] = [3, 4];
const i = { id: 0, extent: ROWS };
const j = { id: 1, extent: COLUMNS };
const k = { id: 2, extent: COLUMNS };
const rowMajor = (column: Index) => addIndex(scaleIndex(axisIndex(i), COLUMNS), column);
const x = Array.from({ length: ROWS * COLUMNS }, (_, n) => ((n * 7) % 5) - 2);
const scale = [2, 3, 5, 7];

/** Of a matrix and a row, an element of the result. */
function kernelOf(
  value: (e: Exprs, x: Expr, inner: Expr, scale: Expr) => Expr,
  dtype: Dtype = 'float32',
): Kernel {
  const e = new Exprs();
  const element = e.load(1, rowMajor(axisIndex(j)), dtype);
  const inner = e.load(1, rowMajor(axisIndex(k)), dtype);
  const made = value(e, element, inner, e.load(0, axisIndex(j), dtype));
  const output = { shape: [ROWS, COLUMNS], dtype: made.dtype, at: rowMajor(axisIndex(j)), value: made };
  return { axes: [i, j], inputs: [dtype, dtype], outputs: [output] };
}

/** The shape of what rows have, and which inputs the two parts read; their result must be that of the whole. */
function parts(kernel: Kernel) {
  const { rows, elements } = apart(kernel)!;
  const inputs = [scale, x];
  const [values] = interpret(
    rows.kernel,
    rows.reads.map((n) => inputs[n]),
  );
  const got = interpret(elements.kernel, [values, ...elements.reads.map((n) => inputs[n])]);
  expect(got).toEqual(interpret(kernel, inputs));
  const [{ shape, dtype }] = rows.kernel.outputs;
  return { shape, dtype, reads: [rows.reads, elements.reads] };
}

const sum = (e: Exprs, body: Expr) => e.reduce('sum', [k], body);
const max = (e: Exprs, body: Expr) => e.reduce('max', [k], body);

describe('a kernel with rows, in two parts', () => {
  it('passes one value as it is', () => {
    const kernel = kernelOf((e, a, b) => e.apply('sub', [a, max(e, b)]), 'int32');
    expect(parts(kernel)).toEqual({ shape: [3], dtype: 'int32', reads: [[1], [1]] });
  });

  it('passes the largest expressions of rows, and those that need others', () => {
    const kernel = kernelOf((e, a, b, s) => {
      const most = max(e, b);
      const below = (y: Expr) => e.apply('sub', [y, most]);
      const root = e.apply('sqrt', [e.apply('abs', [sum(e, below(b))])]);
      return e.apply('mul', [e.apply('add', [below(a), root]), s]);
    });
    expect(parts(kernel)).toEqual({ shape: [3, 2], dtype: 'float32', reads: [[1], [1, 0]] });
  });

  it.each([3, 4, 5])('passes %i values in lines of two', (count) => {
    const kernel = kernelOf((e, a, b) =>
      Array.from({ length: count }, (_, n) =>
        sum(e, e.apply('mul', [b, e.constant(n + 1, 'float32')])),
      ).reduce<Expr>((total, y, n) => e.apply(n % 2 ? 'max' : 'mul', [e.apply('add', [total, a]), y]), a),
    );
    expect(parts(kernel).shape).toEqual([3, Math.ceil(count / 2), 2]);
  });

  it('keeps what is true or an integer', () => {
    const kernel = kernelOf((e, a, b) => {
      const positive = e.apply('greater', [max(e, b), e.constant(1, 'int32')]);
      return e.apply('select', [positive, a, sum(e, b)]);
    }, 'int32');
    expect(parts(kernel)).toMatchObject({ shape: [3, 2], dtype: 'float32' });
  });

  it('is one kernel where nothing is computed along the rows', () => {
    const e = new Exprs();
    const value = sum(e, e.load(0, rowMajor(axisIndex(k)), 'float32'));
    const outputs = [{ shape: [ROWS], dtype: 'float32' as const, at: axisIndex(i), value }];
    expect(apart({ axes: [i], inputs: ['float32'], outputs })).toBeNull();
    expect(apart(kernelOf((e2, a) => e2.apply('neg', [a])))).toBeNull();
  });
});
