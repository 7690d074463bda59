import { constant } from './derivatives.js';
import { type KernelRecord, loop } from './record.js';
import { dataShaped } from './refusals.js';
import { unaryKernel } from './rules.js';

const shapes = { batch: loop('its inputs are shapes'), ...constant };

export const sparse = {
  BroadcastArgs: {
    ...shapes,
    shape: ({ inputs: { s0, s1 } }) => ({ shape: [Math.max(s0.shape[0], s1.shape[0])], dtype: 'int32' }),
  } satisfies KernelRecord<'s0' | 's1'>,
  RaggedGather: dataShaped,
  RaggedRange: dataShaped,
  RaggedTensorToTensor: dataShaped,
  SparseFillEmptyRows: dataShaped,
  SparseReshape: {
    ...shapes,
    shape: ({ inputs: { inputIndices, newShape } }) => [
      { shape: [inputIndices.shape[0], newShape.shape[0]], dtype: inputIndices.dtype },
      newShape,
    ],
  } satisfies KernelRecord<'inputIndices' | 'inputShape' | 'newShape'>,
  StaticRegexReplace: unaryKernel(constant),
  StringNGrams: dataShaped,
  StringSplit: dataShaped,
  StringToHashBucketFast: unaryKernel(constant, 'int32', 'input'),
};
