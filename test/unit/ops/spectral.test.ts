import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { operandShape } from '../../../src/messages/operands.js';
import { broadcastMismatch } from '../../../src/messages/shapes.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as parts from '../../../src/ops/complex.js';
import * as fourier from '../../../src/ops/fourier.js';
import * as frames from '../../../src/ops/frame.js';
import * as windows from '../../../src/ops/window.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError } from '../../support/statement.js';
import {
  complex as complexValue,
  exact,
  expectSame,
  type OpTable,
  refusesDtype,
  refusesKinds,
  values,
} from './opCase.js';

beforeAll(() => useBackend('cpu'));

const ops: OpTable = { ...parts, ...fourier, ...frames, ...windows };
const pair = (shape: readonly number[]) => tf.complex(values(shape, 1), values(shape, 2));
const SHAPES = [[4], [2, 3], [2, 2, 5], [2, 1, 2, 4]];

describe('complex numbers', () => {
  it('are those of tfjs', () => {
    tf.tidy(() => {
      const [a, b] = [values([2, 3], 1), values([2, 3], 2)];
      const z: tf.Tensor = exact(() => ops.complex(a, b));
      expectSame(z, tf.complex(a, b));
      expectSame(
        exact(() => ops.real(z)),
        a,
      );
      expectSame(
        exact(() => ops.imag(z)),
        b,
      );
      expectClose(ops.real(exact(() => ops.complex([true, false], [2, 3]))), [1, 0]);
    });
  });

  it('need parts of one shape', () => {
    tf.tidy(() => {
      const [a, b] = [tf.zeros([2]), tf.zeros([3])];
      expectError(() => ops.complex(a, b), operandShape, 'complex', 1, '[2]', [3]);
    });
  });
  refusesDtype('complex', ops.complex, () => [0, complexValue()], 1, 'float32', 'complex64');
  refusesDtype('real', ops.real, () => [tf.zeros([2])], 0, 'complex64', 'float32');
  refusesDtype('imag', ops.imag, () => [tf.zeros([2])], 0, 'complex64', 'float32');
  for (const name of ['complex', 'real', 'imag']) refusesKinds(name, ops[name]);
});

describe('Fourier transforms', () => {
  it('are those of tfjs', () => {
    tf.tidy(() => {
      for (const shape of SHAPES) {
        const [z, x] = [pair(shape), values(shape, 3)];
        expectSame(
          exact(() => ops.fft(z)),
          tf.fft(z),
        );
        expectSame(
          exact(() => ops.ifft(z)),
          tf.ifft(z),
        );
        for (const length of [undefined, 2, 8]) {
          expectSame(
            exact(() => ops.rfft(x, length)),
            tf.rfft(x, length),
          );
        }
        const back: tf.Tensor = exact(() => ops.irfft(z));
        const n = shape[shape.length - 1];
        expect(back.shape).toEqual([...shape.slice(0, -1), 2 * (n - 1)]);
        expectSame(tf.reshape(back, [-1]), tf.reshape(tf.irfft(z), [-1]));
      }
      expectClose(ops.irfft(tf.complex([[3]], [[1]])), [[3]]);
    });
  });

  it('take what is empty', () => {
    tf.tidy(() => {
      const none = tf.complex(tf.zeros([0, 3]), tf.zeros([0, 3]));
      expect(ops.fft(none).shape).toEqual([0, 3]);
      expect(ops.irfft(none).shape).toEqual([0, 4]);
      expectClose(ops.real(ops.rfft(tf.zeros([2, 0]), 3)), [
        [0, 0],
        [0, 0],
      ]);
    });
  });

  it('say what does not fit', () => {
    tf.tidy(() => {
      const z = tf.complex(1, 2);
      for (const name of ['fft', 'ifft', 'irfft']) {
        expectError(() => ops[name](z), operandRank, name, 0, '1 or more', []);
      }
      const empty = tf.complex(tf.zeros([2, 0]), tf.zeros([2, 0]));
      expectError(() => ops.irfft(empty), operandShape, 'irfft', 0, '[..., 1 or more]', [2, 0]);
      const length = ['rfft', 'fftLength', 'a positive integer'] as const;
      expectError(() => ops.rfft(tf.zeros([3]), 1.5), invalidArgument, ...length, '1.5');
      expectError(() => ops.rfft(tf.zeros([0])), invalidArgument, ...length, '0');
    });
  });
  refusesDtype('rfft', ops.rfft, () => [complexValue()], 0, 'float32', 'complex64');
  for (const name of ['fft', 'ifft', 'irfft']) {
    refusesDtype(name, ops[name], () => [tf.zeros([2])], 0, 'complex64', 'float32');
  }
  for (const name of ['fft', 'ifft', 'rfft', 'irfft']) refusesKinds(name, ops[name]);
});

describe('signals', () => {
  it('have the windows of tfjs, but for one element', () => {
    tf.tidy(() => {
      for (const n of [0, 2, 3, 4, 7]) {
        expectSame(
          exact(() => ops.hannWindow(n)),
          tf.signal.hannWindow(n),
        );
        expectSame(
          exact(() => ops.hammingWindow(n)),
          tf.signal.hammingWindow(n),
        );
        expectSame(ops.cosineWindow(n, 2, 1), tf.cosineWindow(n, 2, 1));
      }
      expectClose(ops.hannWindow(1), [1]);
      const wanted = ['hannWindow', 'windowLength', 'a non-negative integer', '-1'] as const;
      expectError(() => ops.hannWindow(-1), invalidArgument, ...wanted);
    });
  });

  it('know powers of two', () => {
    for (const n of [0, 0.3, 1, 2, 3, 8, 9, 1000]) {
      expect(ops.enclosingPowerOfTwo(n)).toBe(tf.enclosingPowerOfTwo(n));
    }
    expect(ops.enclosingPowerOfTwo(2 ** 29)).toBe(2 ** 29);
    const wanted = ['enclosingPowerOfTwo', 'value', 'a non-negative number', 'Infinity'] as const;
    expectError(() => ops.enclosingPowerOfTwo(Number.POSITIVE_INFINITY), invalidArgument, ...wanted);
  });

  it('have the frames and spectra of tfjs', () => {
    tf.tidy(() => {
      for (const n of [1, 5, 9]) {
        const x = values([n], n) as tf.Tensor1D;
        for (const [length, step] of [
          [2, 1],
          [3, 2],
          [2, 4],
          [7, 3],
        ]) {
          for (const rest of [[], [true, 5]] as const) {
            expectSame(
              exact(() => ops.frame(x, length, step, ...rest)),
              tf.signal.frame(x, length, step, ...(rest as readonly [boolean?, number?])),
            );
          }
          if (length > n) continue;
          for (const fftLength of [undefined, 3, 8]) {
            expectSame(
              exact(() => ops.stft(x, length, step, fftLength)),
              tf.signal.stft(x, length, step, fftLength),
            );
          }
        }
      }
      expect(ops.stft(tf.zeros([2]), 4, 1).shape).toEqual([0, 3]);
    });
  });

  it('say what does not fit', () => {
    tf.tidy(() => {
      const [x, matrix] = [tf.zeros([8]), tf.zeros([2, 8])];
      for (const name of ['frame', 'stft']) {
        expectError(() => ops[name](matrix, 2, 1), operandRank, name, 0, '1', [2, 8]);
        const wanted = 'a positive integer';
        expectError(() => ops[name](x, 0, 1), invalidArgument, name, 'frameLength', wanted, '0');
        expectError(() => ops[name](x, 2, 0.5), invalidArgument, name, 'frameStep', wanted, '0.5');
      }
      const short = () => tf.zeros([3]);
      expectError(() => ops.stft(x, 4, 1, null, short), broadcastMismatch, 'stft', [5, 4], [3], 4, 3);
    });
  });
  refusesDtype('frame', ops.frame, () => [complexValue(), 1, 1], 0, 'float32 or int32', 'complex64');
  refusesDtype('stft', ops.stft, () => [complexValue(), 1, 1], 0, 'float32', 'complex64');
  for (const name of ['frame', 'stft']) refusesKinds(name, ops[name]);
});
