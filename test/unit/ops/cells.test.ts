import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { operandShape } from '../../../src/messages/operands.js';
import { printShape } from '../../../src/messages/print.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as typed from '../../../src/ops/cells.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import { checkGrads, grad, type Loose, vmap } from '../../support/untyped.js';
import { complex, exact, expectSame, inTfjs, type OpTable, refusesDtype, refusesKinds } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { basicLSTMCell, multiRNNCell }: OpTable = { ...typed };
/** Forget bias, kernel, bias, data, c and h of 3 inputs, 2 units and 4 rows. */
const shapes = [[], [5, 8], [8], [4, 3], [4, 2], [4, 2]] as const;
const given = () => shapes.map((shape, i) => random(shape, i + 1));
const zeros = () => shapes.map((shape) => tf.zeros([...shape]));

describe('basicLSTMCell', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const wanted = (inTfjs.basicLSTMCell as Loose)(...given());
      const args = given();
      const got = exact<tf.Tensor[]>(() => basicLSTMCell(...args));
      got.forEach((state, i) => {
        expectSame(state, wanted[i]);
      });
      expectClose(basicLSTMCell(1, ...zeros().slice(1))[0], tf.zeros([4, 2]));
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const wrong = (at: number, shape: number[], wanted: readonly number[]) => {
        const args = zeros();
        args[at] = tf.zeros(shape);
        expectError(
          () => basicLSTMCell(...args),
          operandShape,
          'basicLSTMCell',
          at,
          printShape(wanted),
          shape,
        );
      };
      wrong(1, [6, 8], [5, 8]);
      wrong(1, [5, 6], [5, 8]);
      wrong(2, [6], [8]);
      wrong(4, [3, 2], [4, 2]);
      wrong(5, [4, 3], [4, 2]);
      shapes.forEach((shape, at) => {
        const args = zeros();
        args[at] = tf.zeros([1, ...shape]);
        const wanted = `${shape.length}`;
        expectError(() => basicLSTMCell(...args), operandRank, 'basicLSTMCell', at, wanted, [1, ...shape]);
      });
    });
  });

  statement('maps as a loop does, and has derivatives', () => {
    const args = given();
    const mapped = random([3, 4, 3], 9);
    const f = (x: tf.Tensor) => basicLSTMCell(args[0], args[1], args[2], x, args[4], args[5])[1];
    const each = (g: Loose) => tf.stack(tf.unstack(mapped).map((x) => g(x)));
    expectClose(vmap(f)(mapped), each(f));
    const total = (x: tf.Tensor) => tf.sum(tf.square(f(x)));
    expectClose(vmap(grad(total))(mapped), each(grad(total)));
    checkGrads((kernel: tf.Tensor) => basicLSTMCell(1, kernel, ...args.slice(2)), [args[1]]);
  });
  refusesDtype('basicLSTMCell', basicLSTMCell, () => [complex(), 1, 1, 1, 1, 1], 0, 'float32', 'complex64');
  refusesDtype('basicLSTMCell', basicLSTMCell, () => [1, 1, 1, complex(), 1, 1], 3, 'float32', 'complex64');
  refusesKinds('basicLSTMCell', basicLSTMCell);
});

describe('multiRNNCell', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const lower = given();
      const upper = [[], [4, 8], [8], [4, 2], [4, 2], [4, 2]].map((shape, i) => random(shape, i + 7));
      const cells = [lower, upper].map(
        ([forget, kernel, bias]) =>
          (x: tf.Tensor, c: tf.Tensor, h: tf.Tensor) =>
            basicLSTMCell(forget, kernel, bias, x, c, h),
      );
      const args = [cells, lower[3], [lower[4], upper[4]], [lower[5], upper[5]]];
      const wanted = (inTfjs.multiRNNCell as Loose)(...args);
      const before = tf.memory().numTensors;
      const got = multiRNNCell(...args);
      expect(tf.memory().numTensors - before).toBe(4);
      expectClose(got, wanted);
    });
  });

  it('wants a state and an output for each cell', () => {
    tf.tidy(() => {
      const x = tf.zeros([1]);
      const wanted = 'an array of length 1, as that of the cells';
      const cells = [(data: tf.Tensor, c: tf.Tensor) => [c, data]];
      const say = (call: () => unknown, name: string, got: string) =>
        expectError(call, invalidArgument, 'multiRNNCell', name, wanted, got);
      say(() => multiRNNCell(cells, x, [], [x]), 'c', 'an array of length 0');
      say(() => multiRNNCell(cells, x, [x], [x, x]), 'h', 'an array of length 2');
      say(() => multiRNNCell(cells, x, [x]), 'h', 'undefined');
    });
  });
});
