import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { type ConvAttrs, channelsFirst, forwardShape } from './convolution.js';
import { decomposed } from './derivatives.js';
import { lastDim, mergeExamples } from './fold.js';
import type { Ops } from './ops.js';
import type { Inputs, KernelRecord } from './record.js';
import { conv2dInfo, depthwiseInfo } from './windows.js';

interface Epilogue {
  readonly activation?: string;
  readonly leakyreluAlpha?: number;
}
type Extras = 'bias' | 'preluActivationWeights';

interface MatMulAttrs extends Epilogue {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

/** What a fused kernel does after its product. An activation is named as its kernel, but for capitals. */
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
  const kernel = activation === 'leakyrelu' ? 'LeakyRelu' : activation[0].toUpperCase() + activation.slice(1);
  const given: Inputs = activation === 'prelu' ? { x, alpha: align(alpha) } : { x };
  return ops.call(kernel, given, { alpha: leakyreluAlpha });
}

/** Bias and weights that know nothing of examples: they align with the axes behind the first. */
const plainExtras = (call: BatchCall<Extras, unknown>, rank: number) =>
  (['bias', 'preluActivationWeights'] as const).every(
    (key) => call.inputs[key] == null || (!call.mapped[key] && call.rank(key) <= rank),
  );

const fusedConv = (
  kernel: string,
  info: typeof conv2dInfo,
): KernelRecord<'x' | 'filter' | Extras, ConvAttrs & Epilogue> => ({
  shape: forwardShape(info),
  batch: (call) => (!call.mapped.filter && plainExtras(call, 3) ? mergeExamples(call, 'x') : null),
  ...decomposed,
  decompose({ inputs, attrs, ops }) {
    const { x, filter } = inputs;
    const align = (extra: Tensor) =>
      channelsFirst(attrs) && extra.shape.length === 1 ? ops.reshape(extra, [extra.shape[0], 1, 1]) : extra;
    return finish(ops, ops.call(kernel, { x, filter }, attrs), inputs, attrs, align);
  },
});

export const fused = {
  _FusedMatMul: {
    shape: ({ inputs: { a, b }, attrs: { transposeA, transposeB } }) => ({
      shape: [Math.max(a.shape[0], b.shape[0]), a.shape[transposeA ? 2 : 1], b.shape[transposeB ? 1 : 2]],
      dtype: a.dtype,
    }),
    batch(call) {
      const { ops, size, inputs } = call;
      const { a, b } = inputs;
      if (call.mapped.b || call.attrs.transposeA || b.shape[0] !== 1 || !plainExtras(call, 1)) return null;
      const [n, m, k] = call.shape('a');
      const y = call.run({ ...inputs, a: ops.reshape(a, [1, size * n * m, k]) });
      return ops.reshape(y, [size, n, m, lastDim(y)]);
    },
    ...decomposed,
    decompose: ({ inputs, attrs, ops }) => {
      const { transposeA = false, transposeB = false } = attrs;
      const product = ops.call('BatchMatMul', { a: inputs.a, b: inputs.b }, { transposeA, transposeB });
      return finish(ops, product, inputs, attrs);
    },
  } satisfies KernelRecord<'a' | 'b' | Extras, MatMulAttrs>,
  FusedConv2D: fusedConv('Conv2D', conv2dInfo),
  FusedDepthwiseConv2D: fusedConv('DepthwiseConv2dNative', depthwiseInfo),
};
