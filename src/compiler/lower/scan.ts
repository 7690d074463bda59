import type { KernelName } from '../../kernels/names.js';
import { normalizeAxis } from '../../shapes/axes.js';
import type { Dtype, Running } from '../kernel/expr.js';
import {
  addIndex,
  clamped,
  constantIndex,
  type Index,
  quotient,
  remainder,
  scaleIndex,
} from '../kernel/indices.js';
import { type Builder, identityOf } from '../tensors/builder.js';
import { dimIndices } from '../tensors/dims.js';
import type { Node } from '../tensors/node.js';
import type { Lower, Lowering } from './lowering.js';

interface Scan {
  readonly kind: Running;
  readonly dim: number;
  readonly exclusive: boolean;
}

/** So many elements are combined anew for each place. */
const BLOCK = 32;

const placed = (at: readonly Index[], dim: number, index: Index) =>
  at.map((own, i) => (i === dim ? index : own));

/** What is combined is in blocks: those before a place's own, and the elements of its own up to the place. */
function inBlocks(b: Builder, x: Node, scan: Scan, reverse: boolean): Node {
  const { kind, dim, exclusive } = scan;
  const { shape } = x;
  const n = shape[dim];
  const mirrored = (index: Index) =>
    reverse ? addIndex(constantIndex(n - 1), scaleIndex(index, -1)) : index;
  const size = n <= 2 * BLOCK ? n : BLOCK;

  const loops = [...shape, size];
  const own = dimIndices(loops);
  const place = mirrored(own[dim]);
  const start = scaleIndex(quotient(place, size), size);
  const element = clamped(addIndex(start, own[shape.length]), n);
  const at = placed(own.slice(0, -1), dim, mirrored(element));
  const isCombined = b.map(exclusive ? 'less' : 'lessEqual', [
    b.places(loops, own[shape.length]),
    b.places(loops, remainder(place, size)),
  ]);
  const fill = b.filled(identityOf(kind, x.dtype), loops, x.dtype);
  const within = b.reduce(kind, b.map('select', [isCombined, b.view(x, loops, at), fill]), [shape.length]);
  if (size === n) return within;

  const blocks = shape.map((extent, i) => (i === dim ? Math.ceil(n / size) : extent));
  const inner = dimIndices([...blocks, size]);
  const inBlock = clamped(addIndex(scaleIndex(inner[dim], size), inner[shape.length]), n);
  const elements = b.view(x, [...blocks, size], placed(inner.slice(0, -1), dim, mirrored(inBlock)));
  const totals = b.reduce(kind, elements, [shape.length]);
  const before = inBlocks(b, totals, { kind, dim, exclusive: true }, false);
  const ofBlock = placed(dimIndices(shape), dim, quotient(mirrored(dimIndices(shape)[dim]), size));
  return b.map(kind === 'sum' ? 'add' : 'mul', [b.view(before, shape, ofBlock), within]);
}

const running =
  (kind: Running): Lower =>
  ({ b, name, x, attrs, out: [{ shape, dtype }], limits }) => {
    const y = b.cast(x.x, dtype as Dtype);
    const dim = normalizeAxis(name.toLowerCase(), attrs.axis, shape, shape.length);
    const [exclusive, reverse] = [!!attrs.exclusive, !!attrs.reverse];
    if (shape[dim] <= 1) return exclusive ? b.filled(identityOf(kind, y.dtype), shape, y.dtype) : y;
    if (limits.scans) return b.scan(kind, y, dim, exclusive, reverse);
    return inBlocks(b, y, { kind, dim, exclusive }, reverse);
  };

export const scan = {
  Cumprod: running('prod'),
  Cumsum: running('sum'),
} satisfies Partial<Record<KernelName, Lowering>>;
