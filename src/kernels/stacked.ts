import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { fold, scaled, unfold } from './fold.js';
import { type Attrs, mapInputs } from './record.js';

/** The one mapped operand's examples join one of its axes, and leave one of the result's, whose shape may be told. */
export function joined(call: BatchCall, key: string, from: number, to: number, shapeKey?: string): Tensor {
  const { ops, inputs } = call;
  return unfold(
    ops,
    call.run({ ...inputs, [key]: fold(ops, inputs[key], from) }, widened(call, to, shapeKey)),
    to,
    call.size,
  );
}

const channelsOf = (key: string) => (key === 'filter' ? 2 : 3);

/** Every channel has a filter of its own: the examples stack up along the channels. */
export function stacked(call: BatchCall, output: string, shapeKey?: string): Tensor {
  const { ops, size } = call;
  const to = channelsOf(output);
  const folded = mapInputs(call.inputs, (_, key) => fold(ops, call.full(key), channelsOf(key)));
  return unfold(ops, call.run(folded, widened(call, to, shapeKey)), to, size);
}

const widened = ({ attrs, size }: BatchCall, axis: number, key?: string): Attrs =>
  key ? { ...attrs, [key]: scaled(attrs[key], axis, size) } : attrs;
