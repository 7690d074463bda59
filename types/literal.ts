import type { raggedValues } from '../src/messages/tensors.js';
import type { Message } from './rule.js';
import type { Shape } from './shape.js';
import type { unifyShape } from './stack.js';
import type { UnionToIntersection } from './union.js';

type Element = number | boolean;
/** Nested arrays of numbers or booleans. */
export type Nested = Element | TypedValues | readonly Nested[];
type TypedValues = Float32Array | Int32Array | Uint8Array | Uint8ClampedArray;

/** The shape of nested arrays, from the first entry of each. */
export type nestedShape<values> = values extends readonly unknown[]
  ? number extends values['length']
    ? Shape
    : values extends readonly [infer first, ...infer _]
      ? nestedShape<first> extends infer inner extends Shape
        ? [values['length'], ...inner]
        : never
      : [0]
  : values extends TypedValues
    ? [number]
    : [];

type shapesInside<values extends readonly unknown[]> = {
  [k in keyof values]: nestedShape<values[k]>;
}[number];
type isUnion<shapes> = [shapes] extends [UnionToIntersection<shapes>] ? false : true;

/** The first problem in the order in which the run time looks: inside an entry, then against the first entry. */
type firstProblem<values extends readonly unknown[], shape extends Shape> = values extends readonly [
  infer first,
  ...infer rest,
]
  ? raggedError<first> extends infer message extends Message
    ? message
    : unifyShape<shape, nestedShape<first>> extends null
      ? raggedValues<shape, nestedShape<first>>
      : firstProblem<rest, shape>
  : null;

/** The message when the arrays are not rectangular, else null. */
export type raggedError<values> = values extends readonly (readonly unknown[])[]
  ? number extends values['length']
    ? null
    : [isUnion<shapesInside<values>>, { [k in keyof values]: raggedError<values[k]> }[number]] extends [
          false,
          null,
        ]
      ? null
      : firstProblem<values, nestedShape<values[0]>>
  : null;

type elementOf<values> = values extends readonly (infer inner)[] ? elementOf<inner> : values;
/** bool for booleans, float32 for numbers, as the run time infers. */
export type nestedDtype<values> = [elementOf<values>] extends [never]
  ? 'float32'
  : [elementOf<values>] extends [boolean]
    ? 'bool'
    : elementOf<values> extends infer element
      ? [element] extends [Int32Array]
        ? 'int32'
        : [element] extends [number | Float32Array]
          ? 'float32'
          : 'float32' | 'int32' | 'bool'
      : never;
