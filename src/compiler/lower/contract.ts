import type { KernelName } from '../../kernels/names.js';
import { broadcastShapes } from '../../shapes/broadcast.js';
import { constantIndex } from '../kernel/indices.js';
import type { Builder } from '../tensors/builder.js';
import { dimIndices } from '../tensors/dims.js';
import type { Node } from '../tensors/node.js';
import { type LowerCall, type Lowering, opaque } from './lowering.js';

/** The sum over k of a[..., m, k] b[..., k, n]. */
function matMul({ b, x, attrs }: LowerCall): Node {
  const [left, right] = [x.a, x.b];
  const batch = broadcastShapes('matMul', left.shape.slice(0, -2), right.shape.slice(0, -2));
  const [rows, inner] = ordered(left, attrs.transposeA);
  const [, columns] = ordered(right, attrs.transposeB);
  const shape = [...batch, rows, columns, inner];
  const places = dimIndices(shape);
  const [row, column, k] = places.slice(batch.length);
  const spread = (y: Node, i: typeof row, j: typeof row, transposed: boolean) => {
    const lead = y.shape.slice(0, -2);
    const own = places.slice(batch.length - lead.length, batch.length);
    const at = own.map((index, dim) => (lead[dim] === 1 ? constantIndex(0) : index));
    return b.view(y, shape, [...at, ...(transposed ? [j, i] : [i, j])]);
  };
  const product = b.map('mul', [
    spread(left, row, k, attrs.transposeA),
    spread(right, k, column, attrs.transposeB),
  ]);
  return b.reduce('sum', product, [shape.length - 1]);
}

const ordered = ({ shape }: Node, transposed: boolean) => {
  const [i, j] = shape.slice(-2);
  return transposed ? [j, i] : [i, j];
};

interface Labeled {
  readonly x: Node;
  readonly labels: string;
}

/** Sum over the labels that nobody else has. */
function summed(b: Builder, { x, labels }: Labeled, keep: string): Labeled {
  const over = [...labels].flatMap((label, i) => (keep.includes(label) ? [] : [i]));
  return {
    x: b.reduce('sum', x, over),
    labels: [...labels].filter((label) => keep.includes(label)).join(''),
  };
}

/** The sum of the products over all labels but those of the output. */
function einsum({ b, list, attrs }: LowerCall): Node | string {
  const [inputs, output = ''] = attrs.equation.replace(/\s/g, '').split('->');
  const given: string[] = inputs.split(',');
  if (given.some((labels) => new Set(labels).size < labels.length)) return 'takes a diagonal';
  const operands = given.map((labels, i) =>
    summed(b, { x: list[i], labels }, output + given.filter((_, j) => j !== i).join('')),
  );
  const all = [...new Set([...output, ...operands.flatMap(({ labels }) => [...labels])])];
  const shape = all.map((label) => {
    const owner = operands.find(({ labels }) => labels.includes(label))!;
    return owner.x.shape[owner.labels.indexOf(label)];
  });
  const places = dimIndices(shape);
  const spread = ({ x, labels }: Labeled) =>
    b.view(
      x,
      shape,
      [...labels].map((label) => places[all.indexOf(label)]),
    );
  const product = operands.map(spread).reduce((x, y) => b.map('mul', [x, y]));
  return b.reduce(
    'sum',
    product,
    all.flatMap((_, i) => (i < output.length ? [] : [i])),
  );
}

const WINDOWS = opaque('slides a window, for which tfjs has kernels of its own');

export const contract = {
  BatchMatMul: matMul,
  Conv2D: WINDOWS,
  Conv2DBackpropFilter: WINDOWS,
  Conv2DBackpropInput: WINDOWS,
  Conv3D: WINDOWS,
  Conv3DBackpropFilterV2: WINDOWS,
  Conv3DBackpropInputV2: WINDOWS,
  DepthwiseConv2dNative: WINDOWS,
  DepthwiseConv2dNativeBackpropFilter: WINDOWS,
  DepthwiseConv2dNativeBackpropInput: WINDOWS,
  Dilation2D: WINDOWS,
  Dilation2DBackpropFilter: WINDOWS,
  Dilation2DBackpropInput: WINDOWS,
  Einsum: einsum,
  FusedConv2D: WINDOWS,
  FusedDepthwiseConv2D: WINDOWS,
  _FusedMatMul: 'decompose',
  AvgPool: WINDOWS,
  AvgPool3D: WINDOWS,
  AvgPool3DGrad: WINDOWS,
  AvgPoolGrad: WINDOWS,
  MaxPool: WINDOWS,
  MaxPool3D: WINDOWS,
  MaxPool3DGrad: WINDOWS,
  MaxPoolGrad: WINDOWS,
  MaxPoolWithArgmax: WINDOWS,
  Pool: WINDOWS,
  LRN: WINDOWS,
  LRNGrad: WINDOWS,
} satisfies Partial<Record<KernelName, Lowering>>;
