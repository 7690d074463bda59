import fc from 'fast-check';

/** A seed for a run of random cases; failures print it, and `SEED=... npx vitest` repeats them. */
export const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

export const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(arbitrary, { numRuns: count, seed });

/** Small sizes, so that 0, 1 and equal sizes are frequent, and now and then a large one. */
export const dim = fc.oneof(
  { weight: 10, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 5000 }) },
);
export const shape = (minRank = 0, maxRank = 4) => fc.array(dim, { minLength: minRank, maxLength: maxRank });
/** An axis that is often in range for a rank. */
export const axis = (rank: number) => fc.integer({ min: -rank - 1, max: rank + 1 });
