const transforms = [
  'vmap',
  'fuse',
  'vectorize',
  'grad',
  'valueAndGrad',
  'vjp',
  'jvp',
  'linearize',
  'jacfwd',
  'jacrev',
  'hessian',
  'valueAndGradVars',
  'customJvp',
  'customVjp',
  'evalShape',
  'checkGrads',
] as const;
/** A transform that speaks for the errors of the function it runs. */
export type Transform = (typeof transforms)[number];

/**
 * An error text of a function's body, told by the transform that runs the body: `vmap: per-example add: ...`.
 * The innermost transform names itself; outer ones leave the sentence as it is.
 */
export type within<transform extends Transform, text extends string> = text extends `${Transform}: ${string}`
  ? text
  : transform extends 'vmap'
    ? text extends `expected ${string}`
      ? `vmap: ${text}`
      : `vmap: per-example ${text}`
    : `${transform}: ${text}`;

const told = /* @__PURE__ */ new RegExp(`^(${/* @__PURE__ */ transforms.join('|')}): `);

export const within = <const transform extends Transform, const text extends string>(
  transform: transform,
  text: text,
) =>
  (told.test(text)
    ? text
    : transform === 'vmap' && !text.startsWith('expected ')
      ? `vmap: per-example ${text}`
      : `${transform}: ${text}`) as within<transform, text>;
