import type { Tensor } from '@tensorflow/tfjs-core';
import { matMulShape } from '../shapes/matMul.js';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { canon } from './canonical.js';
import { multilinear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, KernelRecord, VjpCall } from './record.js';
import { padRank } from './rules.js';

interface MatMulAttrs {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}
type Key = 'a' | 'b';

const KERNEL_RANK = 3;

const lead = (x: Tensor) => x.shape.slice(0, -2);

const swapLast = (ops: Ops, x: Tensor) => ops.moveAxis(x, x.shape.length - 1, x.shape.length - 2);

/** [..., m, k] to [1, rows, k]. */
const asRows = (ops: Ops, x: Tensor) =>
  ops.reshape(x, [1, sizeOf(x.shape.slice(0, -1)), ...x.shape.slice(-1)]);

/** a as rows of one matrix, where b is a matrix that all of a's matrices share. */
const sharedRows = (ops: Ops, a: Tensor, b: Tensor, transposeA: boolean): Tensor | null =>
  sizeOf(lead(b)) === 1 && sizeOf(lead(a)) !== 1 ? asRows(ops, transposeA ? swapLast(ops, a) : a) : null;

/** Matrix products whose leading axes broadcast; the kernel is only trusted with equal ones. */
export function matMul(ops: Ops, a: Tensor, b: Tensor, transposeA = false, transposeB = false): Tensor {
  const shape = matMulShape(a.shape, b.shape, transposeA, transposeB);
  const rows = sharedRows(ops, a, b, transposeA);
  if (rows) {
    const matrix = ops.reshape(b, [1, ...b.shape.slice(-2)]);
    return ops.reshape(ops.matMul(rows, matrix, false, transposeB), shape);
  }
  const full = (x: Tensor) => ops.broadcastTo(x, [...shape.slice(0, -2), ...x.shape.slice(-2)]);
  return ops.matMul(full(a), full(b), transposeA, transposeB);
}

function batch(call: BatchCall<Key, MatMulAttrs>): Tensor {
  const { ops, mapped, attrs } = call;
  const { transposeA, transposeB } = attrs;
  matMulShape(call.shape('a'), call.shape('b'), transposeA, transposeB);
  const rank = Math.max(call.rank('a'), call.rank('b'));
  const align = (key: Key) =>
    mapped[key] ? padRank(call, call.inputs[key], rank - call.rank(key)) : call.inputs[key];
  return matMul(ops, align('a'), align('b'), transposeA, transposeB);
}

/** The cotangent of b; without broadcasting to a's leading axes and summing over them again. */
function cotangentOfB({ ct, inputs: { a, b }, attrs, ops }: VjpCall<Key, MatMulAttrs>): Tensor {
  const rows = sharedRows(ops, a, b, attrs.transposeA);
  const [left, g] = rows ? [rows, asRows(ops, ct)] : [a, ct];
  const isTransposed = !rows && attrs.transposeA;
  const product = attrs.transposeB
    ? matMul(ops, g, left, true, isTransposed)
    : matMul(ops, left, g, !isTransposed);
  return ops.unbroadcast(product, b.shape);
}

function cotangentOfA({ ct, inputs: { a, b }, attrs, ops }: VjpCall<Key, MatMulAttrs>): Tensor {
  const { transposeA, transposeB } = attrs;
  const product = transposeA ? matMul(ops, b, ct, transposeB, true) : matMul(ops, ct, b, false, !transposeB);
  return ops.unbroadcast(product, a.shape);
}

const batchMatMul: KernelRecord<Key, MatMulAttrs> = {
  shape: ({ inputs: { a, b }, attrs }) => ({
    shape: matMulShape(a.shape, b.shape, attrs.transposeA, attrs.transposeB),
    dtype: a.dtype,
  }),
  batch,
  ...multilinear<Key, MatMulAttrs>({ a: cotangentOfA, b: cotangentOfB }),
  canon: canon(
    (r, name, { a, b }, attrs) =>
      Math.max(a.shape.length, b.shape.length) > KERNEL_RANK
        ? matMul(r, a, b, attrs.transposeA, attrs.transposeB)
        : r.run(name, { a, b }, attrs),
    { above: KERNEL_RANK },
  ),
};

export const matmul = { BatchMatMul: batchMatMul } satisfies Partial<Record<KernelName, AnyRecord>>;
