import type { Tensor } from '@tensorflow/tfjs-core';
import { type ConvAttrs, forwardShape } from './convolution.js';
import { decomposed } from './derivatives.js';
import { capitalized } from './opName.js';
import type { Ops } from './ops.js';
import type { Inputs, KernelRecord } from './record.js';
import { conv2dInfo, depthwiseInfo } from './windows.js';

interface Epilogue {
  readonly activation?: string;
  readonly leakyreluAlpha?: number;
}
type Extras = 'bias' | 'preluActivationWeights';
type MatMulInputs = 'a' | 'b' | Extras;
type ConvInputs = 'x' | 'filter' | Extras;

interface MatMulAttrs extends Epilogue {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}
type FusedConvAttrs = ConvAttrs & Epilogue;

/** What a fused kernel does after its product. Activations are named as their kernels, but for capitals. */
function finish(
  ops: Ops,
  product: Tensor,
  inputs: Inputs<Extras>,
  attrs: Epilogue,
  align = (x: Tensor) => x,
) {
  const { bias, preluActivationWeights: alpha } = inputs;
  const { activation = 'linear', leakyreluAlpha } = attrs;
  const x = bias == null ? product : ops.add(product, align(bias));
  if (activation === 'linear') return x;
  const kernel = activation === 'leakyrelu' ? 'LeakyRelu' : capitalized(activation);
  const given: Inputs = activation === 'prelu' ? { x, alpha: align(alpha) } : { x };
  return ops.call(kernel, given, { alpha: leakyreluAlpha });
}

const fusedConv = (kernel: string, info: typeof conv2dInfo): KernelRecord<ConvInputs, FusedConvAttrs> => ({
  shape: forwardShape(info),
  batch: 'decompose',
  ...decomposed,
  decompose({ inputs, attrs, ops }) {
    const { x, filter } = inputs;
    const first = kernel === 'Conv2D' && attrs.dataFormat === 'NCHW';
    const align = (extra: Tensor) =>
      first && extra.shape.length === 1 ? ops.reshape(extra, [extra.shape[0], 1, 1]) : extra;
    return finish(ops, ops.call(kernel, { x, filter }, attrs), inputs, attrs, align);
  },
});

export const fused = {
  _FusedMatMul: {
    shape: ({ inputs: { a, b }, attrs: { transposeA, transposeB } }) => ({
      shape: [Math.max(a.shape[0], b.shape[0]), a.shape[transposeA ? 2 : 1], b.shape[transposeB ? 1 : 2]],
      dtype: a.dtype,
    }),
    batch: 'decompose',
    ...decomposed,
    decompose: ({ inputs, attrs, ops }) => {
      const { a, b } = inputs;
      const { transposeA = false, transposeB = false } = attrs;
      return finish(ops, ops.call('BatchMatMul', { a, b }, { transposeA, transposeB }), inputs, attrs);
    },
  } satisfies KernelRecord<MatMulInputs, MatMulAttrs>,
  FusedConv2D: fusedConv('Conv2D', conv2dInfo),
  FusedDepthwiseConv2D: fusedConv('DepthwiseConv2dNative', depthwiseInfo),
};
