import type { KernelName } from '../../kernels/names.js';
import { normalizeAxes } from '../../shapes/axes.js';
import { sizeOf } from '../../shapes/shape.js';
import type { Reduction } from '../kernel/expr.js';
import type { Builder } from '../tensors/builder.js';
import type { Node } from '../tensors/node.js';
import type { Lower, LowerCall, Lowering } from './lowering.js';

const axesOf = ({ attrs, list: [x] }: LowerCall, key = 'axis') =>
  normalizeAxes('reduce', attrs[key], x.shape);

const reduction =
  (kind: Reduction, of: (b: Builder, x: Node) => Node = (_, x) => x, key = 'axis'): Lower =>
  (call) => {
    const { b, x, out } = call;
    return b.reshape(b.reduce(kind, of(b, x.x), axesOf(call, key)), out[0].shape);
  };

const counted = (b: Builder, x: Node) => (x.dtype === 'bool' ? b.cast(x, 'int32') : x);

/** The axes that were reduced, of size 1 again. */
const kept = (b: Builder, x: Node, shape: readonly number[], axes: readonly number[]) =>
  b.reshape(
    x,
    shape.map((n, i) => (axes.includes(i) ? 1 : n)),
  );

/** The first place of the extremum, or of the first NaN. */
const place =
  (kind: 'max' | 'min'): Lower =>
  (call) => {
    const { b, x, out } = call;
    const axes = axesOf(call);
    const [axis] = axes;
    const n = x.x.shape[axis];
    if (n === 0) return 'looks for a place among none';
    const extremum = kept(b, b.reduce(kind, x.x, axes), x.x.shape, axes);
    const isHere = b.map('equal', [x.x, extremum]);
    const isFirst = x.x.dtype === 'float32' ? b.map('or', [isHere, b.map('isNan', [x.x])]) : isHere;
    const places = b.map('select', [isFirst, b.iota(x.x.shape, axis), b.filled(n - 1, [], 'int32')]);
    return b.reshape(b.reduce('min', places, axes), out[0].shape);
  };

const along = ({ attrs, list: [x] }: LowerCall, key: string) =>
  normalizeAxes('softmax', [attrs[key]].flat(), x.shape);

/** x - max, and the sum of its exponentials. */
function exponentials(call: LowerCall, key: string) {
  const { b, x } = call;
  const logits = b.cast(x.logits, 'float32');
  const axes = along(call, key);
  const max = kept(b, b.reduce('max', logits, axes), logits.shape, axes);
  const below = b.map('sub', [logits, max]);
  const exp = b.map('exp', [below]);
  return { below, exp, total: kept(b, b.reduce('sum', exp, axes), logits.shape, axes) };
}

export const reduce = {
  All: reduction('all'),
  Any: reduction('any'),
  ArgMax: place('max'),
  ArgMin: place('min'),
  LogSoftmax(call) {
    const { below, total } = exponentials(call, 'axis');
    return call.b.map('sub', [below, call.b.map('log', [total])]);
  },
  Max: reduction('max', undefined, 'reductionIndices'),
  Mean(call) {
    const { b, x, out } = call;
    const axes = axesOf(call);
    const total = b.reduce('sum', b.cast(x.x, 'float32'), axes);
    const mean = b.map('mul', [total, 1 / sizeOf(axes.map((i) => x.x.shape[i]))]);
    return b.reshape(mean, out[0].shape);
  },
  Min: reduction('min'),
  Prod: reduction('prod', counted),
  Softmax(call) {
    const { exp, total } = exponentials(call, 'dim');
    return call.b.map('mul', [exp, call.b.map('div', [1, total])]);
  },
  Sum: reduction('sum', counted),
} satisfies Partial<Record<KernelName, Lowering>>;
