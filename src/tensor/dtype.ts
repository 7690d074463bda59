import type { DataType } from '@tensorflow/tfjs-core';
import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';

/** The dtypes numbers can have. */
export const NUMBER_DTYPES: readonly DataType[] = ['float32', 'int32', 'bool', 'complex64'];

export function checkDtypeName(op: string, dtype: DataType, allowed = NUMBER_DTYPES): void {
  if (!allowed.includes(dtype)) raise(invalidArgument, op, 'dtype', allowed.join(' or '), String(dtype));
}
