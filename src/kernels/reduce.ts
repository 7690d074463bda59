import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import { normalizeAxes } from '../shapes/axes.js';
import { reduceShape } from '../shapes/reduce.js';
import { sizeOf } from '../shapes/shape.js';
import { alongAxis } from './alongAxis.js';
import type { BatchCall } from './batchCall.js';
import { alike, alongRows, canon, dropAxis, type Form, merged, partwise } from './canonical.js';
import { constant, linear } from './derivatives.js';
import { inverse } from './movement.js';
import type { KernelName } from './names.js';
import { opName } from './opName.js';
import type { AnyRecord, Attrs, Derivative, JvpCall, KernelRecord, VjpCall } from './record.js';
import { countable } from './rules.js';

/** Neighbouring axes that are reduced are one axis; where there are more, one after the other is reduced. */
const reduced =
  (key: string): Form =>
  (r, name, { x }, attrs) => {
    const axes = normalizeAxes(name, attrs[key], x.shape);
    const groups = alike(x.shape, (i) => axes.includes(i));
    const y = groups.reduceRight(
      (z, [axis], i) =>
        axes.includes(axis)
          ? alongRows(
              r,
              z,
              i,
              dropAxis(z.shape, i),
              (y) => r.run(name, { x: y }, { ...attrs, [key]: [1], keepDims: false }) as Tensor,
            )
          : z,
      r.reshape(x, merged(x.shape, groups)),
    );
    return r.reshape(y, reduceShape(name, x.shape, axes, attrs.keepDims));
  };

/** `key` is the attribute that holds the axes. */
function reduction(
  derivative: Derivative<'x'>,
  dtype: (x: DataType) => DataType = (x) => x,
  key = 'axis',
): KernelRecord<'x'> {
  return {
    shape: ({ name, inputs: { x }, attrs }) => ({
      shape: reduceShape(opName(name), x.shape, attrs[key], attrs.keepDims),
      dtype: dtype(x.dtype),
    }),
    batch(call: BatchCall<'x'>) {
      const { x } = call.inputs;
      const axes = normalizeAxes(opName(call.name), call.attrs[key], call.shape('x'));
      if (axes.length === 0) return call.ops.cast(x, dtype(x.dtype));
      return call.run({ x }, { ...call.attrs, [key]: axes.map((a) => a + 1) });
    },
    ...derivative,
    canon: canon(partwise(reduced(key))),
  };
}

const index = alongAxis(constant, { shape: dropAxis, dtype: () => 'int32' });

type Call = VjpCall<'x'> | JvpCall<'x'>;
const axesOf = ({ name, inputs, attrs }: Call) =>
  normalizeAxes(opName(name), attrs.reductionIndices ?? attrs.axis, inputs.x.shape);

/** The shape of x with the reduced axes of size 1. */
const keptShape = (call: Call) => {
  const axes = axesOf(call);
  return call.inputs.x.shape.map((dim, i) => (axes.includes(i) ? 1 : dim));
};
const kept = (call: Call, y: Tensor) => call.ops.reshape(y, keptShape(call));
const count = (call: Call) => sizeOf(axesOf(call).map((a) => call.inputs.x.shape[a]));
const spread = (call: VjpCall<'x'>) => call.ops.broadcastTo(kept(call, call.ct), call.inputs.x.shape);

/** Reductions whose tangent is the sum of the inputs' tangents times weights. */
const weighted = (weights: (call: Call) => Tensor): Derivative<'x'> => ({
  saves: 'all',
  vjp: (call) => ({ x: call.ops.mul(kept(call, call.ct), weights(call)) }),
  jvp: (call) =>
    call.tangents.x === undefined
      ? null
      : call.ops.reshape(
          call.ops.sum(call.ops.mul(call.tangents.x, weights(call)), axesOf(call)),
          call.y.shape,
        ),
});

/** The elements that attain the extremum share its derivative. */
const extremum = weighted((call) => {
  const { ops } = call;
  // Not a cast: WebGPU would keep the buffer of bools, which it cannot sum.
  const mask = ops.where(ops.equal(call.inputs.x, kept(call, call.y)), 1, ops.zerosLike(call.inputs.x));
  return ops.div(mask, ops.sum(mask, axesOf(call), true));
});

/** The product of all other elements, without a division, so that zeros are no exception. */
const product = weighted((call) => {
  const { ops, inputs } = call;
  const axes = axesOf(call);
  const perm = [...inputs.x.shape.keys()].filter((i) => !axes.includes(i)).concat(axes);
  const moved = ops.transpose(inputs.x, perm);
  const x = ops.reshape(moved, [sizeOf(call.y.shape), count(call)]);
  const partial = (reverse: boolean) => ops.call('Cumprod', { x }, { axis: 1, exclusive: true, reverse });
  const others = ops.reshape(ops.mul(partial(false), partial(true)), moved.shape);
  return ops.transpose(others, inverse(perm));
});

/** The kernel is linear, and its transpose spreads the cotangent over the reduced axes, times a scale. */
const spreading = (scale?: (call: VjpCall<'x'>) => number): Derivative<'x', Attrs> =>
  linear((call) => ({ x: scale ? call.ops.mul(spread(call), scale(call)) : spread(call) }));

export const reduce = {
  All: reduction(constant),
  Any: reduction(constant),
  ArgMax: index,
  ArgMin: index,
  Max: reduction(extremum, undefined, 'reductionIndices'),
  Mean: reduction(
    spreading((call) => 1 / count(call)),
    () => 'float32',
  ),
  Min: reduction(extremum),
  Prod: reduction(product, countable),
  Sum: reduction(spreading(), countable),
} satisfies Partial<Record<KernelName, AnyRecord>>;
