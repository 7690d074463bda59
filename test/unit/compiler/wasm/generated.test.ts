import fc from 'fast-check';
import { beforeAll, describe, test } from 'vitest';
import { useBackend } from '../../../support/backend.js';
import { generate } from './generate.js';
import { check } from './support.js';

describe.each(['cpu', 'wasm'] as const)('kernels on %s give what they mean', (backend) => {
  beforeAll(() => useBackend(backend));

  test('generated', () => {
    fc.assert(
      fc.property(fc.gen(), (choose) => {
        const { kernel, inputs } = generate((n) => choose(fc.nat, n - 1));
        check(kernel, inputs, 1e-4);
      }),
      { seed: 20, numRuns: backend === 'cpu' ? 100 : 30, endOnFailure: true },
    );
  });
});
