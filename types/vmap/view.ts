import type { normalizeAxis } from '../axes.js';
import type { Dim } from '../dim.js';
import type { insertAxis } from '../expandDims.js';
import type { Args } from '../rule.js';
import type { isRankUnknown, removeAt, Shape } from '../shape.js';
import type { AnyTensor, Tensor, UnknownTensor } from '../tensor.js';
import type { specOf } from './spec.js';

/** What the function sees of one argument: mapped leaves without their mapped axis. */
type exampleOf<value, spec> = spec extends null
  ? value
  : unknown extends value
    ? value
    : value extends Tensor<infer shape, infer dtype>
      ? isRankUnknown<shape> extends true
        ? Tensor<Shape, dtype>
        : normalizeAxis<'vmap', shape, spec & number> extends infer index
          ? index extends string
            ? value
            : number extends index
              ? Tensor<Shape, dtype>
              : Tensor<removeAt<shape, index>, dtype>
          : never
      : value extends AnyTensor
        ? UnknownTensor
        : value extends (...args: never) => unknown
          ? value
          : value extends object
            ? { -readonly [k in keyof value]: exampleOf<value[k], specOf<spec, k>> }
            : value;
export type examplesOf<args extends Args, spec> = {
  -readonly [k in keyof args]: exampleOf<args[k], specOf<spec, k>>;
};

/** The result with an axis of `size` in every leaf, as outAxes says. */
export type lift<result, size extends Dim, spec> = unknown extends result
  ? result
  : result extends Tensor<infer shape, infer dtype>
    ? spec extends null
      ? result
      : Tensor<
          spec extends number
            ? insertAxis<'vmap', shape, spec, size> extends infer lifted extends Shape
              ? lifted
              : Shape
            : Shape,
          dtype
        >
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
