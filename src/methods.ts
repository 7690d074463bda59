/*
 * `import 'axiswise/methods'`: tfjs' chained methods, x.add(y).sum(-1), with shapes in their types. tfjs' own module that
 * defines them cannot be loaded by Node.
 */
import * as tf from '@tensorflow/tfjs-core';
import { type MethodName, methodNames } from './methodNames.gen.js';

export type { Chained } from '../types/methods.gen.js';
export type { MethodName };

type Tensor = tf.Tensor;
type Op = (x: Tensor, ...rest: readonly unknown[]) => unknown;

const reshaped =
  (rank: number): Op =>
  (x, ...sizes) =>
    tf.reshape(x, sizes.slice(0, rank) as number[]);
const cast =
  (dtype: tf.DataType): Op =>
  (x) =>
    tf.cast(x, dtype);
const listed = (x: Tensor, others: unknown) =>
  [x, ...(Array.isArray(others) ? others : [others])] as Tensor[];

/** Methods that are not the op of the same name with the tensor first. */
const OWN: { readonly [name in MethodName]?: Op } = {
  as1D: (x) => tf.reshape(x, [x.size]),
  as2D: reshaped(2),
  as3D: reshaped(3),
  as4D: reshaped(4),
  as5D: reshaped(5),
  asScalar: (x) => tf.reshape(x, []),
  asType: (x, dtype) => tf.cast(x, dtype as tf.DataType),
  concat: (x, others, axis) => tf.concat(listed(x, others), axis as number),
  flatten: (x) => tf.reshape(x, [x.size]),
  reshapeAs: (x, like) => tf.reshape(x, (like as Tensor).shape),
  resizeBilinear: tf.image.resizeBilinear as Op,
  resizeNearestNeighbor: tf.image.resizeNearestNeighbor as Op,
  stack: (x, others, axis) => tf.stack(listed(x, others), axis as number),
  toBool: cast('bool'),
  toFloat: cast('float32'),
  toInt: cast('int32'),
  where: (x, condition, other) => tf.where(condition as Tensor, x, other as Tensor),
};

const prototype = tf.Tensor.prototype as unknown as Record<string, unknown>;
const define = (name: string, op: Op) => {
  prototype[name] ??= function (this: Tensor, ...rest: unknown[]) {
    this.throwIfDisposed();
    return op(this, ...rest);
  };
};
const ops = tf as unknown as { readonly [name in MethodName]: Op };
for (const name of methodNames) define(name, OWN[name] ?? ops[name]);
