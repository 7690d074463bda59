import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import { normalizeAxes } from '../shapes/axes.js';
import { reduceShape } from '../shapes/reduce.js';
import { alongAxis } from './alongAxis.js';
import type { BatchCall } from './batchCall.js';
import { asMatrix, canon, DISCRETE, dropAxis, type Form, isSimple, run, splitCanon } from './canonical.js';
import { constant } from './derivatives.js';
import type { KernelName } from './names.js';
import { opName } from './opName.js';
import type { AnyRecord, Attrs, Derivative, JvpCall, KernelRecord, VjpCall } from './record.js';
import { countable } from './rules.js';

/** Rows of a matrix are reduced. Backends differ in what they make of bools. */
const reduced =
  (key: string, dtype: (x: DataType) => DataType): Form =>
  (r, name, { x }, attrs) => {
    const wanted = dtype(x.dtype);
    if (wanted !== x.dtype && x.dtype === 'bool') {
      return reduced(key, dtype)(r, name, { x: run(r, 'Cast', { x }, { dtype: wanted }) }, attrs);
    }
    const axes = normalizeAxes(name, attrs[key], x.shape);
    const y = isSimple(x, axes)
      ? run(r, name, { x }, attrs)
      : r.reshape(
          run(r, name, { x: asMatrix(r, x, axes) }, { ...attrs, [key]: [1], keepDims: false }),
          reduceShape(name, x.shape, axes, attrs.keepDims),
        );
    return y.dtype === wanted ? y : r.apply('Cast', { x: y }, { dtype: wanted });
  };

/** `key` is the attribute that holds the axes. */
function reduction(
  derivative: Derivative<'x'>,
  dtype: (x: DataType) => DataType = (x) => x,
  canonOf = canon,
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
    canon: canonOf(reduced(key, dtype), { dtypes: [...DISCRETE, 'complex64'] }),
  };
}

const index = alongAxis(constant, {
  shape: dropAxis,
  dtype: () => 'int32',
  // WebGPU gives shape [1] for a vector.
  canon: (form, options) => canon(form, { ...options, also: ({ x }) => x.shape.length === 1 }),
});

type Call = VjpCall<'x'> | JvpCall<'x'>;
const axesOf = ({ name, inputs, attrs }: Call) =>
  normalizeAxes(opName(name), attrs.reductionIndices ?? attrs.axis, inputs.x.shape);

/** The shape of x with the reduced axes of size 1. */
const keptShape = (call: Call) => {
  const axes = axesOf(call);
  return call.inputs.x.shape.map((dim, i) => (axes.includes(i) ? 1 : dim));
};
const kept = (call: Call, y: Tensor) => call.ops.reshape(y, keptShape(call));
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
  const mask = ops.cast(ops.equal(call.inputs.x, kept(call, call.y)), 'float32');
  return ops.div(mask, ops.sum(mask, axesOf(call), true));
});

/** The product of all other elements, without a division, so that zeros are no exception. */
const product = weighted((call) => {
  const { ops, inputs } = call;
  const { shape } = inputs.x;
  const axes = axesOf(call);
  const perm = [...shape.keys()].filter((i) => !axes.includes(i)).concat(axes);
  const last = shape.length - axes.length;
  const permuted = ops.transpose(inputs.x, perm);
  const rows = permuted.shape.slice(0, last);
  const x = ops.reshape(permuted, [...rows, axes.reduce((n, a) => n * shape[a], 1)]);
  const partial = (reverse: boolean) => ops.call('Cumprod', { x }, { axis: last, exclusive: true, reverse });
  const others = ops.reshape(ops.mul(partial(false), partial(true)), permuted.shape);
  return ops.transpose(
    others,
    shape.map((_, i) => perm.indexOf(i)),
  );
});

/** The kernel is linear, and its transpose spreads the cotangent over the reduced axes, times a scale. */
const spreading = (scale: (call: VjpCall<'x'>) => number): Derivative<'x', Attrs> => ({
  saves: 'nothing',
  vjp(call) {
    const factor = scale(call);
    return { x: factor === 1 ? spread(call) : call.ops.mul(spread(call), factor) };
  },
  jvp: ({ name, tangents, attrs, ops }) =>
    tangents.x === undefined ? null : ops.call(name, { x: tangents.x }, attrs),
});

const count = (call: VjpCall<'x'>) => axesOf(call).reduce((n, a) => n * call.inputs.x.shape[a], 1);

export const reduce = {
  All: reduction(constant),
  Any: reduction(constant),
  ArgMax: index,
  ArgMin: index,
  Max: reduction(extremum, undefined, canon, 'reductionIndices'),
  Mean: reduction(
    spreading((call) => 1 / count(call)),
    () => 'float32',
    splitCanon,
  ),
  Min: reduction(extremum),
  Prod: reduction(product, countable),
  Sum: reduction(
    spreading(() => 1),
    countable,
    splitCanon,
  ),
} satisfies Partial<Record<KernelName, AnyRecord>>;
