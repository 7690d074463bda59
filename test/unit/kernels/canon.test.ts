import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalize, needsCanon } from '../../../src/kernels/canon.js';
import type { Attrs, Inputs } from '../../../src/kernels/record.js';
import { sizeOf } from '../../../src/shapes/shape.js';
import { close, run } from './kernelCase.js';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const integers = (shape: readonly number[], dtype: 'float32' | 'int32' | 'bool' = 'float32') => {
  const size = tf.util.sizeFromShape([...shape]);
  const values = Array.from({ length: size }, (_, i) => ((i * 7919) % 23) - 11);
  return tf.tensor(dtype === 'bool' ? values.map((v) => (v & 1) === 1) : values, [...shape], dtype);
};

const strided = (attrs: object) => ({
  beginMask: 0,
  endMask: 0,
  ellipsisMask: 0,
  newAxisMask: 0,
  shrinkAxisMask: 0,
  ...attrs,
});
const tfjsShape = (shape: number[], attrs: Attrs): number[] =>
  tf.slice_util.sliceInfo(
    shape,
    attrs.begin,
    attrs.end,
    attrs.strides,
    attrs.beginMask,
    attrs.endMask,
    0,
    0,
    0,
  ).finalShape;

const list = (x: tf.Tensor | tf.Tensor[]) => (Array.isArray(x) ? x : [x]);
const outputs = (canonical: boolean, name: string, inputs: Inputs | tf.Tensor[], attrs: Attrs) =>
  list(canonical ? canonicalize(run, name, inputs, attrs) : run(name, inputs, attrs));

/** The largest rank that reaches the backend. */
function largestRank(name: string, inputs: Inputs | tf.Tensor[], attrs: Attrs): number {
  let largest = 0;
  const spy = (kernel: string, xs: Inputs | tf.Tensor[], options: Attrs) => {
    if (kernel !== 'Reshape') largest = Math.max(largest, ...Object.values(xs).map((x: tf.Tensor) => x.rank));
    return run(kernel, xs, options);
  };
  canonicalize(spy, name, inputs, attrs);
  return largest;
}

function check(name: string, inputs: Inputs | tf.Tensor[], attrs: Attrs = {}) {
  tf.tidy(() => {
    expect(needsCanon(name, inputs, attrs)).toBe(true);
    const before = tf.memory().numTensors;
    const found = outputs(true, name, inputs, attrs);
    expect(tf.memory().numTensors - before).toBe(found.length);
    for (const [i, y] of outputs(false, name, inputs, attrs).entries()) close(found[i], y, 0);
    expect(largestRank(name, inputs, attrs)).toBeLessThanOrEqual(4);
  });
}

const dims = (min = 0) => fc.array(fc.integer({ min, max: 3 }), { minLength: 5, maxLength: 8 });
const shapes = dims(1);
const axisOf = (shape: readonly number[]) => fc.integer({ min: 0, max: shape.length - 1 });
const axesOf = (shape: readonly number[]) =>
  fc.subarray(
    shape.map((_, i) => i),
    { minLength: 1 },
  );
const property =
  <T>(arbitrary: fc.Arbitrary<T>, test: (value: T) => void) =>
  () =>
    fc.assert(fc.property(arbitrary, test), { numRuns: 40 });

describe('same results with at most four axes', () => {
  it(
    'of one input',
    property(dims(), (shape) => check('Neg', { x: integers(shape) })),
  );

  it.each(['Reverse', 'Sum', 'Any'])('of %s', (name) => {
    const dtype = name === 'Any' ? 'bool' : 'float32';
    const key = name === 'Reverse' ? 'dims' : 'axis';
    property(
      dims().chain((shape) => fc.tuple(fc.constant(shape), axesOf(shape), fc.boolean())),
      ([shape, axes, keepDims]) => check(name, { x: integers(shape, dtype) }, { [key]: axes, keepDims }),
    )();
  });

  it.each([
    ['Min', 'axis', undefined],
    ['Max', 'reductionIndices', undefined],
    ['Max', 'reductionIndices', [0, 2, 4]],
    ['Prod', 'axis', [1, 3]],
    ['All', 'axis', -1],
  ])('of %s over %s %j', (name, key, axis) => {
    const x = integers([2, 2, 3, 1, 2], name === 'All' ? 'bool' : 'float32');
    for (const keepDims of [false, true]) check(name, { x }, { [key]: axis, keepDims });
  });

  it(
    'of numbers rounded to one mean',
    property(shapes, (shape) => check('Mean', { x: integers(shape) }, { axis: [0, 1], keepDims: false })),
  );

  const broadcastPair = shapes.chain((shape) =>
    fc.tuple(
      fc.constant(shape),
      fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
      fc.integer({ min: 0, max: shape.length }),
    ),
  );
  it('of two inputs in blocks', () => {
    for (const b of [[4], [3, 4], [1, 4], [2, 2, 3, 4], [3, 1, 2, 2, 3, 4], [1, 1, 2, 2, 3, 4], []]) {
      check('Add', { a: integers([3, 1, 2, 2, 3, 4]), b: integers(b) });
      check('Less', { a: integers(b), b: integers([3, 1, 2, 2, 3, 4]) });
      check('Prelu', { x: integers([3, 1, 2, 2, 3, 4]), alpha: integers(b) });
    }
  });
  it(
    'of two inputs that broadcast anyhow',
    property(broadcastPair, ([shape, ones, drop]) => {
      const b = shape.map((dim, i) => (ones[i] ? 1 : dim)).slice(drop);
      check('Sub', { a: integers(shape), b: integers(b) });
    }),
  );
  it(
    'of a choice',
    property(shapes, (shape) =>
      check('Select', { condition: integers(shape, 'bool'), t: integers(shape), e: tf.neg(integers(shape)) }),
    ),
  );
  it(
    'of lists',
    property(shapes, (shape) => check('AddN', [integers(shape), integers(shape), integers(shape)])),
  );

  const alongAxis = shapes.chain((shape) => fc.tuple(fc.constant(shape), axisOf(shape)));
  it(
    'of indices of extrema',
    property(alongAxis, ([shape, axis]) => {
      check('ArgMax', { x: integers(shape) }, { axis });
      check('ArgMin', { x: integers(shape) }, { axis });
    }),
  );
  it(
    'of scans',
    property(alongAxis, ([shape, axis]) => {
      for (const exclusive of [false, true])
        check('Cumsum', { x: integers(shape) }, { axis, exclusive, reverse: !exclusive });
      check('Cumprod', { x: integers(shape) }, { axis, exclusive: false, reverse: false });
    }),
  );
  it(
    'of joined tensors',
    property(alongAxis, ([shape, axis]) => {
      const other = shape.map((dim, i) => (i === axis ? 2 : dim));
      check('Concat', [integers(shape), integers(other)], { axis });
      check('Concat', [integers(shape), integers(other)], { axis: axis - shape.length });
      check('Pack', [integers(shape), integers(shape)], { axis });
    }),
  );
  it(
    'of divided tensors',
    property(alongAxis, ([shape, axis]) => {
      check('Unpack', { value: integers(shape) }, { axis });
      check('SplitV', { x: integers(shape) }, { axis, numOrSizeSplits: [1, shape[axis] - 1] });
    }),
  );
  it(
    'of gathered slices',
    property(alongAxis, ([shape, axis]) => {
      const indices = tf.tensor([0, shape[axis] - 1], [2, 1], 'int32');
      check('GatherV2', { x: integers(shape), indices }, { axis, batchDims: 0 });
    }),
  );
  it('of gathered slices in batches', () => {
    const indices = tf.tensor([0, 1, 1, 0, 0, 1], [3, 2], 'int32');
    check('GatherV2', { x: integers([3, 2, 2, 3, 2]), indices }, { axis: 2, batchDims: 1 });
  });
  it(
    'of softmax',
    property(shapes, (shape) => check('Softmax', { logits: integers(shape) }, { dim: shape.length - 1 })),
  );
  it('of the largest', () => check('TopK', { x: integers([2, 1, 2, 2, 5]) }, { k: 2, sorted: true }));
  it('of one-hot codes', () => {
    check(
      'OneHot',
      { indices: integers([2, 1, 2, 3], 'int32') },
      { depth: 3, onValue: 1, offValue: 0, dtype: 'float32' },
    );
  });

  const permutations = shapes.chain((shape) =>
    fc.tuple(
      fc.constant(shape),
      fc.shuffledSubarray(
        shape.map((_, i) => i),
        { minLength: shape.length },
      ),
    ),
  );
  it(
    'of transposed tensors',
    property(permutations, ([shape, perm]) => {
      check('Transpose', { x: integers(shape) }, { perm });
      check('Transpose', { x: integers(shape, 'bool') }, { perm });
    }),
  );

  const perAxis = <T>(value: fc.Arbitrary<T>, none: T) =>
    shapes.chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.tuple(
          ...shape.map(() =>
            fc.oneof({ weight: 2, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: value }),
          ),
        ),
      ),
    );
  const smallPair = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }));
  it(
    'of padded tensors',
    property(perAxis(smallPair, [0, 0]), ([shape, paddings]) => {
      fc.pre(tf.util.sizeFromShape(shape.map((d, i) => d + paddings[i][0] + paddings[i][1])) < 20000);
      check('PadV2', { x: integers(shape) }, { paddings, constantValue: 3 });
    }),
  );
  it(
    'of mirrored tensors',
    property(perAxis(smallPair, [0, 0]), ([shape, wanted]) => {
      const paddings = wanted.map((pair, i) => pair.map((n) => Math.min(n, shape[i])));
      fc.pre(tf.util.sizeFromShape(shape.map((d, i) => d + paddings[i][0] + paddings[i][1])) < 20000);
      check('MirrorPad', { x: integers(shape) }, { paddings, mode: 'symmetric' });
    }),
  );
  it(
    'of repeated tensors',
    property(perAxis(fc.integer({ min: 0, max: 3 }), 1), ([shape, reps]) => {
      fc.pre(tf.util.sizeFromShape(shape.map((d, i) => d * reps[i])) < 20000);
      check('Tile', { x: integers(shape) }, { reps });
    }),
  );
  it(
    'of slices',
    property(perAxis(smallPair, [0, 3]), ([shape, wanted]) => {
      const begin = wanted.map(([b], i) => Math.min(b, shape[i]));
      const size = wanted.map(([, s], i) => Math.min(s, shape[i] - begin[i]));
      check('Slice', { x: integers(shape) }, { begin, size });
    }),
  );
  const range = fc.tuple(
    fc.integer({ min: -4, max: 4 }),
    fc.integer({ min: -4, max: 4 }),
    fc.constantFrom(-2, -1, 1, 2),
  );
  it(
    'of strided slices',
    property(perAxis(range, [0, 4, 1]), ([shape, ranges]) => {
      const attrs = strided({
        begin: ranges.map(([begin]) => begin),
        end: ranges.map(([, end]) => end),
        strides: ranges.map(([, , stride]) => stride),
        beginMask: 1,
        endMask: 2,
      });
      fc.pre(sizeOf(tfjsShape(shape, attrs)) > 0);
      check('StridedSlice', { x: integers(shape) }, attrs);
    }),
  );
});

describe('right results where tfjs has none', () => {
  const corrected = (name: string, inputs: Inputs | tf.Tensor[], attrs: Attrs, expected: tf.Tensor) => {
    expect(needsCanon(name, inputs, attrs)).toBe(true);
    const before = tf.memory().numTensors;
    const [found] = outputs(true, name, inputs, attrs);
    expect(tf.memory().numTensors - before).toBe(1);
    close(found, expected);
  };

  it.each(['ij,j->', 'i,j->j'])('of einsum %s', (equation) => {
    const a = integers(equation.startsWith('ij') ? [2, 3] : [2]);
    const b = integers([3]);
    const total = equation.startsWith('ij') ? tf.sum(tf.mul(a, b)) : tf.mul(tf.sum(a), b);
    corrected('Einsum', [a, b], { equation }, total);
  });
  it('of matrix products whose leading axes broadcast', () => {
    const [a, b] = [integers([2, 1, 2, 3]), integers([1, 4, 3, 2])];
    const expected = tf.stack(
      tf
        .unstack(a)
        .map((x) => tf.stack(tf.unstack(b.reshape([4, 3, 2])).map((y) => tf.matMul(x.reshape([2, 3]), y)))),
    );
    corrected('BatchMatMul', { a, b }, { transposeA: false, transposeB: false }, expected);
  });
});

describe('complex values', () => {
  const make = (shape: readonly number[]) => tf.complex(integers(shape), tf.add(integers(shape), 1));
  const parts = (z: tf.Tensor) => [tf.real(z), tf.imag(z)];
  const calls: [string, (z: tf.Tensor) => Inputs | tf.Tensor[], Attrs][] = [
    ['Neg', (x) => ({ x }), {}],
    ['Transpose', (x) => ({ x }), { perm: [1, 0] }],
    ['Reshape', (x) => ({ x }), { shape: [3, 2] }],
    ['Slice', (x) => ({ x }), { begin: [0, 1], size: [2, 2] }],
    ['Sum', (x) => ({ x }), { axis: [1], keepDims: false }],
    ['Mean', (x) => ({ x }), { axis: [0], keepDims: true }],
    ['Tile', (x) => ({ x }), { reps: [2, 1] }],
    ['Reverse', (x) => ({ x }), { dims: [0] }],
    ['Unpack', (value) => ({ value }), { axis: 1 }],
    ['Pack', (x) => [x, x], { axis: 2 }],
    ['Concat', (x) => [x, x], { axis: 0 }],
    ['AddN', (x) => [x, x], {}],
    ['GatherV2', (x) => ({ x, indices: tf.tensor([1, 0, 1], [3], 'int32') }), { axis: 1, batchDims: 0 }],
  ];
  it.each(calls)('go through %s part by part', (name, inputs, attrs) => {
    const z = make([2, 3]);
    const found = outputs(true, name, inputs(z), attrs);
    const [real, imag] = parts(z).map((x) => outputs(false, name, inputs(x), attrs));
    for (const [i, y] of found.entries()) {
      expect(y.dtype).toBe('complex64');
      expect([...y.dataSync()]).toEqual([...tf.complex(real[i], imag[i]).dataSync()]);
      expect(y.shape).toEqual(real[i].shape);
    }
  });
  it.each([
    [[2, 3], []],
    [[3], [2, 3]],
    [
      [2, 1],
      [1, 3],
    ],
  ])('of shapes [%j] and [%j] broadcast', (a, b) => {
    const [x, y] = [make(a), make(b)];
    const [[re1, im1], [re2, im2]] = [parts(x), parts(y)];
    const [found] = outputs(true, 'Multiply', { a: x, b: y }, {});
    const real = tf.sub(tf.mul(re1, re2), tf.mul(im1, im2));
    const imag = tf.add(tf.mul(re1, im2), tf.mul(im1, re2));
    expect(found.shape).toEqual(real.shape);
    expect([...found.dataSync()]).toEqual([...tf.complex(real, imag).dataSync()]);
  });
  it('are padded with a real number', () => {
    const [y] = outputs(true, 'PadV2', { x: make([1]) }, { paddings: [[1, 0]], constantValue: 5 });
    expect([...y.dataSync()]).toEqual([5, 0, -11, -10]);
  });
  it('keep the shape of their parts when something else of them was reshaped', () => {
    const z = make([2, 3]);
    tf.reshape(z, [6]);
    expect(outputs(true, 'Real', { input: z }, {})[0].shape).toEqual([2, 3]);
    expect(outputs(true, 'Imag', { input: z }, {})[0].shape).toEqual([2, 3]);
    expect(outputs(true, 'Cast', { x: z }, { dtype: 'float32' })[0].shape).toEqual([2, 3]);
    expect(outputs(true, 'Concat', [z, z], { axis: 1 })[0].shape).toEqual([2, 6]);
  });
  it('leave no temporaries', () => {
    const z = make([2, 3]);
    const before = tf.memory().numTensors;
    outputs(true, 'Transpose', { x: z }, { perm: [1, 0] })[0].dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
