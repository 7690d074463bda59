import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe } from 'vitest';
import { atan2 } from '../../../src/ops/angle.js';
import { useBackend } from '../../support/backend.js';
import { complex, matchesBinary, refusesDtype, refusesKinds } from './opCase.js';

beforeAll(() => useBackend('cpu'));

describe('atan2', () => {
  matchesBinary('atan2', atan2);
  matchesBinary('atan2', atan2, ['int32', 'int32'], 'float32');
  matchesBinary('atan2', atan2, ['bool', 'float32'], 'float32');
  refusesDtype('atan2', atan2, () => [tf.ones([2]), complex()], 1, 'float32', 'complex64');
  refusesKinds('atan2', atan2);
});
