import type * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { convShape } from '../../../src/shapes/conv.js';
import { convTransposeShape } from '../../../src/shapes/convTranspose.js';
import { dilation2dShape } from '../../../src/shapes/dilation2d.js';
import { dilatedPoolShape, poolShape } from '../../../src/shapes/pool.js';
import { separableShape } from '../../../src/shapes/separable.js';
import type { Padding, Rounding, Sizes, Spatial } from '../../../src/shapes/windows.js';
import { shape } from '../support/arbitraries.js';
import { ops } from '../support/ops.js';
import { type Rule, rule } from '../support/rule.js';

/** Mostly sizes of images that windows fit. */
const side = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 3, max: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 224, 4099) },
);
const channels = fc.integer({ min: 1, max: 3 });
const image = (n: Spatial) =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 1 }),
      fc.array(side, { minLength: n, maxLength: n }),
      channels,
    )
    .map(([batch, sides, c]) => [...batch, ...sides, c]);
const images = (n: Spatial) =>
  fc.oneof({ weight: 9, arbitrary: image(n) }, { weight: 1, arbitrary: shape(0, 5) });

/** Mostly `usual`, now and then what an op refuses. */
const sizes = (n: Spatial, usual: fc.Arbitrary<number>) =>
  fc.oneof(
    { weight: 6, arbitrary: usual as fc.Arbitrary<Sizes> },
    { weight: 6, arbitrary: fc.array(usual, { minLength: n, maxLength: n }) },
    { weight: 1, arbitrary: fc.constantFrom<Sizes>(0, -1, 1.5, [1], [1, 0], [1, 1, 1, 1]) },
  );
const one = fc.constant<Sizes>(1);
const strides = (n: Spatial) => sizes(n, fc.integer({ min: 1, max: 13 }));
const windows = (n: Spatial) => sizes(n, fc.integer({ min: 1, max: 3 }));
/** Not both are usual. */
const movement = (n: Spatial) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(strides(n), one) },
    { weight: 3, arbitrary: fc.tuple(one, windows(n)) },
    { weight: 1, arbitrary: fc.tuple(strides(n), windows(n)) },
  );

const words = fc.constantFrom<Padding>('same', 'valid');
const numbers = fc.integer({ min: -1, max: 3 }) as fc.Arbitrary<Padding>;
const edge = fc.tuple(fc.nat(2), fc.nat(3));
const pairs = (format: string): fc.Arbitrary<Padding> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(edge, edge)
        .map(([a, b]) => (format === 'NCHW' ? [[0, 0], [0, 0], a, b] : [[0, 0], a, b, [0, 0]])),
    },
    { weight: 1, arbitrary: fc.array(edge, { maxLength: 4 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Padding>(
        [[0, 0], [1], [1, 1], [0, 0]],
        [
          [0, 0],
          [0, -1],
          [1, 1],
          [0, 0],
        ],
      ),
    },
  );
const rounding = fc.constantFrom<Rounding>('floor', 'round', 'ceil');
/** Padding, with a rounding that is not often given to words. */
const padding = (numeric: fc.Arbitrary<Padding>) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.tuple(words, fc.constant(undefined)) },
    { weight: 1, arbitrary: fc.tuple(words, rounding) },
    { weight: 6, arbitrary: fc.tuple(numeric, fc.option(rounding, { nil: undefined })) },
  );

/** A filter for an image, now and then of another rank or of other channels. */
const filter = (n: Spatial, x: readonly number[], format: string) => {
  const taken = x.at(format === 'NCHW' ? -3 : -1) ?? 1;
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: n, maxLength: n }), channels)
        .map(([window, out]) => [...window, taken, out]),
    },
    { weight: 1, arbitrary: shape(n + 2, n + 2) },
    { weight: 1, arbitrary: shape(0, 5) },
  );
};
const formats = fc.constantFrom('NHWC', 'NHWC', 'NCHW');
const first = (x: readonly number[]) => [...x.slice(0, -3), ...x.slice(-1), ...x.slice(-3, -1)];

const convolution = (op: string, kind: 'full' | 'depthwise') =>
  rule(
    'conv',
    fc.tuple(images(2), formats).chain(([made, format]) => {
      const x = format === 'NCHW' && made.length > 2 ? first(made) : made;
      const numeric = fc.oneof(numbers, pairs(format));
      return fc.tuple(
        fc.constant(x),
        filter(2, x, format),
        movement(2),
        padding(numeric),
        fc.constant(format),
      );
    }),
    ([x, w, [s, d], [pad, round], format]) => [op, 2, x, w, s, pad, format, d, round, kind],
    ([x, w, [strides, dilations], [pad, rounding], format]) =>
      convShape(op, 2, x, w, { strides, pad, dilations, rounding, format }, kind),
    ([x, w, [s, d], [pad, round], format], zeros) => ops[op](zeros(x), zeros(w), s, pad, format, d, round),
  );

const pooling = (op: string, n: Spatial) =>
  rule(
    'pool',
    fc.tuple(
      images(n),
      windows(n),
      strides(n),
      padding(n === 2 ? fc.oneof(numbers, pairs('NHWC')) : numbers),
    ),
    ([x, w, s, [pad, round]]) => [op, n, x, w, s, pad, round, n === 2 ? 'pairs' : 'number'],
    ([x, w, strides, [pad, rounding]]) =>
      poolShape(op, n, x, w, { strides, pad, rounding, format: 'NHWC' }, n === 2 ? 'pairs' : 'number'),
    ([x, w, s, [pad, round]], zeros) => ops[op](zeros(x), w, s, pad, round),
  );

/** A convolution of sequences, of volumes. */
const others = (op: 'conv1d' | 'conv3d') => {
  const [n, format, kind] =
    op === 'conv1d' ? ([1, 'NWC', 'pairs'] as const) : ([3, 'NDHWC', 'word'] as const);
  const sequence = [
    [0, 0],
    [0, 0],
    [1, 2],
    [0, 0],
  ];
  const pads: fc.Arbitrary<[Padding, Rounding | undefined]> =
    n === 1
      ? padding(fc.oneof(numbers, fc.constant(sequence), pairs('NHWC')))
      : fc.tuple(words, fc.constant(undefined));
  return rule(
    'conv',
    images(n).chain((x) => fc.tuple(fc.constant(x), filter(n, x, format), movement(n), pads)),
    ([x, w, [s, d], [pad, round]]) => [op, n, x, w, s, pad, format, d, round, 'full', kind],
    ([x, w, [strides, dilations], [pad, rounding]]) =>
      convShape(op, n, x, w, { strides, pad, dilations, rounding, format }, 'full', kind),
    ([x, w, [s, d], [pad, round]], zeros) => ops[op](zeros(x), zeros(w), s, pad, undefined, d, round),
  );
};

/** Mostly of an `outputShape` that a convolution makes x of. */
const transposed = (op: 'conv2dTranspose' | 'conv3dTranspose') => {
  const [n, kind] = op === 'conv2dTranspose' ? ([2, 'pairs'] as const) : ([3, 'word'] as const);
  const format = n === 2 ? 'NHWC' : 'NDHWC';
  const pads: fc.Arbitrary<[Padding, Rounding | undefined]> =
    n === 2 ? padding(fc.oneof(numbers, pairs('NHWC'))) : fc.tuple(words, fc.constant(undefined));
  const given = fc
    .tuple(image(n), strides(n), pads, fc.nat(9))
    .chain(([to, s, pads, which]) =>
      fc.tuple(fc.constant(to), filter(n, to, format), fc.constant(s), fc.constant(pads), fc.constant(which)),
    )
    .map(([to, w, strides, [pad, rounding], which]) => {
      const moves = { strides, pad, rounding, format };
      let x: readonly number[];
      try {
        x = convShape(op, n, to, w, moves, 'full', kind);
      } catch {
        x = [...to.slice(0, -1), w.at(-1) ?? 1];
      }
      const other = which === 0 ? to.slice(1) : which < 4 ? to.with(which % to.length, 9) : to;
      return [x, w, other, moves] as const;
    });
  return rule(
    'convTranspose',
    given,
    ([x, w, to, { strides, pad, rounding }]) => [op, n, x, w, to, strides, pad, rounding, kind],
    ([x, w, to, moves]) => convTransposeShape(op, n, x, w, to, moves, kind),
    ([x, w, to, { strides, pad, rounding }], zeros) =>
      ops[op](zeros(x), zeros(w), to, strides, pad, rounding),
  );
};

const plain = fc.constantFrom('same' as const, 'valid' as const);

/** What windows that move over images leave. */
export const windowRules: Record<string, Rule> = {
  conv2d: convolution('conv2d', 'full'),
  depthwiseConv2d: convolution('depthwiseConv2d', 'depthwise'),
  conv1d: others('conv1d'),
  conv3d: others('conv3d'),
  conv2dTranspose: transposed('conv2dTranspose'),
  conv3dTranspose: transposed('conv3dTranspose'),
  separableConv2d: rule(
    'separable',
    images(2).chain((x) =>
      filter(2, x, 'NHWC').chain((w) => {
        const taken = (w.at(-2) ?? 1) * (w.at(-1) ?? 1);
        const second = fc.oneof(
          { weight: 4, arbitrary: channels.map((out) => [1, 1, taken, out]) },
          { weight: 1, arbitrary: shape(3, 4) },
        );
        return fc.tuple(fc.constant(x), fc.constant(w), second, movement(2), plain);
      }),
    ),
    ([x, w, v, [s, d], pad]) => [x, w, v, s, pad, d],
    ([x, w, v, [strides, dilations], pad]) =>
      separableShape(x, w, v, { strides, pad, dilations, format: 'NHWC' }),
    ([x, w, v, [s, d], pad], zeros) => ops.separableConv2d(zeros(x), zeros(w), zeros(v), s, pad, d),
  ),
  dilation2d: rule(
    'dilation2d',
    images(2).chain((x) =>
      fc.tuple(
        fc.constant(x),
        fc.oneof(
          {
            weight: 6,
            arbitrary: fc.tuple(channels, channels).map(([h, w]) => [h, w, x.at(-1) ?? 1]),
          },
          { weight: 1, arbitrary: shape(2, 4) },
        ),
        movement(2),
        plain,
      ),
    ),
    ([x, w, [s, d], pad]) => [x, w, s, pad, d],
    ([x, w, [strides, dilations], pad]) => dilation2dShape(x, w, { strides, pad, dilations, format: 'NHWC' }),
    ([x, w, [s, d], pad], zeros) => ops.dilation2d(zeros(x), zeros(w), s, pad, d),
  ),
  maxPool: pooling('maxPool', 2),
  avgPool: pooling('avgPool', 2),
  maxPool3d: pooling('maxPool3d', 3),
  avgPool3d: pooling('avgPool3d', 3),
  pool: rule(
    'dilatedPool',
    fc.tuple(images(2), windows(2), padding(fc.oneof(numbers, pairs('NHWC'))), movement(2)),
    ([x, w, [pad, round], [s, d]]) => [x, w, pad, d, s, round],
    ([x, w, [pad, round], [s, d]]) => dilatedPoolShape(x, w, pad, d, s, round),
    ([x, w, [pad, round], [s, d]], zeros) => ops.pool(zeros(x), w, 'max', pad, d, s, round),
  ),
  maxPoolWithArgmax: rule(
    'pool',
    fc.tuple(images(2), windows(2), strides(2), fc.oneof(words, numbers)),
    ([x, w, s, pad]) => ['maxPoolWithArgmax', 2, x, w, s, pad, undefined, 'number'],
    ([x, w, strides, pad]) =>
      poolShape('maxPoolWithArgmax', 2, x, w, { strides, pad, format: 'NHWC' }, 'number'),
    ([x, w, s, pad], zeros) => (ops.maxPoolWithArgmax(zeros(x), w, s, pad) as { result: tf.Tensor }).result,
  ),
};
