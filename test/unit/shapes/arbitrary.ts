import fc from 'fast-check';

export const dim = fc.integer({ min: 1, max: 4 });
export const shape = (maxLength = 4, minLength = 0) => fc.array(dim, { minLength, maxLength });

/** A shape and distinct axes of it, some counted from the end. */
export const shapeAndAxes = shape(4, 1).chain((of) =>
  fc.record({
    of: fc.constant(of),
    axes: fc
      .subarray(of.map((_, i) => i))
      .chain((axes) =>
        fc.tuple(...axes.map((a) => fc.constantFrom(a, a - of.length))).map((mixed): number[] => mixed),
      ),
  }),
);

/** Two shapes that broadcast: parts of one, with some sizes replaced by 1. */
export const broadcastable = shape(4).chain((of) => {
  const part = fc
    .tuple(
      fc.integer({ min: 0, max: of.length }),
      fc.array(fc.boolean(), { minLength: of.length, maxLength: of.length }),
    )
    .map(([drop, thin]) => of.map((d, i) => (thin[i] ? 1 : d)).slice(drop));
  return fc.tuple(part, part);
});
