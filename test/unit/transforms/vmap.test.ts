import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { notAFunction } from '../../../src/messages/tracing.js';
import {
  axesKind,
  axesLeaf,
  axesTree,
  inAxesLength,
  inAxisOutOfRange,
  inconsistentSizes,
  invalidOption,
  mappedAxisSize,
  mappedLeaf,
  mappedNonArray,
  mappedScalar,
  noArrays,
  nonArrayOutput,
  nothingMapped,
  outAxisOutOfRange,
  unknownOption,
  unmappedOutAxis,
} from '../../../src/messages/vmap.js';
import {
  errorOf,
  expectClose,
  expectError,
  loop,
  random,
  statement,
  values,
} from '../../support/statement.js';
import { stopGradient, vmap } from '../../support/untyped.js';

const id = (x: tf.Tensor) => x.mul(1);
const never = () => expect.fail('the body ran');

describe('1 the signature', () => {
  statement('1: inAxes and outAxes default to 0', () => {
    expectClose(
      vmap((x: tf.Tensor) => tf.sum(x))(
        tf.tensor2d([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      ),
      [3, 7, 11],
    );
  });
  test('1: the function must be callable, checked when vmap is applied', () => {
    expectError(() => vmap(3), notAFunction, 'vmap', 'a number');
    expectError(() => vmap(null), notAFunction, 'vmap', 'null');
  });
  statement('1: vmap.over takes the arguments first', () => {
    const [x, y] = [random([3, 2]), random([3, 2], 2)];
    expectClose(
      vmap.over(x, y)((a: tf.Tensor, b: tf.Tensor) => tf.sum(a.mul(b))),
      tf.sum(x.mul(y), 1),
    );
  });
  statement('1: vmap.overAxes takes inAxes, then the arguments', () => {
    const [x, y] = [random([3, 2]), random([3])];
    expectClose(
      vmap.overAxes([1, null])(x, y)((a: tf.Tensor, b: tf.Tensor) => tf.sum(a.mul(b))),
      tf.dot(y, x),
    );
  });
  statement('1: vmap.call takes everything at once', () => {
    const x = random([3, 2]);
    expectClose(vmap.call(id, [x], 1, -1), x);
    expectClose(
      vmap.call(() => tf.scalar(2), [], 0, 0, { axisSize: 2 }),
      [2, 2],
    );
  });
});

describe('1.1 when what is checked', () => {
  test('1.1: inAxes and outAxes are a number, null, an array or an object, checked when vmap is applied', () => {
    for (const [bad, kind] of [
      ['0', 'a string'],
      [true, 'a boolean'],
      [0.5, 'a number'],
      [id, 'a function'],
    ] as const) {
      expectError(() => vmap(never, bad), axesKind, 'inAxes', kind);
      expectError(() => vmap(never, 0, bad), axesKind, 'outAxes', kind);
    }
    expectError(() => vmap(never, tf.scalar(1)), axesKind, 'inAxes', 'a tensor');
    tf.disposeVariables();
  });
  test('1.1: every leaf of inAxes and outAxes is an integer or null; booleans, floats and strings are not', () => {
    for (const [bad, kind] of [
      [true, 'a boolean'],
      [1.5, 'a number'],
      [Number.NaN, 'a number'],
      ['0', 'a string'],
      [undefined, 'undefined'],
    ] as const) {
      expectError(() => vmap(never, [0, bad]), axesLeaf, 'inAxes[1]', kind);
      expectError(() => vmap(never, [0, { w: bad }]), axesLeaf, 'inAxes[1].w', kind);
      expectError(() => vmap(never, 0, [bad]), axesLeaf, 'outAxes[0]', kind);
      expectError(() => vmap(never, 0, { w: [bad] }), axesLeaf, 'outAxes.w.0', kind);
    }
  });
  statement('1.1: at the call, the length of inAxes is checked first', () => {
    expectError(() => vmap(never, [0, 0])(tf.scalar(1)), inAxesLength, 2, 1);
    expectError(() => vmap(never, [0, 0, 0])(), inAxesLength, 3, 0);
  });
  statement('1.1: then the prefix match, then rank and size', () => {
    const bad = tf.scalar(1);
    expectError(
      () => vmap(never, [[0], 0])({ a: bad }, bad),
      axesTree,
      'inAxes[0]',
      'an array of length 1',
      'arg 0',
      'an object with keys a',
    );
    expectError(() => vmap(never)(tf.ones([2]), bad), mappedScalar, 'arg 1', 0);
  });
  statement('1.1: a wrong tree later on is found before a wrong size earlier', () => {
    expectError(
      () => vmap(never, [0, { w: 0 }])(tf.scalar(1), { v: tf.ones([2]) }),
      axesTree,
      'inAxes[1]',
      'an object with keys w',
      'arg 1',
      'an object with keys v',
    );
  });
  statement('1.1: the body runs before outAxes are matched with its result', () => {
    let ran = 0;
    const f = (x: tf.Tensor) => {
      ran++;
      return x;
    };
    expectError(() => vmap(f, 0, 3)(tf.ones([2])), outAxisOutOfRange, 3, 'the result', []);
    expectError(
      () => vmap(f, 0, [0, 0])(tf.ones([2])),
      axesTree,
      'outAxes',
      'an array of length 2',
      'the result',
      'a tensor',
    );
    expect(ran).toBe(2);
  });
});

describe('1.2 inAxes', () => {
  statement('1.2: a number maps every leaf of every argument', () => {
    const f = ({ a, b }: { a: tf.Tensor; b: tf.Tensor[] }, c: tf.Tensor) => a.add(b[0]).add(c);
    const x = random([2, 3]);
    expectClose(vmap(f, 1)({ a: x, b: [x] }, x), tf.transpose(x).mul(3));
  });
  statement('1.2: null maps nothing positional', () => {
    const x = random([2, 3]);
    expectClose(vmap(id, null, 0, { axisSize: 2 })(x), tf.stack([x, x]));
  });
  statement('1.2: an array has one entry per argument', () => {
    const [x, y] = [random([2, 3]), random([3])];
    expectClose(vmap((a: tf.Tensor, b: tf.Tensor) => a.add(b), [0, null])(x, y), x.add(y));
    expectClose(
      vmap((a: tf.Tensor, b: tf.Tensor) => a.mul(b), [1, 0])(x, y),
      tf.transpose(x).mul(y.expandDims(1)),
    );
  });
  statement('1.2: a leaf of an entry covers the whole subtree below it', () => {
    const f = (p: { w: tf.Tensor; rest: { b: tf.Tensor; c: tf.Tensor[] } }) =>
      p.w.mul(p.rest.b).add(p.rest.c[0]);
    const [w, b] = [random([3]), random([2, 3])];
    expectClose(vmap(f, [{ w: null, rest: 0 }])({ w, rest: { b, c: [b] } }), b.mul(w).add(b));
    expectClose(
      vmap(f, [{ w: null, rest: { b: 0, c: [null] } }])({ w, rest: { b, c: [w] } }),
      b.mul(w).add(w),
    );
  });
  statement('1.2: containers must match in type', () => {
    const x = tf.ones([2]);
    expectError(
      () => vmap(never, [{ a: 0 }])([x]),
      axesTree,
      'inAxes[0]',
      'an object with keys a',
      'arg 0',
      'an array of length 1',
    );
    expectError(
      () => vmap(never, [[0]])({ 0: x }),
      axesTree,
      'inAxes[0]',
      'an array of length 1',
      'arg 0',
      'an object with keys 0',
    );
    expectError(
      () => vmap(never, [[0]])(x),
      axesTree,
      'inAxes[0]',
      'an array of length 1',
      'arg 0',
      'a tensor',
    );
    expectError(
      () => vmap(never, [{ a: { b: 0 } }])({ a: x }),
      axesTree,
      'inAxes[0].a',
      'an object with keys b',
      'arg 0.a',
      'a tensor',
    );
  });
  statement('1.2: containers must match in length', () => {
    const x = tf.ones([2]);
    expectError(
      () => vmap(never, [[0, 0]])([x]),
      axesTree,
      'inAxes[0]',
      'an array of length 2',
      'arg 0',
      'an array of length 1',
    );
  });
  statement('1.2: objects must match in their exact key set', () => {
    const x = tf.ones([2]);
    expectError(
      () => vmap(never, [{ a: 0 }])({ a: x, b: x }),
      axesTree,
      'inAxes[0]',
      'an object with keys a',
      'arg 0',
      'an object with keys a, b',
    );
    expectError(
      () => vmap(never, [{ a: 0, c: 0 }])({ a: x, b: x }),
      axesTree,
      'inAxes[0]',
      'an object with keys a, c',
      'arg 0',
      'an object with keys a, b',
    );
    expectClose(
      vmap((p: { a: tf.Tensor; b: tf.Tensor }) => p.a.sub(p.b), [{ b: 0, a: 0 }])({ a: x, b: x }),
      [0, 0],
    );
  });
  statement('1.2: an object describes an argument, so it must stand in an array', () => {
    const x = tf.ones([2]);
    expectError(
      () => vmap(never, { a: 0 })({ a: x }),
      axesTree,
      'inAxes',
      'an object with keys a',
      'the argument list',
      'an array of length 1',
    );
    expectClose(vmap((p: { a: tf.Tensor }) => p.a, [{ a: 0 }])({ a: x }), x);
  });
  statement('1.2: axes range over the rank that includes the mapped axis', () => {
    const x = random([2, 3, 4]);
    for (const axis of [0, 1, 2, -1, -2, -3]) {
      expectClose(vmap(id, axis)(x), tf.stack(tf.unstack(x, axis)));
    }
    expectError(() => vmap(never, 3)(x), inAxisOutOfRange, 3, 'arg 0', [2, 3, 4]);
    expectError(() => vmap(never, -4)(x), inAxisOutOfRange, -4, 'arg 0', [2, 3, 4]);
    expectError(
      () => vmap(never, [0, { w: [1] }])(x, { w: [tf.ones([2])] }),
      inAxisOutOfRange,
      1,
      'arg 1.w.0',
      [2],
    );
  });
  statement('1.2: negative axes count per leaf, in its own rank', () => {
    const [x, y] = [random([4, 2]), random([2])];
    expectClose(vmap(([a, b]: tf.Tensor[]) => a.mul(b), -1)([x, y]), tf.transpose(x.mul(y)));
  });
  statement('1.2: null values are empty trees and take no part', () => {
    const f = (a: tf.Tensor, b: unknown) => {
      expect(b).toBe(null);
      return a;
    };
    expectClose(vmap(f)(tf.ones([2]), null), [1, 1]);
    expectClose(vmap(f, [0, 5])(tf.ones([2]), null), [1, 1]);
    expectClose(
      vmap((p: { a: tf.Tensor; b: unknown }) => p.a, [{ a: 0, b: 7 }])({ a: tf.ones([2]), b: null }),
      [1, 1],
    );
  });
  statement('1.2: so are empty containers', () => {
    const f = (a: tf.Tensor, b: unknown, c: unknown) => {
      expect([b, c]).toEqual([[], {}]);
      return a;
    };
    expectClose(vmap(f, [0, 1, 2])(tf.ones([2]), [], {}), [1, 1]);
  });
  statement('1.2: unmapped leaves may be anything', () => {
    const model = new (class Model {
      scale = 3;
    })();
    const f = (
      x: tf.Tensor,
      options: { g: (x: tf.Tensor) => tf.Tensor; name: string },
      m: { scale: number },
      on: boolean,
    ) => (on ? options.g(x).mul(m.scale) : x);
    expectClose(vmap(f, [0, null, null, null])(tf.ones([2]), { g: id, name: 'x' }, model, true), [3, 3]);
  });
  statement('1.2: an argument with null is passed as it is', () => {
    const shared = { w: tf.ones([2]), options: [1, { deep: true }] };
    vmap(
      (x: tf.Tensor, p: unknown) => {
        expect(p).toBe(shared);
        return x;
      },
      [0, null],
    )(tf.ones([2]), shared);
  });
  statement('1.2: mapped leaves must be arrays', () => {
    const x = tf.ones([2]);
    expectError(() => vmap(never)(x, 'a'), mappedNonArray, 'arg 1', 'a string');
    expectError(() => vmap(never)(x, { g: id }), mappedNonArray, 'arg 1.g', 'a function');
    expectError(() => vmap(never)(x, true), mappedNonArray, 'arg 1', 'a boolean');
    expectError(() => vmap(never)(x, new Date()), mappedNonArray, 'arg 1', 'an object');
  });
  statement('1.2: a mapped number is a scalar, which has no axis', () => {
    expectError(() => vmap(never)(tf.ones([2]), 3), mappedScalar, 'arg 1', 0);
    expectClose(vmap((x: tf.Tensor, s: number) => x.mul(s), [0, null])(tf.ones([2]), 3), [3, 3]);
  });
  statement('1.2: an options object goes by as a positional tree (7.5)', () => {
    const f = (x: tf.Tensor, { axis, scale }: { axis: number; scale: tf.Tensor }) =>
      tf.sum(x, axis).mul(scale);
    const x = random([2, 3, 4]);
    expectClose(
      vmap(f, [0, { axis: null, scale: 0 }])(x, { axis: 0, scale: tf.tensor1d([1, 2]) }),
      tf.sum(x, 1).mul(tf.tensor2d([[1], [2]])),
    );
  });
  statement('1.2: all mapped axes have one size; 1 does not broadcast', () => {
    const [x, y] = [tf.ones([1, 3]), tf.ones([2, 3])];
    expectError(
      () => vmap(never)(x, y),
      inconsistentSizes,
      mappedLeaf('arg 0', [1, 3], 0, 1),
      mappedLeaf('arg 1', [2, 3], 0, 2),
    );
  });
  statement('1.2: axisSize takes part in the comparison', () => {
    expectError(
      () => vmap(never, 0, 0, { axisSize: 2 })(tf.ones([10, 4])),
      inconsistentSizes,
      mappedLeaf('arg 0', [10, 4], 0, 10),
      mappedAxisSize(2),
    );
    expectClose(vmap(id, 0, 0, { axisSize: 2 })(tf.ones([2])), [1, 1]);
  });
  statement('1.2: size 0 is legal and the body runs once', () => {
    let ran = 0;
    const f = (x: tf.Tensor) => {
      ran++;
      return tf.sum(x.mul(2));
    };
    const y = vmap(f)(tf.zeros([0, 3]));
    expect(y.shape).toEqual([0]);
    expect(ran).toBe(1);
    expect(vmap(() => tf.ones([2]), 0, 1, { axisSize: 0 })().shape).toEqual([2, 0]);
  });
  statement('1.2: a batch of one example is an ordinary batch', () => {
    expectClose(vmap((x: tf.Tensor) => tf.sum(x))(tf.ones([1, 3])), [3]);
  });
  statement('1.2: axisSize alone is enough, with null or without arguments', () => {
    expectClose(vmap((x: tf.Tensor) => x, null, 0, { axisSize: 2 })(tf.scalar(1)), [1, 1]);
    expectClose(vmap(() => tf.scalar(5), 0, 0, { axisSize: 3 })(), [5, 5, 5]);
    expectClose(vmap(() => 5, [], 0, { axisSize: 3 })(), [5, 5, 5]);
  });
});

describe('1.3 outAxes', () => {
  statement('1.3: an axis of the result, counted in its final rank', () => {
    const x = random([2, 3, 4]);
    for (const axis of [0, 1, 2, -1, -2, -3]) {
      expectClose(vmap(id, 0, axis)(x), tf.stack(tf.unstack(x), axis < 0 ? axis + 3 : axis));
    }
  });
  statement('1.3: range -(r + 1) <= a <= r for a result of rank r', () => {
    const x = tf.ones([2, 3]);
    expectError(() => vmap(id, 0, 2)(x), outAxisOutOfRange, 2, 'the result', [3]);
    expectError(() => vmap(id, 0, -3)(x), outAxisOutOfRange, -3, 'the result', [3]);
    expectError(
      () => vmap((y: tf.Tensor) => ({ v: [y, y] }), 0, { v: [0, -4] })(x),
      outAxisOutOfRange,
      -4,
      'the result.v.1',
      [3],
    );
  });
  statement('1.3: a tree prefix of the result', () => {
    const x = random([2, 3]);
    const f = (y: tf.Tensor) => ({ a: y, b: [y, { c: y.mul(2) }] });
    const got = vmap(f, 0, { a: 1, b: [0, -1] })(x);
    expectClose(got, {
      a: values(tf.transpose(x)),
      b: [values(x), { c: values(tf.transpose(x.mul(2))) }],
    } as never);
    expectClose(vmap(f, 0, 1)(x).b[1].c, tf.transpose(x.mul(2)));
  });
  statement('1.3: a specification that is no prefix is an error', () => {
    const x = tf.ones([2]);
    expectError(
      () => vmap(id, 0, [0])(x),
      axesTree,
      'outAxes',
      'an array of length 1',
      'the result',
      'a tensor',
    );
    expectError(
      () => vmap((y: tf.Tensor) => [y, y], 0, [0])(x),
      axesTree,
      'outAxes',
      'an array of length 1',
      'the result',
      'an array of length 2',
    );
    expectError(
      () => vmap((y: tf.Tensor) => ({ a: { b: y } }), 0, { a: { c: 0 } })(x),
      axesTree,
      'outAxes.a',
      'an object with keys c',
      'the result.a',
      'an object with keys b',
    );
  });
  statement('1.3: an output that does not depend on mapped data is broadcast along the axis', () => {
    const x = tf.ones([2]);
    expectClose(vmap(() => tf.tensor1d([1, 2, 3]), 0, 0)(x), [
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expectClose(vmap(() => tf.tensor1d([1, 2, 3]), 0, 1)(x), [
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expectClose(vmap(() => 4)(x), [4, 4]);
  });
  statement('1.3: with null it is returned as it is', () => {
    const [x, w] = [tf.ones([2]), tf.tensor1d([1, 2, 3])];
    expectClose(vmap(() => w, 0, null)(x), [1, 2, 3]);
    expectClose(vmap((a: tf.Tensor) => [a, w.mul(2)], 0, [0, null])(x), [
      [1, 1],
      [2, 4, 6],
    ]);
    expectClose(vmap(() => 4, 0, null)(x), 4);
  });
  statement('1.3: an output that depends on mapped data cannot have null', () => {
    const x = tf.ones([2]);
    expectError(() => vmap(id, 0, null)(x), unmappedOutAxis, 'the result');
    expectError(
      () => vmap((y: tf.Tensor) => ({ v: [tf.scalar(1), y] }), 0, { v: [null, null] })(x),
      unmappedOutAxis,
      'the result.v.1',
    );
  });
  statement('1.3: dependence is data flow, not value: x * 0, x - x, stopGradient(x) are mapped', () => {
    const x = tf.ones([2]);
    for (const f of [
      (y: tf.Tensor) => y.mul(0),
      (y: tf.Tensor) => y.sub(y),
      (y: tf.Tensor) => stopGradient(y),
      (y: tf.Tensor) => y,
    ]) {
      expectError(() => vmap(f, 0, null)(x), unmappedOutAxis, 'the result');
    }
  });
  statement('1.3: zerosLike, onesLike, constants and values made from shapes are not mapped', () => {
    const x = tf.ones([2, 3]);
    expectClose(vmap((y: tf.Tensor) => tf.zerosLike(y), 0, null)(x), [0, 0, 0]);
    expectClose(vmap((y: tf.Tensor) => tf.onesLike(y), 0, null)(x), [1, 1, 1]);
    expectClose(vmap(() => tf.range(0, 3), 0, null)(x), [0, 1, 2]);
    expectClose(vmap((y: tf.Tensor) => tf.zeros(y.shape).add(y.size), 0, null)(x), [3, 3, 3]);
  });
  statement('1.3: kernels with several outputs map all of them', () => {
    const x = tf.tensor2d([
      [1, 3, 2],
      [6, 5, 4],
    ]);
    const f = (y: tf.Tensor) => {
      const { values, indices } = tf.topk(y, 2);
      return [values, indices];
    };
    expectClose(vmap(f)(x), [
      [
        [3, 2],
        [6, 5],
      ],
      [
        [1, 2],
        [0, 1],
      ],
    ]);
    expectError(() => vmap(f, 0, [0, null])(x), unmappedOutAxis, 'the result.1');
    expectError(
      () => vmap((y: tf.Tensor) => tf.split(y, 3), 0, [0, 0, null])(x),
      unmappedOutAxis,
      'the result.2',
    );
  });
  statement('1.3: null and undefined outputs stay', () => {
    const x = tf.ones([2]);
    expect(vmap(() => null)(x)).toBe(null);
    expectClose(vmap((y: tf.Tensor) => ({ y, n: null }))(x), { y: [1, 1], n: null });
    expect(vmap(() => undefined)(x)).toBe(undefined);
  });
  statement('1.3: other outputs that are no tensors are errors', () => {
    const x = tf.ones([2]);
    expectError(() => vmap(() => 'hello')(x), nonArrayOutput, 'vmap', 'the result', 'a string');
    expectError(
      () => vmap((y: tf.Tensor) => ({ a: [y, true] }))(x),
      nonArrayOutput,
      'vmap',
      'result.a.1',
      'a boolean',
    );
    expectError(() => vmap(() => () => x)(x), nonArrayOutput, 'vmap', 'the result', 'a function');
  });
  statement('1.3: the body sees per-example shapes', () => {
    const seen: number[][] = [];
    vmap(
      (x: tf.Tensor, y: tf.Tensor) => {
        seen.push(x.shape, [...y.shape]);
        expect([x.rank, x.size, x.dtype]).toEqual([1, 3, 'float32']);
        return x;
      },
      [0, 2],
    )(tf.ones([2, 3]), tf.ones([4, 5, 2]));
    expect(seen).toEqual([[3], [4, 5]]);
  });
});

describe('1.3, 7.3: errors of the body speak of per-example shapes', () => {
  const cases: [string, (x: tf.Tensor) => tf.Tensor, RegExp][] = [
    ['add', (x) => tf.add(x, tf.ones([4])), /\[2, 3\].*\[4\]/],
    ['matMul', (x) => tf.matMul(x as tf.Tensor2D, tf.ones([4, 5])), /\[2, 3\].*\[4, 5\]/],
    ['concat', (x) => tf.concat([x, tf.ones([2, 4])], 0), /\[2, 3\].*\[2, 4\]/],
    ['stack', (x) => tf.stack([x, tf.ones([2, 4])]), /\[2, 3\]|shapes/],
    ['reshape', (x) => tf.reshape(x, [4, 2]), /6.*\[4, ?2\]|\[2, 3\]|size/],
    ['transpose', (x) => tf.transpose(x, [0, 1, 2]), /rank of input 2 /],
    ['gather', (x) => tf.gather(x, tf.tensor1d([0], 'int32'), 2), /axis|\[2, 3\]/],
    ['slice', (x) => tf.slice(x, [0, 2], [2, 2]), /\[2, 3\]|size/],
    ['where', (x) => tf.where(tf.ones([5], 'bool'), x, x), /shapes 5 and 2,3/],
  ];
  for (const [name, f, pattern] of cases) {
    statement(`7.3: ${name}`, () => {
      let error: Error | undefined;
      try {
        vmap(f)(tf.ones([7, 2, 3]));
      } catch (e) {
        error = e as Error;
      }
      const sentence = error?.message.replace(/ \(at \S+\)$/, '');
      expect(sentence).toMatch(pattern);
      expect(sentence).not.toMatch(/7/);
    });
  }
});

describe('1.5 nesting', () => {
  const sub = (a: tf.Tensor, b: tf.Tensor) => a.sub(b);
  statement('1.5: the outer vmap removes its axis first and leads the result', () => {
    const [x, y] = [tf.range(0, 10), tf.range(0, 20)];
    const got = vmap(vmap(sub, [0, null]), [null, 0])(x, y);
    expect(got.shape).toEqual([20, 10]);
    expectClose(got, tf.sub(x, y.expandDims(1)));
  });
  statement('1.5: inner axes index the remaining array', () => {
    const x = random([2, 3, 4]);
    expectClose(
      vmap(
        vmap((v: tf.Tensor) => tf.sum(v), 1),
        1,
      )(x),
      tf.transpose(tf.sum(x, 0), [0, 1]),
    );
    expectClose(
      vmap(
        vmap((v: tf.Tensor) => tf.sum(v), 0),
        2,
      )(x),
      tf.transpose(tf.sum(x, 1)),
    );
  });
  statement('1.5: on the way out the inner axis is inserted first, the outer last', () => {
    const x = random([2, 3, 4]);
    const got = vmap(vmap(id, 0, 1), 0, 2)(x);
    expectClose(got, tf.transpose(x, [2, 1, 0]));
    expectClose(vmap(vmap(id, 0, -1), 0, 0)(x), tf.transpose(x, [0, 2, 1]));
  });
  statement('1.5: an inner body may close over the outer value', () => {
    const [x, y] = [random([3, 2]), random([4, 2])];
    const got = vmap((a: tf.Tensor) => vmap((b: tf.Tensor) => tf.sum(a.mul(b)))(y))(x);
    expectClose(got, tf.matMul(x as tf.Tensor2D, y as tf.Tensor2D, false, true));
  });
  statement('1.5: an inner output may depend on the outer level alone, with outAxes null inside', () => {
    const x = random([3]);
    const got = vmap((a: tf.Tensor) => vmap(() => a.mul(2), 0, null)(tf.ones([5])))(x);
    expectClose(got, x.mul(2));
    expectError(
      () => vmap((a: tf.Tensor) => vmap(() => a.mul(2), 0, null)(tf.ones([5])), 0, null)(x),
      unmappedOutAxis,
      'the result',
    );
  });
  statement('1.5: depth three, with rank above four', () => {
    const x = random([2, 3, 2, 3, 2]);
    const f = (a: tf.Tensor) => tf.matMul(a as tf.Tensor2D, a as tf.Tensor2D, false, true);
    expectClose(vmap(vmap(vmap(f)))(x), tf.matMul(x, x, false, true));
  });
  statement('1.5: size 0 outside and inside', () => {
    expect(vmap(vmap(id))(tf.zeros([0, 3])).shape).toEqual([0, 3]);
    expect(vmap(vmap(id))(tf.zeros([3, 0])).shape).toEqual([3, 0]);
  });
});

describe('1.6 errors', () => {
  test('1.6: the text for inconsistent sizes names both arguments, shapes, axes and sizes', () => {
    const { message, code } = errorOf(() =>
      tf.tidy(() => vmap((x: tf.Tensor, y: tf.Tensor) => x.add(y))(tf.ones([10]), tf.ones([20, 1]))),
    );
    expect(message).toBe(
      'vmap: inconsistent sizes for mapped axes: arg 0 has shape [10], axis 0 -> 10; arg 1 has shape [20, 1], axis 0 -> 20',
    );
    expect(code).toBe('AX201');
  });
  statement('1.6: sizes inside trees are named by their path', () => {
    const f = (): tf.Tensor => never();
    expectError(
      () => vmap(f, [0, { a: -1 }])(tf.ones([2]), { a: [tf.ones([2]), tf.ones([4, 3])] }),
      inconsistentSizes,
      mappedLeaf('arg 0', [2], 0, 2),
      mappedLeaf('arg 1.a.1', [4, 3], -1, 3),
    );
  });
  statement('1.6: of three, the first that disagrees with the first is named', () => {
    expectError(
      () => vmap(never)(tf.ones([2]), tf.ones([2, 1]), tf.ones([4])),
      inconsistentSizes,
      mappedLeaf('arg 0', [2], 0, 2),
      mappedLeaf('arg 2', [4], 0, 4),
    );
  });
  statement('1.6: rank: the axis needs one', () => {
    expectError(() => vmap(never, 1)(tf.ones([2])), inAxisOutOfRange, 1, 'arg 0', [2]);
    expectError(() => vmap(never)(tf.scalar(2)), mappedScalar, 'arg 0', 0);
    expectError(() => vmap(never, -1)({ w: tf.scalar(2) }), mappedScalar, 'arg 0.w', -1);
  });
  statement('1.6: nothing is mapped', () => {
    expectError(() => vmap(never, null)(tf.ones([2])), nothingMapped);
    expectError(() => vmap(never, [null, null])(tf.ones([2]), 3), nothingMapped);
  });
  statement('1.6: there are no arrays at all', () => {
    expectError(() => vmap(never)(), noArrays);
    expectError(() => vmap(never)({}), noArrays);
    expectError(() => vmap(never)(null, []), noArrays);
    expectError(() => vmap(never, [null])('text'), noArrays);
  });
  test('options: their kinds, and unknown ones', () => {
    for (const [bad, print] of [
      [-1, '-1'],
      [1.5, '1.5'],
      ['2', '"2"'],
      [null, 'null'],
    ] as const) {
      expectError(
        () => vmap(id, 0, 0, { axisSize: bad }),
        invalidOption,
        'vmap',
        'axisSize',
        'an integer >= 0',
        print,
      );
    }
    expectError(
      () => vmap(id, 0, 0, { chunkSize: 0 }),
      invalidOption,
      'vmap',
      'chunkSize',
      'an integer > 0',
      '0',
    );
    expectError(
      () => vmap(id, 0, 0, { randomness: 'different' }),
      invalidOption,
      'vmap',
      'randomness',
      "'error' or 'same'",
      '"different"',
    );
    expectError(() => vmap(id, 0, 0, { axis_size: 2 }), unknownOption, 'vmap', 'axis_size', [
      'axisSize',
      'randomness',
      'chunkSize',
    ]);
    expectError(() => vmap(id, 0, 0, { axisName: 'i' }), unknownOption, 'vmap', 'axisName', [
      'axisSize',
      'randomness',
      'chunkSize',
    ]);
  });
});

describe('1.7 batching', () => {
  statement(
    '1.7: ranks align on per-example shapes: a mapped scalar against an unmapped [B, B] matrix',
    () => {
      const [s, m] = [tf.tensor1d([1, 2, 3]), random([3, 3])];
      expectClose(
        vmap((a: tf.Tensor, b: tf.Tensor) => a.mul(b), [0, null])(s, m),
        tf.mul(s.reshape([3, 1, 1]), m),
      );
      expectClose(
        vmap((a: tf.Tensor, b: tf.Tensor) => b.sub(a), [0, null])(s, m),
        tf.sub(m, s.reshape([3, 1, 1])),
      );
      expectClose(
        vmap((a: tf.Tensor, b: tf.Tensor) => a.mul(b))(s, random([3, 3, 3])),
        tf.mul(s.reshape([3, 1, 1]), random([3, 3, 3])),
      );
      expectClose(
        vmap((a: tf.Tensor, b: tf.Tensor) => tf.where(a.greater(1.5), b, tf.zerosLike(b)), [0, null])(s, m),
        tf.stack([tf.zerosLike(m), m, m]),
      );
    },
  );
  statement('1.7: default and negative axes mean per-example axes', () => {
    const x = random([4, 2, 3]);
    const each = (f: (y: tf.Tensor) => tf.Tensor) => expectClose(vmap(f)(x), loop(f, x));
    each((y) => tf.sum(y));
    each((y) => tf.sum(y, -1));
    each((y) => tf.mean(y, -2, true));
    each((y) => tf.transpose(y));
    each((y) => tf.argMax(y, 0));
    each((y) => tf.argMax(y, -1));
    each((y) => y.flatten());
    each((y) => tf.concat([y, y], -1));
    each((y) => tf.stack([y, y], -1));
    each((y) => tf.reverse(y));
    each((y) => tf.softmax(y));
    each((y) => tf.cumsum(y, 1));
    expectClose(vmap((y: tf.Tensor) => tf.cumsum(y, -1))(x), tf.cumsum(x, 2));
    each((y) => tf.logSumExp(y));
    each((y) => tf.expandDims(y, -1));
    each((y) => tf.reshape(y, [-1]));
    each((y) => tf.norm(y));
    each((y) => tf.unstack(y, 1)[1]);
  });
  statement('1.7: a batch of size 1 survives squeeze', () => {
    const x = random([1, 1, 3]);
    expectClose(vmap((y: tf.Tensor) => tf.squeeze(y))(x), tf.reshape(x, [1, 3]));
    expect(vmap((y: tf.Tensor) => tf.squeeze(y))(tf.ones([1, 1, 1])).shape).toEqual([1]);
  });
  statement('1.7: integers, booleans and upcasts keep their dtypes', () => {
    const i = tf.tensor1d([1, 2, 3], 'int32');
    expect(vmap((x: tf.Tensor) => x.square())(i).dtype).toBe('int32');
    expect(vmap((x: tf.Tensor) => x.add(0.5))(i).dtype).toBe('float32');
    expect(vmap((x: tf.Tensor) => x.greater(1))(i).dtype).toBe('bool');
  });
});

describe('chunkSize', () => {
  const f = (x: tf.Tensor, w: tf.Tensor) => [tf.sum(x.mul(w)), x.add(1), w];
  for (const chunkSize of [1, 2, 3, 7, 100]) {
    statement(`chunkSize ${chunkSize}: the result is the same`, () => {
      const [x, w] = [random([2, 7]), random([2])];
      const whole = vmap(f, [1, null], [0, 1, null])(x, w);
      expectClose(vmap(f, [1, null], [0, 1, null], { chunkSize })(x, w), whole);
    });
  }
  statement('chunkSize: the body runs on so many examples at a time', () => {
    let ran = 0;
    vmap(
      (x: tf.Tensor) => {
        ran++;
        return x;
      },
      0,
      0,
      { chunkSize: 3 },
    )(tf.ones([7]));
    expect(ran).toBe(3);
  });
  statement('chunkSize: memory is bounded by the chunk', () => {
    const bytes = (chunkSize: number) => {
      let peak = 0;
      const start = tf.memory().numBytes;
      vmap(
        (x: tf.Tensor) => {
          const y = tf.sum(tf.outerProduct(x as tf.Tensor1D, x as tf.Tensor1D));
          peak = Math.max(peak, tf.memory().numBytes - start);
          return y;
        },
        0,
        0,
        { chunkSize },
      )(tf.ones([64, 32]));
      return peak;
    };
    expect(bytes(4)).toBeLessThan(bytes(64) / 4);
  });
  statement('chunkSize: no examples, nested, and in the derivative', () => {
    expect(vmap(id, 0, 0, { chunkSize: 2 })(tf.zeros([0, 3])).shape).toEqual([0, 3]);
    const x = random([5, 3]);
    expectClose(vmap(vmap(id, 0, 0, { chunkSize: 2 }), 0, 0, { chunkSize: 2 })(x), x);
  });
});
