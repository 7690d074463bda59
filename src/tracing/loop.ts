import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from '../kernels/batchCall.js';
import { type AnyRecord, type Inputs, mapInputs } from '../kernels/record.js';
import { error, raise } from '../messages/error.js';
import { loopedShapesDiffer, loopFallback, noKernelRecord } from '../messages/tracing.js';
import { located } from './location.js';
import { state } from './state.js';

const NO_RULE = 'it has no batching rule; give it one with defineKernel';

/** The last resort of vmap, right for every kernel of fixed shapes: run it once per example. Announced once. */
export function loopOverExamples(
  call: BatchCall,
  record: Partial<AnyRecord> | undefined,
  reason = NO_RULE,
): Tensor | Tensor[] {
  const { name, size, inputs, mapped, attrs, ops } = call;
  if (!state.announced.has(name)) {
    state.announced.add(name);
    console.warn(`axiswise: ${loopFallback(name, reason)}`);
  }
  if (size === 0) return emptyResult(call, record);
  const examples: Record<string, Tensor[]> = {};
  for (const key in inputs) if (mapped[key]) examples[key] = ops.unstack(inputs[key], 0);
  const results = Array.from({ length: size }, (_, i) => {
    const one = (Array.isArray(inputs) ? [...inputs] : { ...inputs }) as Record<string, Tensor>;
    for (const key in examples) one[key] = examples[key][i];
    return ops.bind(name, one as Inputs, attrs);
  });
  const first = results[0];
  if (!Array.isArray(first)) return pack(call, results as Tensor[]);
  return first.map((_, output) =>
    pack(
      call,
      results.map((r) => (r as Tensor[])[output]),
    ),
  );
}

function pack({ name, ops }: BatchCall, examples: Tensor[]): Tensor {
  const { shape } = examples[0];
  for (const x of examples) {
    if (x.shape.join() !== shape.join()) raise(loopedShapesDiffer, name, shape, x.shape);
  }
  return ops.stack(examples, 0);
}

function emptyResult(call: BatchCall, record: Partial<AnyRecord> | undefined): Tensor | Tensor[] {
  if (!record?.shape) {
    throw located(error(noKernelRecord, call.name, 'vmap over 0 examples'));
  }
  const avals = mapInputs(call.inputs, (x, key) => ({ shape: call.shape(key), dtype: x.dtype }));
  const out = record.shape({ name: call.name, attrs: call.attrs, inputs: avals });
  const empty = (aval: { shape: readonly number[]; dtype: Tensor['dtype'] }) =>
    call.ops.zeros([0, ...aval.shape], aval.dtype);
  return Array.isArray(out) ? out.map(empty) : empty(out);
}
