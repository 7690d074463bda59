import type { KernelName } from '../../kernels/names.js';
import { addIndex, constantIndex, type Index, quotient, remainder, scaleIndex } from '../kernel/indices.js';
import { dimIndices, flatIndex, unflatten } from '../tensors/dims.js';
import type { Lower, Lowering } from './lowering.js';
import { pad } from './movement.js';

/** Depth is cut in parts, one for each place of a block. */
const depthToSpace: Lower = ({ b, x: { x }, attrs: { blockSize, dataFormat }, out: [{ shape }] }) => {
  if (shape.includes(0)) return b.filled(0, shape, x.dtype);
  const own = dimIndices(shape);
  const [row, column, depth] = dataFormat === 'NCHW' ? [2, 3, 1] : [1, 2, 3];
  const place = [row, column].map((dim) => remainder(own[dim], blockSize));
  const at = own.map((index, dim) => (dim === row || dim === column ? quotient(index, blockSize) : index));
  const part = flatIndex([blockSize, blockSize], place);
  at[depth] = addIndex(scaleIndex(part, shape[depth]), own[depth]);
  return b.view(x, shape, at);
};

/** The examples of a block's first place come first, then those of the next. */
const spaceToBatch: Lower = ({ b, x: { x }, attrs, out: [{ shape }] }) => {
  if (shape.includes(0)) return b.filled(0, shape, x.dtype);
  const { blockShape, paddings } = attrs;
  const padded = pad(
    b,
    x,
    x.shape.map((_, i) => paddings[i - 1] ?? [0, 0]),
    0,
  );
  const [example, ...rest] = dimIndices(shape);
  const place = unflatten(blockShape, quotient(example, x.shape[0]));
  const inside = (index: Index, i: number) =>
    i < blockShape.length ? addIndex(scaleIndex(index, blockShape[i]), place[i]) : index;
  return b.view(padded, shape, [remainder(example, x.shape[0]), ...rest.map(inside)]);
};

const batchToSpace: Lower = ({ b, x: { x }, attrs, out: [{ shape }] }) => {
  if (shape.includes(0)) return b.filled(0, shape, x.dtype);
  const { blockShape, crops } = attrs;
  const [example, ...rest] = dimIndices(shape);
  const uncropped = rest.map((index, i) =>
    i < blockShape.length ? addIndex(index, constantIndex(crops[i][0])) : index,
  );
  const place = blockShape.map((size: number, i: number) => remainder(uncropped[i], size));
  const at = uncropped.map((index, i) => (i < blockShape.length ? quotient(index, blockShape[i]) : index));
  const first = scaleIndex(flatIndex(blockShape, place), shape[0]);
  return b.view(x, shape, [addIndex(first, example), ...at]);
};

export const blocks = {
  BatchToSpaceND: batchToSpace,
  DepthToSpace: depthToSpace,
  SpaceToBatchND: spaceToBatch,
} satisfies Partial<Record<KernelName, Lowering>>;
