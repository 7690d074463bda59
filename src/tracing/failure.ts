import { type AnyRecord, type Attrs, type Inputs, mapInputs } from '../kernels/record.js';
import { DataDependentShape } from '../kernels/refusals.js';
import { AxiswiseError, error } from '../messages/error.js';
import { dataDependentShape, kernelFailed } from '../messages/tracing.js';
import { located } from './location.js';

interface FailedCall {
  readonly name: string;
  readonly inputs: Inputs;
  readonly attrs: Attrs;
  readonly record: Partial<AnyRecord> | undefined;
  /** The shape of an input as the function under the transform sees it. */
  shape(key: string): number[];
}

/** The error of a rule, told in the shapes the user's function sees: the rule itself worked on others. */
export function explainFailure(transform: string, call: FailedCall, cause: unknown): unknown {
  if (cause instanceof AxiswiseError) return cause;
  if (cause instanceof DataDependentShape) return located(error(dataDependentShape, call.name, transform));
  const avals = mapInputs(call.inputs, (x, key) => ({ shape: call.shape(key), dtype: x.dtype }));
  let reason = cause instanceof Error ? cause.message : String(cause);
  try {
    call.record?.shape?.({ name: call.name, attrs: call.attrs, inputs: avals });
  } catch (perExample) {
    if (perExample instanceof AxiswiseError) return perExample;
    if (!(perExample instanceof DataDependentShape)) reason = (perExample as Error).message;
  }
  const shapes = Object.values(avals).flatMap((aval) => (aval ? [aval.shape] : []));
  const explained = located(error(kernelFailed, transform, call.name, shapes, reason));
  explained.cause = cause;
  return explained;
}
