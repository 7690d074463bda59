import type { Tensor } from '@tensorflow/tfjs-core';
import { alongAxis, axisOf } from './alongAxis.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, KernelRecord } from './record.js';

type Term = (ops: Ops, g: Tensor, y: Tensor, axes: number[]) => Tensor;

/** Both derivatives need y alone. */
const overAxis = (key: string, vjp: Term, jvp: Term): KernelRecord =>
  alongAxis<'logits'>(
    {
      saves: 'outputs',
      vjp: ({ name, ops, ct, y, attrs }) => ({
        logits: vjp(ops, ct, y, [axisOf(name, y.shape, attrs, key)]),
      }),
      jvp: ({ name, ops, tangents, y, attrs }) =>
        tangents.logits ? jvp(ops, tangents.logits, y, [axisOf(name, y.shape, attrs, key)]) : null,
    },
    { input: 'logits', key },
  );

/** The Jacobian is symmetric. */
const softmaxTerm: Term = (ops, g, y, axes) => ops.mul(y, ops.sub(g, ops.sum(ops.mul(g, y), axes, true)));

export const softmax = {
  LogSoftmax: overAxis(
    'axis',
    (ops, g, y, axes) => ops.sub(g, ops.mul(ops.exp(y), ops.sum(g, axes, true))),
    (ops, g, y, axes) => ops.sub(g, ops.sum(ops.mul(g, ops.exp(y)), axes, true)),
  ),
  Softmax: overAxis('dim', softmaxTerm, softmaxTerm),
} satisfies Partial<Record<KernelName, AnyRecord>>;
