import { constant } from './derivatives.js';
import { type KernelRecord, loop } from './record.js';
import { dataShaped, perhapsStacked } from './refusals.js';
import { asIs } from './rules.js';

/** Strings, one by one. */
const perString = (dtype?: 'int32'): KernelRecord<string> => ({
  shape: ({ inputs }) => ({
    shape: Object.values(inputs)[0].shape,
    dtype: dtype ?? Object.values(inputs)[0].dtype,
  }),
  batch: asIs,
  ...constant,
});

export const sparse = {
  BroadcastArgs: {
    shape: ({ inputs: { s0, s1 } }) => ({ shape: [Math.max(s0.shape[0], s1.shape[0])], dtype: 'int32' }),
    batch: loop('a shape has to be broadcast by itself'),
    ...constant,
  } satisfies KernelRecord<'s0' | 's1'>,
  RaggedGather: dataShaped,
  RaggedRange: dataShaped,
  RaggedTensorToTensor: dataShaped,
  SparseFillEmptyRows: dataShaped,
  SparseReshape: perhapsStacked,
  StaticRegexReplace: perString(),
  StringNGrams: dataShaped,
  StringSplit: dataShaped,
  StringToHashBucketFast: perString('int32'),
};
