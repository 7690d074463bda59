import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { sample, shape } from './arbitraries.js';

/** A shape, or those of several results. */
export type Shapes = readonly (number | Shapes)[];
export interface Case {
  /** The arguments of the rule as a type. */
  readonly types: string;
  /** The rule of the run time. */
  readonly run: () => Shapes;
  /** The shape of what the op gives for tensors of these shapes; null when they are too large to be made. */
  readonly real: () => Shapes | null;
}
export interface Rule {
  /** Imports from the rule's file in types/. */
  readonly type: string;
  readonly cases: readonly Case[];
}

class TooLarge extends Error {}
/** Makes a tensor of zeros to try an op on. */
export type Zeros = (shape: readonly number[], dtype?: tf.DataType) => tf.Tensor;
const zeros: Zeros = (shape, dtype) => {
  if (product(shape) > 4096) throw new TooLarge();
  return tf.zeros([...shape], dtype);
};
type Result = tf.Tensor | readonly Result[];
const shapesOf = (result: Result): Shapes =>
  result instanceof tf.Tensor ? result.shape : (result as readonly Result[]).map(shapesOf);

function shapesOfReal(run: () => Result): Shapes | null {
  tf.engine().startScope();
  try {
    return shapesOf(run());
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  } finally {
    tf.engine().endScope();
  }
}

/** How many entries a result has; a fitting call of small operands may still ask for billions. */
const entries = (shapes: Shapes): number =>
  shapes.every((one) => typeof one === 'number')
    ? product(shapes)
    : shapes.reduce<number>((sum, one) => sum + (typeof one === 'number' ? 1 : entries(one)), 0);
const MOST_ENTRIES = 2 ** 20;

const COUNT = 170;
const print = (value: unknown) => JSON.stringify(value) ?? 'undefined';
export const rule = <T>(
  type: string,
  arbitrary: fc.Arbitrary<T>,
  types: (given: T) => readonly unknown[],
  run: (given: T) => Shapes,
  real?: (given: T, zeros: Zeros) => Result,
): Rule => ({
  type,
  cases: sample(arbitrary, COUNT).map((given) => ({
    types: types(given).map(print).join(', '),
    run: () => run(given),
    real: () => (real && entries(run(given)) <= MOST_ENTRIES ? shapesOfReal(() => real(given, zeros)) : null),
  })),
});

/** Two shapes that broadcast more often than two random ones would. */
export const relatedShapes = shape().chain((a) =>
  fc.tuple(
    fc.constant(a),
    fc.oneof(
      shape(),
      fc
        .tuple(...a.map((d) => fc.constantFrom(d, d, 1)))
        .chain((b) => fc.nat(b.length).map((from) => (b as number[]).slice(from))),
    ),
  ),
);
/** An entry for each axis, or now and then for one more or less. */
export const perAxis = <T>(s: readonly number[], entry: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.array(entry, { minLength: s.length, maxLength: s.length }) },
    { weight: 1, arbitrary: fc.array(entry, { maxLength: s.length + 1 }) },
  );
export const places = (s: readonly number[]) => {
  const place = fc.oneof(fc.integer({ min: -1, max: 3 }), fc.constantFrom(-2, 0, -1));
  return fc.oneof(place, fc.array(place, { maxLength: s.length + 1 }));
};
export const paddings = (s: readonly number[]) =>
  perAxis(s, fc.tuple(fc.integer({ min: -1, max: 5 }), fc.nat(3)) as fc.Arbitrary<[number, number]>);
export const blocks = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 2 });
export const pair = fc.tuple(fc.integer({ min: -1, max: 2 }), fc.nat(2)) as fc.Arbitrary<[number, number]>;
/** Indices into a tensor; where that is empty there are none, so that the case is passed over like one too large. */
export const indicesInto = (of: readonly number[], shape: readonly number[], zeros: Zeros) =>
  zeros(of.includes(0) && !shape.includes(0) ? [Number.POSITIVE_INFINITY] : shape, 'int32');
export const product = (sizes: readonly number[]) => sizes.reduce((a, b) => a * b, 1);
