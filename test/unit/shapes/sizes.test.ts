import { expect, it } from 'vitest';
import { invalidSize } from '../../../src/messages/tensors.js';
import { checkSizes } from '../../../src/shapes/sizes.js';
import { expectError } from '../../support/statement.js';

it('checkSizes accepts whole numbers from 0', () => {
  expect(() => checkSizes('zeros', [])).not.toThrow();
  expect(() => checkSizes('zeros', [0, 3])).not.toThrow();
  expectError(() => checkSizes('zeros', [2, -1]), invalidSize, 'zeros', -1, [2, -1]);
  expectError(() => checkSizes('ones', [Number.NaN]), invalidSize, 'ones', Number.NaN, [Number.NaN]);
});
