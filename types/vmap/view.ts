import type { normalizeAxis } from '../axes.js';
import type { Dim } from '../dim.js';
import type { insertAxis } from '../expandDims.js';
import type { Args } from '../rule.js';
import type { removeAt, Shape } from '../shape.js';
import type { AnyTensor, Tensor, UnknownTensor } from '../tensor.js';
import type { Open, specOf } from './spec.js';

/** The shape without its mapped axis; axis 0, the usual one, comes first. */
type exampleShape<shape extends Shape, axis> = axis extends 0
  ? shape extends readonly [unknown, ...infer rest extends Shape]
    ? rest
    : Shape
  : normalizeAxis<'vmap', shape, axis & number> extends infer index
    ? index extends string
      ? shape
      : number extends index
        ? Shape
        : removeAt<shape, index>
    : never;
/** What the function sees of one argument: mapped leaves without their mapped axis. */
type exampleOf<value, spec> = [Open] extends [spec]
  ? openExample<value>
  : spec extends null
    ? value
    : unknown extends value
      ? value
      : value extends Tensor<infer shape, infer dtype>
        ? Tensor<exampleShape<shape, spec>, dtype>
        : value extends AnyTensor
          ? UnknownTensor
          : value extends (...args: never) => unknown
            ? value
            : value extends object
              ? { -readonly [k in keyof value]: exampleOf<value[k], specOf<spec, k>> }
              : value;
type openExample<value> = value extends Tensor<infer _, infer dtype> ? Tensor<Shape, dtype> : value;
export type examplesOf<args extends Args, spec> = {
  -readonly [k in keyof args]: exampleOf<args[k], specOf<spec, k>>;
};

type liftedShape<shape extends Shape, size extends Dim, axis> = axis extends 0
  ? number extends shape['length']
    ? Shape
    : [size, ...shape]
  : axis extends number
    ? insertAxis<'vmap', shape, axis, size> extends infer lifted extends Shape
      ? lifted
      : Shape
    : Shape;
/** The result with an axis of `size` in every leaf, as outAxes says. */
export type lift<result, size extends Dim, spec> = unknown extends result
  ? result
  : result extends Tensor<infer shape, infer dtype>
    ? spec extends null
      ? result
      : Tensor<liftedShape<shape, size, spec>, dtype>
    : result extends AnyTensor
      ? UnknownTensor
      : result extends number
        ? spec extends null
          ? Tensor<[]>
          : Tensor<[size]>
        : result extends Args
          ? { -readonly [k in keyof result]: lift<result[k], size, specOf<spec, k>> }
          : result extends (...args: never) => unknown
            ? result
            : result extends object
              ? { -readonly [k in keyof result]: lift<result[k], size, specOf<spec, k>> }
              : result;
