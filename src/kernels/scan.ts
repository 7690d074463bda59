import type { Tensor } from '@tensorflow/tfjs-core';
import { alongAxis, axisOf } from './alongAxis.js';
import { linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, Derivative, JvpCall, VjpCall } from './record.js';
import { countable } from './rules.js';

interface ScanAttrs {
  readonly axis: number;
  readonly exclusive?: boolean;
  readonly reverse?: boolean;
}

type Call = VjpCall<'x', ScanAttrs> | JvpCall<'x', ScanAttrs>;
const place = ({ name, inputs, attrs }: Call) => axisOf(name, inputs.x.shape, attrs);

const sum = linear<'x', ScanAttrs>((call) => ({
  x: call.ops.call(
    'Cumsum',
    { x: call.ct },
    { ...call.attrs, axis: place(call), reverse: !call.attrs.reverse },
  ),
}));

/** Move the elements by `count` places along an axis, towards its end or its start; zeros come in. */
function shift(ops: Ops, x: Tensor, axis: number, count: number, toStart = false): Tensor {
  const n = x.shape[axis];
  const by = Math.min(count, n);
  const begin = x.shape.map((_, i) => (i === axis && toStart ? by : 0));
  const size = x.shape.map((dim, i) => (i === axis ? n - by : dim));
  const paddings = x.shape.map((_, i) => (i !== axis ? [0, 0] : toStart ? [0, by] : [by, 0]));
  return ops.call('PadV2', { x: ops.slice(x, begin, size) }, { paddings, constantValue: 0 });
}

/**
 * s[i] = a[i] s[i - 1] + b[i] along an axis, or a[i] s[i + 1] + b[i], in log2(n) steps: each step composes every
 * affine map with the one `count` places before it.
 */
function recurrence(ops: Ops, a: Tensor, b: Tensor, axis: number, toStart = false): Tensor {
  let [slope, s] = [a, b];
  for (let count = 1; count < a.shape[axis]; count *= 2) {
    s = ops.add(s, ops.mul(slope, shift(ops, s, axis, count, toStart)));
    slope = ops.mul(slope, shift(ops, slope, axis, count, toStart));
  }
  return s;
}

/** y[i] is the product of x up to i, so y[i] = x[i] y[i - 1]: both modes solve that recurrence, and never divide. */
const cumprod: Derivative<'x', ScanAttrs> = {
  saves: 'inputs',
  vjp(call) {
    const { ops, inputs, attrs } = call;
    const axis = place(call);
    const back = !attrs.reverse;
    const ct = attrs.exclusive ? shift(ops, call.ct, axis, 1, back) : call.ct;
    const sums = recurrence(ops, shift(ops, inputs.x, axis, 1, back), ct, axis, back);
    return { x: ops.mul(before(call, axis), sums) };
  },
  jvp(call) {
    const { ops, inputs, tangents, attrs } = call;
    if (!tangents.x) return null;
    const axis = place(call);
    const t = recurrence(ops, inputs.x, ops.mul(tangents.x, before(call, axis)), axis, attrs.reverse);
    return attrs.exclusive ? shift(ops, t, axis, 1, attrs.reverse) : t;
  },
};
const before = ({ ops, inputs, attrs }: Call, axis: number) =>
  ops.call('Cumprod', { x: inputs.x }, { axis, exclusive: true, reverse: !!attrs.reverse });

export const scan = {
  Cumprod: alongAxis(cumprod, { dtype: countable }),
  Cumsum: alongAxis(sum, { dtype: countable }),
} satisfies Partial<Record<KernelName, AnyRecord>>;
