import type { Rank, Tensor as TfTensor } from '@tensorflow/tfjs-core';
import type { DType } from './dtype.js';
import type { Shape } from './shape.js';

/** Not there at run time. The compiler names it when an unchecked tf.Tensor meets an annotated parameter. */
declare const knownShape: unique symbol;

interface Ranks {
  0: Rank.R0;
  1: Rank.R1;
  2: Rank.R2;
  3: Rank.R3;
  4: Rank.R4;
  5: Rank.R5;
  6: Rank.R6;
}
type RankOf<shape extends Shape> = shape['length'] extends keyof Ranks ? Ranks[shape['length']] : Rank;

/** What `import 'axiswise/methods'` declares chained methods on. */
export interface Chained<rank extends Rank> extends TfTensor<rank> {}

/**
 * A tf.Tensor whose shape and dtype the compiler knows; it can be used wherever a tf.Tensor can.
 * Each dim is a size (`3`), a name (`'batch'`) that stands for one size, or `number` for an unknown size.
 */
export interface Tensor<shape extends Shape = Shape, dtype extends DType = 'float32'>
  extends Chained<RankOf<shape>> {
  readonly [knownShape]: [shape: shape, dtype: dtype];
}

/** Any tf.Tensor, with or without a known shape. */
export type AnyTensor = TfTensor;

/** A typed tensor about which nothing is known. */
export type UnknownTensor = Tensor<Shape, DType>;

/** A tf.Tensor that is no `Tensor`. Excluding those keeps a union of shapes from passing as unknown. */
type Raw = TfTensor & { readonly [knownShape]?: never };

/** What an op takes: a `Tensor`, or a plain tf.Tensor of unknown shape. */
export type Operand<shape extends Shape, dtype extends DType> = Tensor<shape, dtype> | Raw;

/** The shape of an argument of an op; a number is a scalar, a plain tf.Tensor is unknown. */
export type shapeOf<value> =
  value extends Tensor<infer shape, DType> ? shape : value extends number | boolean ? [] : Shape;
export type dtypeOf<value> = value extends Tensor<Shape, infer dtype> ? dtype : DType;
