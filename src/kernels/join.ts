import { backend_util, type Tensor } from '@tensorflow/tfjs-core';
import { normalizeAxis } from '../shapes/axes.js';
import { concatShape } from '../shapes/concat.js';
import type { Shape } from '../shapes/shape.js';
import { stackShape } from '../shapes/stack.js';
import { around, canon, dropAxis, type Form, MAX_RANK, partwise, setAxis } from './canonical.js';
import { linear } from './derivatives.js';
import type { KernelName } from './names.js';
import { type AnyRecord, type Aval, type Derivative, type KernelRecord, mapInputs } from './record.js';
import { listOf } from './rules.js';

interface AxisAttrs {
  readonly axis: number;
}

/** Lists of tensors joined along an axis, which is a new one for `extra` 1. */
function joined(
  op: string,
  extra: 0 | 1,
  outShape: (shapes: readonly Shape[], axis: number) => number[],
  derivative: Derivative<string, AxisAttrs>,
): KernelRecord<string, AxisAttrs> {
  const place = (shape: Shape, axis: number) => normalizeAxis(op, axis, shape, shape.length + extra);
  const shapeOf = (inputs: { readonly [key: string]: Aval }, axis: number) =>
    outShape(
      listOf(inputs).map(({ shape }) => shape),
      axis,
    );
  const form: Form = (r, _, inputs, attrs) => {
    const out = shapeOf(inputs, attrs.axis);
    const axis = place(inputs[0].shape, attrs.axis);
    const xs = listOf(inputs).map((x) => r.reshape(x, setAxis(around(out, axis), 1, extra || x.shape[axis])));
    return r.reshape(r.run('Concat', xs, { axis: 1 }) as Tensor, out);
  };
  return {
    shape: ({ inputs, attrs }) => ({ shape: shapeOf(inputs, attrs.axis), dtype: inputs[0].dtype }),
    batch: (call) =>
      call.run(
        mapInputs(call.inputs, (_, key) => call.full(key)),
        { axis: place(call.shape('0'), call.attrs.axis) + 1 },
      ),
    ...derivative,
    canon: canon(partwise(form), { above: MAX_RANK - extra }),
  };
}

const byIndex = (xs: readonly Tensor[]): Record<string, Tensor> => Object.fromEntries(xs.entries());

const concat = joined(
  'concat',
  0,
  concatShape,
  linear(({ inputs, ct, attrs, ops }) => {
    const axis = normalizeAxis('concat', attrs.axis, ct.shape);
    const numOrSizeSplits = listOf(inputs).map(({ shape }) => shape[axis]);
    return byIndex(ops.bind('SplitV', { x: ct }, { numOrSizeSplits, axis }) as Tensor[]);
  }),
);

const pack = joined(
  'stack',
  1,
  stackShape,
  linear(({ ct, attrs, ops }) => byIndex(ops.unstack(ct, normalizeAxis('stack', attrs.axis, ct.shape)))),
);

/** Kernels that divide one tensor along an axis. */
function divided<A extends AxisAttrs>(
  op: string,
  key: string,
  outShapes: (x: Aval, axis: number, attrs: A) => readonly Shape[],
  join: 'stack' | 'concat',
): KernelRecord<string, A> {
  const place = (shape: Shape, { axis }: A) => normalizeAxis(op, axis, shape);
  const form: Form = (r, name, inputs, attrs) => {
    const x = inputs[key];
    const axis = place(x.shape, attrs);
    const parts = r.run(name, { [key]: r.reshape(x, around(x.shape, axis)) }, { ...attrs, axis: 1 });
    const shapes = outShapes(x, axis, attrs);
    return (parts as Tensor[]).map((part, i) => r.reshape(part, shapes[i]));
  };
  return {
    shape({ inputs, attrs }) {
      const x = inputs[key];
      return outShapes(x, place(x.shape, attrs), attrs).map((shape) => ({ shape, dtype: x.dtype }));
    },
    batch: ({ name, ops, inputs, attrs }) =>
      ops.bind(name, inputs, { ...attrs, axis: place(inputs[key].shape.slice(1), attrs) + 1 }),
    ...linear(({ cts, inputs, attrs, ops }) => ({ [key]: ops[join](cts, place(inputs[key].shape, attrs)) })),
    canon: canon(partwise(form)),
  };
}

const unpack = divided(
  'unstack',
  'value',
  ({ shape }, axis) => Array.from({ length: shape[axis] }, () => dropAxis(shape, axis)),
  'stack',
);

const splitV = divided<AxisAttrs & { readonly numOrSizeSplits: number | number[] }>(
  'split',
  'x',
  (x, axis, { numOrSizeSplits }) =>
    backend_util
      .prepareSplitSize(x as Tensor, numOrSizeSplits, axis)
      .map((size) => setAxis(x.shape, axis, size)),
  'concat',
);

export const join = {
  Concat: concat,
  Pack: pack,
  SplitV: splitV,
  Unpack: unpack,
} satisfies Partial<Record<KernelName, AnyRecord>>;
