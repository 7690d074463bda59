import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as ops from '../../../src/ops/cast.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { complex, exact, expectSame, inTfjs, type OpTable, refusesKinds, strings, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { cast, ...like }: OpTable = { ...ops };
const dtypes = ['float32', 'int32', 'bool', 'complex64'] as const;

describe('cast', () => {
  it.each(dtypes.flatMap((from) => dtypes.map((to) => [from, to] as const)))(
    'of %s to %s is tfjs',
    (from, to) => {
      tf.tidy(() => {
        const x = from === 'complex64' ? complex() : values([2, 3], 1, from);
        expectSame(
          exact(() => cast(x, to)),
          tf.cast(x, to),
        );
      });
    },
  );

  it('makes a tensor of its own', () => {
    tf.tidy(() => {
      const x = tf.ones([2]);
      expect(cast(x, 'float32')).not.toBe(x);
    });
  });

  it('says which dtypes there are', () => {
    tf.tidy(() => {
      const [x, text] = [tf.ones([2]), strings()];
      const wanted = 'float32 or int32 or bool or complex64';
      expectError(() => cast(x, 'float64'), invalidArgument, 'cast', 'dtype', wanted, 'float64');
      expectError(() => cast(x, 'string'), invalidArgument, 'cast', 'dtype', wanted, 'string');
      expectError(() => cast(x), invalidArgument, 'cast', 'dtype', wanted, 'undefined');
      expectError(() => cast(text, 'int32'), invalidArgument, 'cast', 'dtype', 'string', 'int32');
    });
  });
  refusesKinds('cast', (x: unknown) => cast(x, 'int32'));
});

describe.each(Object.keys(like))('%s', (name) => {
  it.each(dtypes)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const x = dtype === 'complex64' ? complex() : values([2, 3], 1, dtype);
      expectSame(like[name](x), inTfjs[name](x));
      exact(() => like.clone(x));
    });
  });
  refusesKinds(name, like[name]);
});
