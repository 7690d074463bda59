import type { Tensor } from '@tensorflow/tfjs-core';
import type { DebugPrintFn } from '../../types/index.js';
import { tracerOf } from '../tracing/tracer.js';
import { isTensor, mapTree } from '../tracing/tree.js';

/**
 * Prints a value anywhere, also inside transforms, and returns it.
 *
 * A concrete tensor prints its values. Inside `vmap` the per-example shape is printed with the values of all
 * examples; inside derivatives the value being differentiated. Trees print leaf by leaf.
 *
 * @example Right: prints `x: float32[3] (vmap over 2) [[1, 2, 3], [4, 5, 6]]`
 * ```ts
 * vmap((x: Tensor<[3]>) => square(debugPrint(x, 'x')))(tensor([[1, 2, 3], [4, 5, 6]]));
 * ```
 * @example Wrong: AX502, a traced tensor has no values to read
 * ```ts
 * vmap((x: Tensor<[3]>) => (console.log(x.dataSync()), x))(tensor([[1, 2, 3]]));
 * ```
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.debug.print.html
 */
export const debugPrint = ((tree: unknown, label = 'debug') => {
  mapTree(tree, (x, path) => {
    console.log(`${label}${path}: ${isTensor(x) ? describe(x) : x}`);
  });
  return tree;
}) as unknown as DebugPrintFn;

/** Levels from the outside in, each with what it adds, down to the values. */
function describe(x: Tensor): string {
  const levels: string[] = [];
  let value = x;
  for (let tracer = tracerOf(value); tracer !== undefined; tracer = tracerOf(value)) {
    const { name, size } = tracer.trace;
    levels.push(size === undefined ? name : `${name} over ${size}`);
    if (tracer.value === null) return `${x.dtype}[${x.shape.join(', ')}] (${levels.join(' of ')}, no values)`;
    value = tracer.value;
  }
  const inside = levels.length > 0 ? ` (${levels.join(' of ')})` : '';
  return `${x.dtype}[${x.shape.join(', ')}]${inside} ${print(value)}`;
}

const print = (x: Tensor): string =>
  JSON.stringify(x.arraySync(), (_, v) => (typeof v === 'number' ? Number(v.toPrecision(6)) : v)).replaceAll(
    ',',
    ', ',
  );
