import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import { channelMismatch, strideDilation, windowSpan } from '../../../src/messages/windows.js';
import * as conv from '../../../src/ops/conv.js';
import * as conv1d from '../../../src/ops/conv1d.js';
import * as conv3d from '../../../src/ops/conv3d.js';
import * as dilation from '../../../src/ops/dilation2d.js';
import * as separable from '../../../src/ops/separable.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError, loop } from '../../support/statement.js';
import { checkGrads, vmap } from '../../support/untyped.js';
import {
  complex,
  exact,
  expectSame,
  inTfjs,
  type OpTable,
  refusesDtype,
  refusesKinds,
  values,
} from './opCase.js';

beforeAll(() => useBackend('cpu'));

const ops: OpTable = { ...conv, ...conv1d, ...conv3d, ...dilation, ...separable };

/** Shapes of an image and a filter, and the settings to try. */
const CASES: Readonly<Record<string, readonly [number[], number[], readonly (readonly unknown[])[]]>> = {
  conv1d: [
    [7, 3],
    [2, 3, 4],
    [
      [1, 'same'],
      [2, 'valid'],
      [1, 'valid', 'NWC', 2],
      [
        2,
        [
          [0, 0],
          [0, 0],
          [0, 1],
          [0, 0],
        ],
        'NWC',
        1,
        'ceil',
      ],
    ],
  ],
  conv2d: [
    [5, 6, 3],
    [3, 2, 3, 4],
    [
      [1, 'same'],
      [2, 'valid'],
      [[1, 2], 'same'],
      [1, 'valid', 'NHWC', [1, 2]],
      [
        2,
        [
          [0, 0],
          [1, 1],
          [2, 0],
          [0, 0],
        ],
        'NHWC',
        1,
        'ceil',
      ],
    ],
  ],
  depthwiseConv2d: [
    [5, 6, 3],
    [3, 2, 3, 2],
    [
      [1, 'same'],
      [2, 'valid'],
      [1, 'valid', 'NHWC', [1, 2]],
    ],
  ],
  conv3d: [
    [4, 5, 6, 2],
    [2, 3, 2, 2, 3],
    [
      [1, 'same'],
      [2, 'valid'],
      [[1, 2, 1], 'same'],
      [1, 'valid', 'NDHWC', [1, 2, 1]],
    ],
  ],
  dilation2d: [
    [5, 6, 3],
    [3, 2, 3],
    [
      [1, 'same'],
      [[2, 1], 'valid'],
      [1, 'valid', [1, 2]],
    ],
  ],
};

describe.each(Object.entries(CASES))('%s', (name, [image, window, settings]) => {
  const op = ops[name];

  it('is tfjs', () => {
    tf.tidy(() => {
      const filter = values(window, 2);
      for (const x of [values(image, 1), values([2, ...image], 1)]) {
        for (const given of settings) {
          expectSame(
            exact(() => op(x, filter, ...given)),
            inTfjs[name](x, filter, ...given),
          );
        }
      }
      const whole = values(image, 3, 'int32');
      expectSame(op(whole, filter, 1, 'same'), op(tf.cast(whole, 'float32'), filter, 1, 'same'));
    });
  });

  it('is a loop under vmap', () => {
    tf.tidy(() => {
      const [x, filter] = [values([3, ...image], 4), values(window, 5)];
      const run = (image: tf.Tensor) => op(image, filter, 1, 'same') as tf.Tensor;
      expectClose(vmap(run)(x), loop(run, x));
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [x, filter] = [tf.zeros(image), tf.zeros(window)];
      const ranks = `${image.length} or ${image.length + 1}`;
      expectError(() => op(tf.zeros([3]), filter, 1, 'same'), operandRank, name, 0, ranks, [3]);
      expectError(() => op(x, tf.zeros([3]), 1, 'same'), operandRank, name, 1, `${window.length}`, [3]);
      const at = image.length - 1;
      const odd = window.with(at, 7);
      const format = { 2: 'NWC', 3: 'NHWC', 4: 'NDHWC' }[image.length] ?? '';
      const channels = [odd, 7, at, image, image[at], at, format] as const;
      expectError(() => op(x, tf.zeros(odd), 1, 'same'), channelMismatch, name, 1, ...channels);
      const wide = window.with(0, 9);
      const large = [9, 0, image, 0] as const;
      expectError(() => op(x, tf.zeros(wide), 1, 'valid'), windowSpan, name, ...large);
      const empty = window.with(0, 0);
      const n = image.length - 1;
      const some = n === 1 ? 'a positive integer' : `1 or ${n} positive integers`;
      const got = `[${empty.slice(0, n).join(', ')}]`;
      expectError(() => op(x, tf.zeros(empty), 1, 'same'), invalidArgument, name, 'the window', some, got);
      const strides = n === 1 ? 'stride' : 'strides';
      expectError(() => op(x, filter, 1.5, 'same'), invalidArgument, name, strides, some, '1.5');
      const dilated = name === 'dilation2d' ? [2] : [undefined, 2];
      expectError(() => op(x, filter, 2, 'same', ...dilated), strideDilation, name, '2', '2');
      const other = name === 'dilation2d' ? [1, 'NHCW'] : ['NHCW'];
      const formats =
        { conv1d: "'NWC'", conv3d: "'NDHWC'", dilation2d: "'NHWC'" }[name] ?? "'NHWC' or 'NCHW'";
      const format2 = [name, 'dataFormat', formats, "'NHCW'"] as const;
      expectError(() => op(x, filter, 1, 'same', ...other), invalidArgument, ...format2);
      const words = name === 'conv3d' || name === 'dilation2d';
      const pads = words ? "'same' or 'valid'" : "'same', 'valid', a non-negative integer or 4 pairs";
      expectError(() => op(x, filter, 1, -1), invalidArgument, name, 'pad', pads, '-1');
    });
  });

  refusesDtype(name, op, () => [complex(), 1, 1, 'same'], 0, 'float32', 'complex64');
  refusesDtype(name, op, () => [1, complex(), 1, 'same'], 1, 'float32', 'complex64');
  refusesKinds(name, op);
  refusesKinds(name, op, 1, [1]);
});

describe('what tfjs gets wrong', () => {
  it('padding in numbers, of windows that are not square', () => {
    tf.tidy(() => {
      const [x, filter] = [values([4, 7, 2], 1), values([2, 3, 2, 3], 2)];
      const pairs = [
        [0, 0],
        [1, 1],
        [1, 1],
        [0, 0],
      ];
      const got = ops.conv2d(x, filter, [1, 2], 1);
      expect(got.shape).toEqual([5, 4, 3]);
      expectSame(got, inTfjs.conv2d(x, filter, [1, 2], pairs));
    });
  });

  it('padding in numbers of sequences', () => {
    tf.tidy(() => {
      const [x, filter] = [values([7, 2], 1), values([3, 2, 3], 2)];
      const padded = tf.pad(x, [
        [2, 2],
        [0, 0],
      ]);
      expectSame(ops.conv1d(x, filter, 2, 2), ops.conv1d(padded, filter, 2, 'valid'));
    });
  });

  it.each(['conv2d', 'depthwiseConv2d'])('%s with channels first', (name) => {
    tf.tidy(() => {
      const [x, filter] = [values([2, 5, 6, 3], 1), values([3, 2, 3, 2], 2)];
      const first = tf.transpose(x, [0, 3, 1, 2]);
      const pads = {
        last: [
          [0, 0],
          [1, 0],
          [2, 1],
          [0, 0],
        ],
        first: [
          [0, 0],
          [0, 0],
          [1, 0],
          [2, 1],
        ],
      };
      for (const [last, moved] of [
        ['same', 'same'],
        [1, 1],
        [pads.last, pads.first],
      ]) {
        const wanted = tf.transpose(ops[name](x, filter, [1, 2], last), [0, 3, 1, 2]);
        expectClose(
          exact(() => ops[name](first, filter, [1, 2], moved, 'NCHW')),
          wanted,
        );
      }
      const image = tf.squeeze(tf.slice(first, [1], [1]), [0]);
      expect(ops[name](image, filter, 1, 'same', 'NCHW').shape.slice(1)).toEqual([5, 6]);
      const odd = tf.zeros([3, 2, 6, 2]);
      const words = [[3, 2, 6, 2], 6, 2, [3, 5, 6], 3, 0, 'NCHW'] as const;
      expectError(() => ops[name](image, odd, 1, 'same', 'NCHW'), channelMismatch, name, 1, ...words);
    });
  });
});

describe('separableConv2d', () => {
  const { separableConv2d } = ops;
  it('is tfjs', () => {
    tf.tidy(() => {
      const [depthwise, pointwise] = [values([3, 2, 3, 2], 2), values([1, 1, 6, 4], 3)];
      for (const x of [values([5, 6, 3], 1), values([2, 5, 6, 3], 1)]) {
        for (const given of [
          [1, 'same'],
          [[1, 2], 'valid'],
          [1, 'valid', [1, 2]],
        ]) {
          expectSame(
            exact(() => separableConv2d(x, depthwise, pointwise, ...given)),
            inTfjs.separableConv2d(x, depthwise, pointwise, ...given),
          );
        }
      }
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const op = 'separableConv2d';
      const [x, depthwise, pointwise] = [tf.zeros([5, 6, 3]), tf.zeros([3, 2, 3, 2]), tf.zeros([1, 1, 3, 4])];
      const wanted = 'a filter [1, 1, 6, channels out]';
      const run = (last: tf.Tensor) => () => separableConv2d(x, depthwise, last, 1, 'same');
      expectError(run(pointwise), invalidArgument, op, 'argument 2', wanted, '[1, 1, 3, 4]');
      expectError(run(x), invalidArgument, op, 'argument 2', wanted, '[5, 6, 3]');
      const first = [x, depthwise, pointwise, 1, 'same', 1, 'NCHW'];
      expectError(() => separableConv2d(...first), invalidArgument, op, 'dataFormat', "'NHWC'", "'NCHW'");
    });
  });
  refusesDtype(
    'separableConv2d',
    separableConv2d,
    () => [1, 1, complex(), 1, 'same'],
    2,
    'float32',
    'complex64',
  );
  refusesKinds('separableConv2d', separableConv2d);
});

it('derivatives of convolutions are finite differences', () => {
  tf.tidy(() => {
    const [x, filter] = [values([4, 5, 2], 5), values([2, 3, 2, 3], 6)];
    for (const name of ['conv2d', 'depthwiseConv2d']) {
      checkGrads((x: tf.Tensor, w: tf.Tensor) => ops[name](x, w, [1, 2], 1), [x, filter]);
    }
    checkGrads(
      (x: tf.Tensor, w: tf.Tensor) => ops.conv1d(x, w, 2, 1),
      [values([5, 2], 7), values([2, 2, 2], 8)],
    );
  });
});
