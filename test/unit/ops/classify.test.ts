import { beforeAll, describe } from 'vitest';
import * as ops from '../../../src/ops/classify.js';
import { useBackend } from '../../support/backend.js';
import { complex, matchesUnary, type OpTable, refusesDtype, refusesKinds, strings } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const table: OpTable = { ...ops };

describe.each(Object.keys(table))('%s', (name) => {
  const op = table[name];
  matchesUnary(name, op);
  matchesUnary(name, op, 'int32');
  matchesUnary(name, op, 'bool');
  refusesDtype(name, op, () => [complex()], 0, 'float32 or int32 or bool', 'complex64');
  refusesDtype(name, op, () => [strings()], 0, 'float32 or int32 or bool', 'string');
  refusesKinds(name, op);
});
