import { padAxis } from './blocks.js';
import { type ConvAttrs, convolutionDerivatives, forwardShape } from './convolution.js';
import { scaled } from './fold.js';
import { filtersByPatches, groupedConvolution } from './groupedConvolution.js';
import { patches3d } from './patches.js';
import type { DecomposeCall, KernelRecord } from './record.js';
import { conv3dInfo, slides } from './windows.js';

const derivatives = convolutionDerivatives({
  forward: 'Conv3D',
  toInput: 'Conv3DBackpropInputV2',
  toFilter: 'Conv3DBackpropFilterV2',
  info: conv3dInfo,
});
const batching = groupedConvolution(patches3d);

/** A convolution of dy, spread out by the strides, with the mirrored filter. */
function inputByConvolution({
  inputs: { dy, filter },
  attrs,
  ops,
}: DecomposeCall<'dy' | 'filter', ConvAttrs>) {
  const { inputShape } = attrs;
  const spread = slides(conv3dInfo(inputShape, filter.shape, attrs)).reduce((x, slide) => {
    const { axis, size, filter: taps, stride, before, out } = slide;
    const apart = [...x.shape.slice(0, axis + 1), 1, ...x.shape.slice(axis + 1)];
    const stuffed = padAxis(ops, ops.reshape(x, apart), axis + 1, 0, stride - 1);
    const joined = ops.reshape(stuffed, scaled(x.shape, axis, stride));
    return padAxis(ops, joined, axis, taps - 1 - before, size + before - out * stride);
  }, dy);
  const mirrored = ops.call('Reverse', { x: filter }, { dims: [0, 1, 2] });
  return ops.call(
    'Conv3D',
    { x: spread, filter: ops.transpose(mirrored, [0, 1, 2, 4, 3]) },
    { ...attrs, strides: 1, pad: 'valid', dilations: 1 },
  );
}

const onWasm = (backend: string) => backend === 'wasm';

export const conv3d = {
  Conv3D: {
    shape: forwardShape(conv3dInfo),
    batch: batching.forward,
    ...derivatives.forward,
  } satisfies KernelRecord<'x' | 'filter', ConvAttrs>,
  Conv3DBackpropInputV2: {
    shape: ({ attrs }) => ({ shape: attrs.inputShape, dtype: 'float32' }),
    batch: batching.toInput,
    ...derivatives.toInput,
    decompose: inputByConvolution,
    wrongOn: onWasm,
  } satisfies KernelRecord<'dy' | 'filter', ConvAttrs>,
  Conv3DBackpropFilterV2: {
    shape: ({ attrs }) => ({ shape: attrs.filterShape, dtype: 'float32' }),
    batch: batching.toFilter,
    ...derivatives.toFilter,
    decompose: ({ inputs: { x, dy }, attrs, ops }) =>
      ops.reshape(filtersByPatches(ops, patches3d, x, dy, attrs, 1), attrs.filterShape),
    wrongOn: onWasm,
  } satisfies KernelRecord<'x' | 'dy', ConvAttrs>,
};
