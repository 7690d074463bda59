import { message } from './error.js';

/* What `axiswise check` says about source code. `fix` says what to write instead. */

/** `place` completes "a tensor ...": `in a condition`, `before &&`. */
export const tensorAsCondition = /* @__PURE__ */ message(
  'AX601',
  (place: string, fix: string) =>
    `a tensor ${place} is an object and always true, whatever its values; ${fix}`,
);

export const tensorComparison = /* @__PURE__ */ message(
  'AX602',
  (operator: string, fix: string) => `${operator} does not look at the values of a tensor; ${fix}`,
);

/** `claim` is what a type follows: `tf.pad: tfjs' own types say that the result is`. */
export const uncheckedClaim = /* @__PURE__ */ message(
  'AX603',
  (claim: string, type: string, fix: string) => `${claim} ${type}, which nothing checks; ${fix}`,
);

/** A size of a signature, by the name of its type parameter. */
export const inferredTwice = /* @__PURE__ */ message(
  'AX604',
  (name: string, fix: string) =>
    `${name} is inferred in more than one place, so sizes that differ pass as a union such as 3 | 4; ${fix}`,
);

/** Said by the build. `reason` begins with `it` or `its`, the function. */
export const notAhead = /* @__PURE__ */ message(
  'AX605',
  (reason: string) => `fuse: the function is compiled when it runs, not ahead of time: ${reason}`,
);
