import { noDerivative } from './derivatives.js';
import { fold, unfold } from './fold.js';
import { type BatchRule, type KernelRecord, refuse } from './record.js';
import { shapeOf } from './rules.js';
import { dilation2dInfo, type WindowAttrs } from './windows.js';

type Inputs = 'x' | 'filter' | 'dy';

const channelsOf = (key: string) => (key === 'filter' ? 2 : 3);

/** Every channel has a filter of its own: the examples stack up along the channels. */
const stacked =
  (output: Inputs): BatchRule<Inputs, WindowAttrs> =>
  (call) => {
    const { ops, size } = call;
    const keys = Object.keys(call.inputs) as Inputs[];
    const folded = keys.map((key) => [key, fold(ops, call.full(key), channelsOf(key))]);
    return unfold(ops, call.run(Object.fromEntries(folded)), channelsOf(output), size);
  };

const backprop = (key: Inputs): KernelRecord<Inputs, WindowAttrs> => ({
  shape: shapeOf(key),
  batch: stacked(key),
  ...noDerivative(refuse('dilations have first derivatives alone')),
});

export const dilation = {
  Dilation2D: {
    shape: ({ inputs: { x, filter }, attrs }) => ({
      shape: dilation2dInfo(x.shape, filter.shape, attrs).outShape,
      dtype: x.dtype,
    }),
    batch: stacked('x'),
  } satisfies KernelRecord<Inputs, WindowAttrs>,
  Dilation2DBackpropInput: backprop('x'),
  Dilation2DBackpropFilter: backprop('filter'),
};
