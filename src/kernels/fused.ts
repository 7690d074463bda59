import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { type ConvAttrs, forwardShape } from './convolution.js';
import { decomposed } from './derivatives.js';
import { mergeExamples } from './fold.js';
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

const ACTIVATIONS: { readonly [name: string]: string } = {
  elu: 'Elu',
  leakyrelu: 'LeakyRelu',
  prelu: 'Prelu',
  relu: 'Relu',
  relu6: 'Relu6',
  sigmoid: 'Sigmoid',
};

/** What a fused kernel does after its product. */
function finish(
  ops: Ops,
  product: Tensor,
  inputs: Inputs<Extras>,
  attrs: Epilogue,
  align = (x: Tensor) => x,
) {
  const { bias, preluActivationWeights: alpha } = inputs;
  const { activation, leakyreluAlpha } = attrs;
  const x = bias == null ? product : ops.add(product, align(bias));
  if (activation == null || activation === 'linear') return x;
  const given: Inputs = activation === 'prelu' ? { x, alpha: align(alpha) } : { x };
  return ops.call(ACTIVATIONS[activation], given, { alpha: leakyreluAlpha });
}

/** Bias and weights that know nothing of examples: they align with the axes behind the first. */
const plainExtras = (call: BatchCall<Extras, unknown>, rank: number) =>
  (['bias', 'preluActivationWeights'] as const).every(
    (key) => call.inputs[key] == null || (!call.mapped[key] && call.rank(key) <= rank),
  );

function fusedMatMul(call: BatchCall<MatMulInputs, MatMulAttrs>): Tensor | null {
  const { ops, size, mapped, inputs, attrs } = call;
  const { a, b } = inputs;
  if (mapped.b || attrs.transposeA || b.shape[0] !== 1 || !plainExtras(call, 1)) return null;
  const [n, m, k] = call.shape('a');
  const y = call.run({ ...inputs, a: ops.reshape(a, [1, size * n * m, k]) });
  return ops.reshape(y, [size, n, m, y.shape[2]!]);
}

const fusedConv = (kernel: string, info: typeof conv2dInfo): KernelRecord<ConvInputs, FusedConvAttrs> => ({
  shape: forwardShape(info),
  batch: (call) => (!call.mapped.filter && plainExtras(call, 3) ? mergeExamples(call, ['x']) : null),
  ...decomposed,
  decompose({ inputs, attrs, ops }) {
    const { x, filter } = inputs;
    const { activation: _, leakyreluAlpha: __, ...product } = attrs;
    const first = kernel === 'Conv2D' && attrs.dataFormat === 'NCHW';
    const align = (extra: Tensor) =>
      first && extra.shape.length === 1 ? ops.reshape(extra, [extra.shape[0], 1, 1]) : extra;
    return finish(ops, ops.call(kernel, { x, filter }, product), inputs, attrs, align);
  },
});

export const fused = {
  _FusedMatMul: {
    shape: ({ inputs: { a, b }, attrs: { transposeA, transposeB } }) => ({
      shape: [Math.max(a.shape[0], b.shape[0]), a.shape[transposeA ? 2 : 1], b.shape[transposeB ? 1 : 2]],
      dtype: a.dtype,
    }),
    batch: fusedMatMul,
    ...decomposed,
    decompose: ({ inputs, attrs, ops }) => {
      const { a, b } = inputs;
      const { transposeA = false, transposeB = false } = attrs;
      return finish(ops, ops.call('BatchMatMul', { a, b }, { transposeA, transposeB }), inputs, attrs);
    },
    // It adds the bias to the first matrix alone, and not as it should to transposed ones.
    wrongOn: (backend, { transposeA, transposeB }, { a, bias }) =>
      backend === 'wasm' && bias != null && (a.shape[0] > 1 || (transposeA ?? transposeB ?? false)),
  } satisfies KernelRecord<MatMulInputs, MatMulAttrs>,
  FusedConv2D: fusedConv('Conv2D', conv2dInfo),
  FusedDepthwiseConv2D: fusedConv('DepthwiseConv2dNative', depthwiseInfo),
};
