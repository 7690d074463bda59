import type { Tensor } from '@tensorflow/tfjs-core';
import { normalizeAxis } from '../shapes/axes.js';
import type { KernelName } from './names.js';
import { opName } from './opName.js';
import type { Ops } from './ops.js';
import type { AnyRecord, Attrs, KernelRecord } from './record.js';

type Term = (ops: Ops, g: Tensor, y: Tensor, axis: number) => Tensor;

/** `key` is the attribute that holds the axis. Both derivatives need y alone. */
function overAxis(key: string, vjp: Term, jvp: Term): KernelRecord<'logits'> {
  const place = (name: string, shape: readonly number[], attrs: Attrs) =>
    normalizeAxis(opName(name), attrs[key], shape);
  return {
    shape({ name, inputs: { logits }, attrs }) {
      place(name, logits.shape, attrs);
      return { shape: logits.shape, dtype: logits.dtype };
    },
    batch: (call) =>
      call.run(call.inputs, { ...call.attrs, [key]: place(call.name, call.shape('logits'), call.attrs) + 1 }),
    saves: 'outputs',
    vjp: ({ name, ops, ct, y, attrs }) => ({ logits: vjp(ops, ct, y, place(name, y.shape, attrs)) }),
    jvp: ({ name, ops, tangents, y, attrs }) =>
      tangents.logits === undefined ? null : jvp(ops, tangents.logits, y, place(name, y.shape, attrs)),
  };
}

/** The Jacobian is symmetric. */
const softmaxTerm: Term = (ops, g, y, axis) => ops.mul(y, ops.sub(g, ops.sum(ops.mul(g, y), [axis], true)));

export const softmax = {
  LogSoftmax: overAxis(
    'axis',
    (ops, g, y, axis) => ops.sub(g, ops.mul(ops.exp(y), ops.sum(g, [axis], true))),
    (ops, g, y, axis) => ops.sub(g, ops.sum(ops.mul(g, ops.exp(y)), [axis], true)),
  ),
  Softmax: overAxis('dim', softmaxTerm, softmaxTerm),
} satisfies Partial<Record<KernelName, AnyRecord>>;
