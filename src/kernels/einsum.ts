import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { canon } from './canonical.js';
import { multilinear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, Aval, KernelRecord, VjpCall } from './record.js';

/** A tensor whose axes are named by one letter each. */
interface Labeled {
  readonly x: Tensor;
  readonly labels: string;
}

interface EinsumAttrs {
  readonly equation: string;
}

const common = (a: string, b: string) => [...a].filter((label) => b.includes(label)).join('');
const without = (a: string, b: string) => [...a].filter((label) => !b.includes(label)).join('');

/** Sum over the axes that are not in `keep`. */
function sumTo(ops: Ops, { x, labels }: Labeled, keep: string): Labeled {
  const axes = [...labels].flatMap((label, i) => (keep.includes(label) ? [] : [i]));
  return { x: ops.sum(x, axes), labels: common(labels, keep) };
}

const order = (ops: Ops, { x, labels }: Labeled, target: string): Tensor =>
  ops.transpose(
    x,
    [...target].map((label) => labels.indexOf(label)),
  );

/** The axes in the order of `target`, with axes of size 1 for those it has more. */
function expand(ops: Ops, { x, labels }: Labeled, target: string): Tensor {
  const ordered = order(ops, { x, labels }, common(target, labels));
  let next = 0;
  return ops.reshape(
    ordered,
    [...target].map((label) => (labels.includes(label) ? ordered.shape[next++] : 1)),
  );
}

/** The sum of the products of one or two tensors over all labels but those of the output. */
function contract(ops: Ops, [first, second]: readonly Labeled[], output: string): Tensor {
  if (second === undefined) return order(ops, sumTo(ops, first, output), output);
  const a = sumTo(ops, first, second.labels + output);
  const b = sumTo(ops, second, first.labels + output);
  const shared = common(a.labels, b.labels);
  const summed = without(shared, output);
  if (summed === '') return ops.mul(expand(ops, a, output), expand(ops, b, output));
  const batch = common(shared, output);
  const rows = without(a.labels, shared);
  const columns = without(b.labels, shared);
  const left = order(ops, a, batch + rows + summed);
  const right = order(ops, b, batch + summed + columns);
  const outer = left.shape.slice(0, batch.length + rows.length);
  const inner = right.shape.slice(batch.length + summed.length);
  const batches = sizeOf(outer.slice(0, batch.length));
  const k = sizeOf(left.shape.slice(outer.length));
  const y = ops.matMul(
    ops.reshape(left, [batches, sizeOf(outer.slice(batch.length)), k]),
    ops.reshape(right, [batches, k, sizeOf(inner)]),
  );
  return order(ops, { x: ops.reshape(y, [...outer, ...inner]), labels: batch + rows + columns }, output);
}

/** The operands with their labels, those in `mapped` with one more in front; and the labels of the result. */
function parse<T extends Aval>(
  inputs: { readonly [key: string]: T },
  { equation }: EinsumAttrs,
  mapped?: BatchCall['mapped'],
) {
  const [left, right] = equation.replace(/\s/g, '').split('->');
  const batch = LETTERS.find((letter) => mapped && !equation.includes(letter)) ?? '';
  const operands = left.split(',').map((labels, i) => ({
    x: inputs[i],
    labels: mapped?.[i] ? batch + labels : labels,
  }));
  return { operands, output: batch + right };
}
const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The cotangent is contracted with the other operand, and spread over the labels that only this one has. */
const transposeOf =
  (i: 0 | 1) =>
  ({ inputs, ct, attrs, ops }: VjpCall<'0' | '1', EinsumAttrs>): Tensor => {
    const { operands, output } = parse(inputs, attrs);
    const { x, labels } = operands[i];
    const others = [{ x: ct, labels: output }, ...operands.filter((_, j) => j !== i)];
    const found = common(labels, others.map((other) => other.labels).join());
    return ops.broadcastTo(expand(ops, { x: contract(ops, others, found), labels: found }, labels), x.shape);
  };

const einsumRecord: KernelRecord<'0' | '1', EinsumAttrs> = {
  shape({ inputs, attrs }) {
    const { operands, output } = parse(inputs, attrs);
    const dims = [...output].map((label) => {
      const { x, labels } = operands.find((operand) => operand.labels.includes(label))!;
      return x.shape[labels.indexOf(label)];
    });
    return { shape: dims, dtype: inputs[0].dtype };
  },
  batch({ inputs, mapped, attrs, ops }) {
    const { operands, output } = parse(inputs, attrs, mapped);
    return contract(ops, operands, output);
  },
  ...multilinear({ 0: transposeOf(0), 1: transposeOf(1) }),
  // tfjs' own kernel drops an operand without summed axes if another has some, and sums some axes wrongly.
  canon: canon(
    (ops, _, inputs, attrs) => {
      const { operands, output } = parse(inputs, attrs);
      return contract(ops, operands, output);
    },
    { above: -1 },
  ),
};

export const einsum = { Einsum: einsumRecord } satisfies Partial<Record<KernelName, AnyRecord>>;
