import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { operandShape } from '../../../src/messages/operands.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as namespace from '../../../src/ops/image.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError } from '../../support/statement.js';
import { complex, exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const image: OpTable = { ...namespace };
const pixels = (shape: readonly number[], seed = 1) => tf.mul(tf.abs(values(shape, seed)), 60);
const four = (shape: readonly number[], seed = 1) => pixels(shape, seed) as tf.Tensor4D;

describe.each(['resizeBilinear', 'resizeNearestNeighbor'] as const)('%s', (name) => {
  it('is tfjs', () => {
    tf.tidy(() => {
      for (const shape of [
        [3, 4, 2],
        [2, 3, 4, 1],
      ]) {
        for (const flags of [[], [true], [false, true]]) {
          const x = four(shape);
          expectSame(
            exact(() => image[name](x, [5, 2], ...flags)),
            tf.image[name](x, [5, 2], ...flags),
          );
        }
      }
      const integers = tf.cast(pixels([2, 2, 3]), 'int32') as tf.Tensor3D;
      expectSame(
        exact(() => image[name](integers, [4, 4])),
        tf.image[name](integers, [4, 4]),
      );
      expect(image[name](tf.zeros([0, 2, 2, 1]), [4, 4]).shape).toEqual([0, 4, 4, 1]);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [flat, x] = [tf.zeros([4]), tf.zeros([2, 2, 1])];
      expectError(() => image[name](flat, [2, 2]), operandRank, name, 0, '3 or 4', [4]);
      const wanted = 'two non-negative integers';
      expectError(() => image[name](x, [2]), invalidArgument, name, 'size', wanted, '[2]');
      expectError(() => image[name](x, [2, -1]), invalidArgument, name, 'size', wanted, '[2, -1]');
      const both = ['halfPixelCenters', 'false with alignCorners', 'true'] as const;
      expectError(() => image[name](x, [2, 2], true, true), invalidArgument, name, ...both);
    });
  });
  const wanted = name === 'resizeBilinear' ? 'float32' : 'float32 or int32';
  refusesDtype(name, image[name], () => [complex(), [2, 2]], 0, wanted, 'complex64');
  refusesKinds(name, image[name]);
});

describe('whole images', () => {
  it('flips and turns as tfjs does', () => {
    tf.tidy(() => {
      for (const dtype of ['float32', 'int32'] as const) {
        const x = tf.cast(four([2, 3, 4, 3]), dtype) as tf.Tensor4D;
        const float = tf.cast(x, 'float32') as tf.Tensor4D;
        expectSame(
          exact(() => image.flipLeftRight(x)),
          tf.image.flipLeftRight(float),
        );
        expectSame(
          exact(() => image.rotateWithOffset(x, 0.7, [1, 2, 3], [0.2, 0.4])),
          tf.image.rotateWithOffset(float, 0.7, [1, 2, 3], [0.2, 0.4]),
        );
      }
    });
  });

  it('changes colors as tfjs does, for any rank', () => {
    tf.tidy(() => {
      for (const dtype of ['float32', 'int32'] as const) {
        const gray = tf.cast(four([2, 3, 4, 1]), dtype) as tf.Tensor4D;
        const rgb = tf.cast(four([2, 3, 4, 3]), dtype) as tf.Tensor4D;
        expectSame(
          exact(() => image.grayscaleToRGB(gray)),
          tf.image.grayscaleToRGB(gray),
        );
        expectSame(
          exact(() => image.rgbToGrayscale(rgb)),
          tf.image.rgbToGrayscale(rgb),
        );
      }
      const deep = tf.zeros([1, 1, 1, 1, 1, 2, 3] as number[] as [number]);
      expect(image.rgbToGrayscale(deep).shape).toEqual([1, 1, 1, 1, 1, 2, 1]);
      expect(image.rgbToGrayscale(tf.zeros([0, 2, 3])).shape).toEqual([0, 2, 1]);
    });
  });

  it('has the threshold of tfjs', () => {
    tf.tidy(() => {
      for (const channels of [1, 3]) {
        const x = pixels([4, 5, channels]) as tf.Tensor3D;
        for (const args of [[], ['binary', true, 0.2], ['otsu']] as const) {
          expectSame(
            exact(() => image.threshold(x, ...args)),
            tf.image.threshold(x, ...(args as readonly [string?, boolean?, number?])),
          );
        }
      }
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [flat, x] = [tf.zeros([4]), tf.zeros([2, 2, 2])];
      for (const name of ['flipLeftRight', 'rotateWithOffset']) {
        expectError(() => image[name](x, 1), operandRank, name, 0, '4', [2, 2, 2]);
      }
      expectError(() => image.grayscaleToRGB(flat), operandRank, 'grayscaleToRGB', 0, '2 or more', [4]);
      const rgb = ['rgbToGrayscale', 0, '[..., 3]', [2, 2, 2]] as const;
      expectError(() => image.rgbToGrayscale(x), operandShape, ...rgb);
      const gray = ['grayscaleToRGB', 0, '[..., 1]', [2, 2, 2]] as const;
      expectError(() => image.grayscaleToRGB(x), operandShape, ...gray);
      const either = ['threshold', 0, '[?, ?, 1 or 3]', [2, 2, 2]] as const;
      expectError(() => image.threshold(x), operandShape, ...either);
      expectError(() => image.threshold(flat), operandRank, 'threshold', 0, '3', [4]);
      const method = ['threshold', 'method', 'binary or otsu', 'mean'] as const;
      expectError(() => image.threshold(tf.zeros([2, 2, 1]), 'mean'), invalidArgument, ...method);
    });
  });
  for (const name of ['flipLeftRight', 'rotateWithOffset', 'grayscaleToRGB', 'rgbToGrayscale', 'threshold']) {
    const wanted = ['flipLeftRight', 'rotateWithOffset'].includes(name) ? 'float32' : 'float32 or int32';
    refusesDtype(name, image[name], () => [complex(), 1], 0, wanted, 'complex64');
    refusesKinds(name, image[name]);
  }
});

describe('cropAndResize', () => {
  const boxes = () =>
    tf.tensor2d([
      [0, 0, 1, 1],
      [0.2, 0.1, 0.7, 0.9],
      [-0.5, 0, 1.5, 0.5],
    ]);
  const which = () => tf.tensor1d([1, 0, 1], 'int32');

  it('is tfjs', () => {
    tf.tidy(() => {
      const [x, b, i] = [four([2, 4, 5, 3]), boxes(), which()];
      for (const rest of [[], ['nearest'], ['bilinear', 7]] as const) {
        expectSame(
          exact(() => image.cropAndResize(x, b, i, [3, 2], ...rest)),
          tf.image.cropAndResize(x, b, i, [3, 2], ...(rest as readonly ['nearest'?, number?])),
        );
      }
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = four([2, 4, 5, 3]);
      const given =
        (b: tf.Tensor, i: tf.Tensor, size: number[], ...rest: string[]) =>
        () =>
          image.cropAndResize(x, b, i, size, ...rest);
      const wrong = [tf.zeros([3, 2]), tf.zeros([2], 'int32')];
      expectError(given(wrong[0], which(), [1, 1]), operandShape, 'cropAndResize', 1, '[?, 4]', [3, 2]);
      expectError(given(boxes(), wrong[1], [1, 1]), operandShape, 'cropAndResize', 2, '[3]', [2]);
      const size = ['cropSize', 'two positive integers', '[0, 1]'] as const;
      expectError(given(boxes(), which(), [0, 1]), invalidArgument, 'cropAndResize', ...size);
      const method = ['method', 'bilinear or nearest', 'cubic'] as const;
      expectError(given(boxes(), which(), [1, 1], 'cubic'), invalidArgument, 'cropAndResize', ...method);
    });
  });
  refusesDtype('cropAndResize', image.cropAndResize, () => [0, complex()], 1, 'float32', 'complex64');
  refusesDtype('cropAndResize', image.cropAndResize, () => [0, 0, tf.zeros([3])], 2, 'int32', 'float32');
  refusesKinds('cropAndResize', image.cropAndResize);
});

describe('transform', () => {
  const shift = [1, 0.1, 1, 0, 1, 0.5, 0, 0.01];

  it('is that of tfjs for one image after the other', () => {
    tf.tidy(() => {
      const x = four([2, 4, 5, 3]);
      const transforms = tf.tensor2d([shift, shift.map((n) => n / 2)]);
      for (const rest of [[], ['bilinear', 'reflect', 0, [3, 2]], ['nearest', 'constant', 4]] as const) {
        const one = (i: number) =>
          tf.image.transform(
            tf.slice(x, [i], [1]),
            tf.slice(transforms, [i], [1]),
            ...(rest as unknown as ['nearest']),
          );
        expectSame(
          exact(() => image.transform(x, transforms, ...rest)),
          tf.concat([one(0), one(1)]),
        );
      }
      expectClose(image.transform(x, [shift]), image.transform(x, [shift, shift]));
      expect(image.transform(tf.zeros([0, 2, 2, 1]), [shift]).shape).toEqual([0, 2, 2, 1]);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = four([2, 4, 5, 3]);
      const three = tf.zeros([3, 8]);
      expectError(() => image.transform(x, three), operandShape, 'transform', 1, '[1 or 2, 8]', [3, 8]);
      const size = ['transform', 'outputShape', 'two non-negative integers', '[2]'] as const;
      expectError(() => image.transform(x, [shift], 'nearest', 'wrap', 0, [2]), invalidArgument, ...size);
      const how = ['transform', 'interpolation', 'bilinear or nearest', 'cubic'] as const;
      expectError(() => image.transform(x, [shift], 'cubic'), invalidArgument, ...how);
      const fill = ['transform', 'fillMode', 'constant or reflect or wrap or nearest', 'zero'] as const;
      expectError(() => image.transform(x, [shift], 'nearest', 'zero'), invalidArgument, ...fill);
    });
  });
  refusesDtype('transform', image.transform, () => [complex(), 1], 0, 'float32', 'complex64');
  refusesKinds('transform', image.transform);
});
