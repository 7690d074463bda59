import type { Tensor } from '@tensorflow/tfjs-core';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { canon, type Form } from './canonical.js';
import type { KernelName } from './names.js';
import { type Bind, makeOps, type Ops } from './ops.js';
import type { AnyRecord, Inputs, KernelRecord } from './record.js';
import { listOf } from './rules.js';

/** A tensor whose axes are named by one letter each. */
interface Labeled {
  readonly x: Tensor;
  readonly labels: string;
}

interface EinsumAttrs {
  readonly equation: string;
}

function parse({ equation }: EinsumAttrs): { readonly inputs: readonly string[]; readonly output: string } {
  const [inputs, output] = equation.replace(/\s/g, '').split('->');
  return { inputs: inputs.split(','), output };
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
  const size = (shape: Shape, from: number, count: number) => sizeOf(shape.slice(from, from + count));
  const n = batch.length;
  const k = size(right.shape, n, summed.length);
  const batchSize = size(left.shape, 0, n);
  const y = ops.matMul(
    ops.reshape(left, [batchSize, size(left.shape, n, rows.length), k]),
    ops.reshape(right, [batchSize, k, size(right.shape, n + summed.length, columns.length)]),
  );
  const shape = [...left.shape.slice(0, n + rows.length), ...right.shape.slice(n + summed.length)];
  return order(ops, { x: ops.reshape(y, shape), labels: batch + rows + columns }, output);
}

const label = (xs: readonly Tensor[], labels: readonly string[]): Labeled[] =>
  xs.map((x, i) => ({ x, labels: labels[i] }));

function einsumOf(ops: Ops, inputs: Inputs | readonly Tensor[], attrs: EinsumAttrs): Tensor {
  const { inputs: labels, output } = parse(attrs);
  return contract(ops, label(listOf(inputs as Inputs), labels), output);
}

/** tfjs' own kernel drops an operand without summed axes if another has some, and sums some axes wrongly. */
const contracted: Form = (r, _, inputs, attrs) => {
  const y = einsumOf(makeOps(r.run as Bind), inputs, attrs);
  return Object.values(inputs).includes(y) ? r.run('Identity', { x: y }) : y;
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

const einsumRecord: KernelRecord<string, EinsumAttrs> = {
  shape({ inputs, attrs }) {
    const { inputs: labels, output } = parse(attrs);
    const sizes = new Map(
      listOf(inputs).flatMap(({ shape }, i) => [...labels[i]].map((l, axis) => [l, shape[axis]] as const)),
    );
    return { shape: [...output].map((l) => sizes.get(l)!), dtype: listOf(inputs)[0].dtype };
  },
  batch({ inputs, mapped, attrs, ops }) {
    const { inputs: labels, output } = parse(attrs);
    const batch = [...LETTERS].find((letter) => !attrs.equation.includes(letter))!;
    const mappedLabels = labels.map((l, i) => (mapped[i] ? batch + l : l));
    return contract(ops, label(listOf(inputs), mappedLabels), batch + output);
  },
  saves: 'inputs',
  vjp({ inputs, ct, attrs, ops, wants }) {
    const { inputs: labels, output } = parse(attrs);
    const operands = label(listOf(inputs), labels);
    const cts: Record<string, Tensor> = {};
    operands.forEach((operand, i) => {
      if (!wants(String(i))) return;
      const others = [{ x: ct, labels: output }, ...operands.filter((_, j) => j !== i)];
      const found = common(operand.labels, others.map((o) => o.labels).join(''));
      const spread = expand(ops, { x: contract(ops, others, found), labels: found }, operand.labels);
      cts[i] = ops.broadcastTo(spread, operand.x.shape);
    });
    return cts;
  },
  jvp({ inputs, tangents, attrs, ops }) {
    let out: Tensor | null = null;
    for (const [key, t] of Object.entries(tangents)) {
      const term = einsumOf(
        ops,
        listOf(inputs).map((x, i) => (String(i) === key ? t! : x)),
        attrs,
      );
      out = out === null ? term : ops.add(out, term);
    }
    return out;
  },
  canon: canon(contracted, { above: -1 }),
};

export const einsum = { Einsum: einsumRecord } satisfies Partial<Record<KernelName, AnyRecord>>;
