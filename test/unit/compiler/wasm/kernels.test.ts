import { beforeAll, describe, expect, test } from 'vitest';
import { plan } from '../../../../src/compiler/codegen/wasm/compile.js';
import type { Axis } from '../../../../src/compiler/kernel/axis.js';
import type { Dtype } from '../../../../src/compiler/kernel/expr.js';
import {
  addIndex,
  axisIndex,
  clamped,
  constantIndex,
  type Index,
  scaleIndex,
} from '../../../../src/compiler/kernel/indices.js';
import { useBackend } from '../../../support/backend.js';
import { axis, check, make, numbers, overAll, rowMajor, target } from './support.js';

describe.each(['cpu', 'wasm'] as const)('%s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each([1, 3, 4, 7, 16, 65])('a map over %i elements', (n) => {
    const x = make();
    const i = axis(n);
    const a = x.load(0, axisIndex(i), 'float32');
    const y = x.apply('mul', [
      x.apply('exp', [a]),
      x.apply('sub', [x.apply('cos', [a]), x.apply('sin', [a])]),
    ]);
    check(overAll([i], ['float32'], y, x.apply('greater', [a, x.constant(0, 'float32')])), [numbers(n, 1)]);
  });

  test.each([
    [1, 1],
    [5, 3],
    [8, 16],
    [7, 70],
  ])('softmax of %i rows of %i', (rows, columns) => {
    const x = make();
    const [i, j] = [axis(rows), axis(columns)];
    const a = x.load(0, rowMajor([i, j]), 'float32');
    const most = x.reduce('max', [j], a);
    const e = x.apply('exp', [x.apply('sub', [a, most])]);
    check(overAll([i, j], ['float32'], x.apply('div', [e, x.reduce('sum', [j], e)])), [
      numbers(rows * columns, 2),
    ]);
  });

  test.each([
    [5, 30],
    [9, 9],
  ])('softmax of %i rows of %i, each reduction with an axis of its own', (rows, columns) => {
    const x = make();
    const [i, j, k, l, m] = [rows, columns, columns, columns, columns].map(axis);
    const a = (at: Axis) => x.load(0, rowMajor([i, at]), 'float32');
    const e = (at: Axis, over: Axis) =>
      x.apply('exp', [x.apply('sub', [a(at), x.reduce('max', [over], a(over))])]);
    const kernel = overAll([i, j], ['float32'], x.apply('div', [e(j, k), x.reduce('sum', [l], e(l, m))]));
    check(kernel, [numbers(rows * columns, 2)]);
    // A row of exponentials.
    expect(plan(kernel, { relaxed: false }).memory).toBe(4 * columns);
  });

  test.each([
    [1, 1, 1],
    [5, 7, 3],
    [9, 17, 13],
    [4, 8, 16],
  ])('products of %i x %i by %i', (m, n, depth) => {
    const x = make();
    const [i, j, k] = [axis(m), axis(n), axis(depth)];
    const a = x.load(0, rowMajor([i, k]), 'float32');
    const inputs = [numbers(m * depth, 3), numbers(depth * n, 4), numbers(n, 5)];
    for (const at of [rowMajor([k, j]), addIndex(scaleIndex(axisIndex(j), depth), axisIndex(k))]) {
      const b = x.load(1, at, 'float32');
      const sum = x.reduce('sum', [k], x.apply('mul', [a, b]));
      const y = x.apply('tanh', [x.apply('add', [sum, x.load(2, axisIndex(j), 'float32')])]);
      check(overAll([i, j], ['float32', 'float32', 'float32'], y), inputs);
    }
  });

  test.each([
    [1, 0, 2],
    [3, 2, 2],
    [4, 1, 0],
    [9, 5, 8],
    [30, 3, 6],
    [70, 17, 1],
  ])('rows of %i, with %i before and %i after them: the nearest, and mirrored', (n, before, after) => {
    const x = make();
    const [i, j] = [axis(5), axis(before + n + after)];
    const place = addIndex(axisIndex(j), constantIndex(-before));
    const nearest = clamped(place, n);
    const around = addIndex(clamped(addIndex(place, constantIndex(1)), n + 2), constantIndex(-1));
    const back = scaleIndex(place, -1);
    const read = (at: Index, dtype: Dtype) =>
      x.load(['float32', 'int32', 'bool'].indexOf(dtype), addIndex(scaleIndex(axisIndex(i), n), at), dtype);
    const twice = addIndex(addIndex(nearest, around), back);
    const once = Math.max(before, after) < n ? addIndex(scaleIndex(nearest, 2), back) : nearest;
    const at = Math.max(before, after) <= n ? [nearest, twice, once] : [nearest];
    const inputs = [
      numbers(5 * n, 1),
      Int32Array.from(numbers(5 * n, 2), (v) => v * 9),
      new Uint8Array(5 * n),
    ];
    inputs[2].forEach((_, k) => {
      inputs[2][k] = k % 3 === 0 ? 1 : 0;
    });
    const values = at.flatMap((index) =>
      (['float32', 'int32', 'bool'] as const).map((dtype) => read(index, dtype)),
    );
    check(overAll([i, j], ['float32', 'int32', 'bool'], ...values.slice(0, 6)), inputs);
    if (values.length > 6) check(overAll([i, j], ['float32', 'int32', 'bool'], ...values.slice(6)), inputs);
  });

  test('softmax of products, with its logarithm', () => {
    const x = make();
    const [i, j, k] = [axis(9), axis(17), axis(5)];
    const a = x.load(0, rowMajor([i, k]), 'float32');
    const score = x.reduce('sum', [k], x.apply('mul', [a, x.load(1, rowMajor([j, k]), 'float32')]));
    const below = x.apply('sub', [score, x.reduce('max', [j], score)]);
    const e = x.apply('exp', [below]);
    const sum = x.reduce('sum', [j], e);
    const values = [x.apply('div', [e, sum]), x.apply('sub', [below, x.apply('log', [sum])])];
    check(overAll([i, j], ['float32', 'float32'], ...values), [numbers(45, 1), numbers(85, 2)]);
  });

  test('two kept rows and two reductions of each', () => {
    const x = make();
    const [i, j] = [axis(3), axis(21)];
    const a = x.load(0, rowMajor([i, j]), 'float32');
    const [s, t] = (['sin', 'tanh'] as const).map((op) => x.apply(op, [a]));
    const sums = [s, t].map((y) => x.reduce('sum', [j], y));
    const spread = x.reduce('sum', [j], x.apply('mul', [s, x.apply('sub', [t, sums[0]])]));
    const values = [x.apply('add', [x.apply('mul', [s, sums[1]]), spread]), x.apply('sub', [t, sums[0]])];
    check(overAll([i, j], ['float32'], ...values), [numbers(63, 1)]);
  });

  test('a kept row, and its reduction as an output of its own', () => {
    const x = make();
    const [i] = [axis(21)];
    const e = x.apply('sin', [x.load(0, axisIndex(i), 'float32')]);
    const most = x.reduce('max', [i], e);
    const outputs = [
      { shape: [21], dtype: 'float32', at: axisIndex(i), value: x.apply('sub', [e, most]) },
      { shape: [], dtype: 'float32', at: constantIndex(0), value: most },
    ] as const;
    check({ axes: [i], inputs: ['float32'], outputs }, [numbers(21, 1)]);
  });

  test('a batch of products, and of sums of columns', () => {
    const x = make();
    const [b, i, j, k] = [axis(3), axis(6), axis(11), axis(7)];
    const left = x.load(0, rowMajor([b, i, k]), 'float32');
    const right = x.load(1, rowMajor([b, k, j]), 'float32');
    const inputs = [numbers(126, 1), numbers(231, 2)];
    const product = x.reduce('sum', [k], x.apply('mul', [left, right]));
    check(overAll([b, i, j], ['float32', 'float32'], product), inputs);
    check(overAll([b, j], ['float32', 'float32'], x.reduce('sum', [k], right)), inputs);
    check(overAll([j], ['float32', 'float32'], x.reduce('max', [b, k], right)), inputs);
  });

  test('equal structures compile once', () => {
    const before = target().compiled;
    for (const n of [11, 13, 29]) {
      const x = make();
      const [i, j] = [axis(n), axis(n + 8)];
      const a = x.load(0, rowMajor([i, j]), 'float32');
      const y = x.apply('sub', [a, x.reduce('min', [j], x.apply('abs', [a]))]);
      check(overAll([i, j], ['float32'], y), [numbers(n * (n + 8), 2)]);
    }
    expect(target().compiled).toBe(before + 1);
  });
});
