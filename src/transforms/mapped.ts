import type { Tensor } from '@tensorflow/tfjs-core';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import {
  inAxisOutOfRange,
  inconsistentSizes,
  mappedAxisSize,
  mappedLeaf,
  mappedNonArray,
  mappedScalar,
  noArrays,
  nothingMapped,
  outAxisOutOfRange,
  unmappedOutAxis,
} from '../messages/vmap.js';
import { type Batched, BatchTrace, BatchTracer } from '../tracing/batchTrace.js';
import { ops } from '../tracing/bind.js';
import { withTrace } from '../tracing/enter.js';
import { asTensor } from '../tracing/tracer.js';
import { fill, isLeaf, type Leaf, leaves, shapeOf } from '../tracing/tree.js';
import { type AxisSpec, mapAxes, normalizeAxis } from './axes.js';
import { checkOutputs, lift } from './outputs.js';

type Visit = Parameters<typeof mapAxes>[4];

/** Arguments with the axis each of their leaves is mapped over. */
export interface MappedArguments {
  readonly size: number;
  map(visit: Visit): unknown[];
}

/** Match inAxes with the arguments and find the one size of all mapped axes. */
export function matchArguments(
  args: readonly unknown[],
  inAxes: AxisSpec,
  axisSize?: number,
): MappedArguments {
  // An argument that is unmapped as a whole goes by as it is.
  const map = (visit: Visit) =>
    args.map((arg, i) => {
      const spec: AxisSpec = Array.isArray(inAxes) ? inAxes[i] : inAxes;
      return spec === null ? arg : mapAxes(spec, arg, `inAxes[${i}]`, `arg ${i}`, visit);
    });

  let known: { size: number; text: string } | null = null;
  const agree = (size: number, text: string) => {
    known ??= { size, text };
    if (known.size !== size) raise(inconsistentSizes, known.text, text);
  };
  const found: [leaf: unknown, axis: number, path: string][] = [];
  map((leaf, axis, path) => {
    if (axis !== null) found.push([leaf, axis, path]);
  });
  // Trees are matched as a whole before any leaf is judged.
  for (const [leaf, axis, path] of found) {
    if (!isLeaf(leaf)) raise(mappedNonArray, path, kindOf(leaf));
    const shape = shapeOf(leaf);
    if (shape.length === 0) raise(mappedScalar, path, axis);
    const at = normalizeAxis(axis, shape.length);
    if (at === null) raise(inAxisOutOfRange, axis, path, shape);
    agree(shape[at], mappedLeaf(path, shape, axis, shape[at]));
  }
  if (axisSize !== undefined) agree(axisSize, mappedAxisSize(axisSize));
  if (known === null) raise(leaves(args).length === 0 ? noArrays : nothingMapped);
  return { size: (known as { size: number }).size, map };
}

/** A function's results below the level of the vmap, with the tree they came in. */
interface Results {
  readonly tree: unknown;
  readonly values: readonly Batched[];
}

/** Run f on the examples `start` to `start + count`. */
export function runMapped(
  f: (args: readonly unknown[]) => unknown,
  args: MappedArguments,
  randomness: 'error' | 'same',
  [start, count]: readonly [number, number],
): Results {
  const trace = new BatchTrace(count, randomness);
  const boxed = args.map((leaf, axis) => {
    if (axis === null) return leaf;
    const x = leaf as Tensor;
    const front = ops.moveAxis(x, normalizeAxis(axis, x.shape.length)!, 0);
    const [, ...example] = front.shape;
    const part = ops.slice(front, [start, ...example.map(() => 0)], [count, ...example]);
    return asTensor(new BatchTracer(trace, part, part !== x));
  });
  const tree = withTrace(trace, () => f(boxed));
  checkOutputs('vmap', tree);
  return { tree, values: leaves(tree).map((x) => lower(trace, x)) };
}

/** A result of the function as a tensor nobody else owns. */
function lower(trace: BatchTrace, x: Leaf): Batched {
  const { value, mapped } = trace.lower(lift(x));
  return { value: mapped ? value : ops.identity(value), mapped };
}

/** Results of consecutive chunks as one. */
export function joinChunks(chunks: readonly Results[]): Results {
  const [first] = chunks;
  if (chunks.length === 1) return first;
  const values = first.values.map((one, i) => {
    if (!one.mapped) return one;
    return {
      value: ops.concat(
        chunks.map((chunk) => chunk.values[i].value),
        0,
      ),
      mapped: true,
    };
  });
  return { tree: first.tree, values };
}

/** Put the mapped axis where outAxes wants it. */
export function placeResults({ tree, values }: Results, outAxes: AxisSpec, size: number): unknown {
  let next = 0;
  const tensors = fill(
    tree,
    values.map(({ value }) => value),
  );
  return mapAxes(outAxes, tensors, 'outAxes', 'the result', (_, axis, path) => {
    const { value, mapped } = values[next++];
    if (axis === null) {
      if (mapped) raise(unmappedOutAxis, path);
      return value;
    }
    const shape = value.shape.slice(mapped ? 1 : 0);
    const to = normalizeAxis(axis, shape.length + 1);
    if (to === null) raise(outAxisOutOfRange, axis, path, shape);
    return ops.moveAxis(ops.broadcastTo(value, [size, ...shape]), 0, to);
  });
}
