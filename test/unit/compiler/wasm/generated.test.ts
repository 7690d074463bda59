import fc from 'fast-check';
import { beforeAll, describe, test } from 'vitest';
import { useBackend } from '../../../support/backend.js';
import { generate } from './generate.js';
import { check } from './support.js';

describe.each(['cpu', 'wasm'] as const)('kernels on %s give what they mean', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(backend === 'cpu' ? [1, 2, 3, 4, 5] : [6, 7])(
    'generated from %i',
    (seed) => {
      fc.assert(
        fc.property(fc.gen(), (choose) => {
          const { kernel, inputs } = generate((n) => choose(fc.nat, n - 1));
          check(kernel, inputs, 1e-4);
        }),
        { seed, numRuns: 15, endOnFailure: true },
      );
    },
    90_000,
  );
});
