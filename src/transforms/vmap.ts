import type { VmapFn } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { axesTree, inAxesLength, invalidOption } from '../messages/vmap.js';
import { scope } from '../tracing/scope.js';
import { isNode, structureOf } from '../tracing/tree.js';
import { type AxisSpec, checkAxes } from './axes.js';
import { callBody, checkFunction, checkOptions, type UserFunction } from './body.js';
import { joinChunks, matchArguments, placeResults, runMapped } from './mapped.js';

interface Options {
  readonly axisSize?: number;
  readonly randomness?: 'error' | 'same';
  readonly chunkSize?: number;
}

/** vmap without its types, for the transforms built on it. */
export function vmapImpl(
  f: UserFunction,
  inAxes: AxisSpec = 0,
  outAxes: AxisSpec = 0,
  options: Options = {},
) {
  checkFunction('vmap', f);
  checkAxes('inAxes', inAxes);
  checkAxes('outAxes', outAxes);
  checkOptions('vmap', options, ['axisSize', 'randomness', 'chunkSize']);
  checkValues(options);
  const { axisSize, randomness = 'error', chunkSize } = options;
  return (...args: unknown[]): unknown => {
    checkArity(inAxes, args.length);
    const mapped = matchArguments(args, inAxes, axisSize);
    return scope('vmap', () => {
      const body = (boxed: readonly unknown[]) => callBody('vmap', f, boxed);
      // A scope of its own frees a chunk's intermediates before the next one runs.
      const chunks = chunksOf(mapped.size, chunkSize).map((range) =>
        scope('vmap', () => runMapped(body, mapped, randomness, range)),
      );
      return placeResults(joinChunks(chunks), outAxes, mapped.size);
    });
  };
}

/** A list of axes has one entry per argument; an object describes one argument, so it must stand in a list. */
function checkArity(inAxes: AxisSpec, count: number) {
  if (!isNode(inAxes)) return;
  if (!Array.isArray(inAxes))
    raise(axesTree, 'inAxes', structureOf(inAxes), 'the argument list', `an array of length ${count}`);
  if (inAxes.length !== count) raise(inAxesLength, inAxes.length, count);
}

function checkValues(options: Options) {
  const check = (key: keyof Options, wanted: string, fits: (value: unknown) => boolean) => {
    const value = options[key];
    if (value === undefined || fits(value)) return;
    const printable = typeof value === 'number' || typeof value === 'string';
    raise(invalidOption, 'vmap', key, wanted, printable ? JSON.stringify(value) : kindOf(value));
  };
  const atLeast = (least: number) => (value: unknown) =>
    Number.isInteger(value) && (value as number) >= least;
  check('axisSize', 'an integer >= 0', atLeast(0));
  check('chunkSize', 'an integer > 0', atLeast(1));
  check('randomness', "'error' or 'same'", (value) => value === 'error' || value === 'same');
}

type Range = readonly [start: number, count: number];

function chunksOf(size: number, chunkSize = size): Range[] {
  const chunks: Range[] = [];
  for (let start = 0; start < size; start += chunkSize)
    chunks.push([start, Math.min(chunkSize, size - start)]);
  return chunks.length > 0 ? chunks : [[0, size]];
}

/**
 * Maps a function of one example over the examples of a batch.
 *
 * `vmap(f, inAxes, outAxes)` takes f's arguments with one more axis: `inAxes` says which, per argument or leaf, `null`
 * for arguments all examples share. f sees the shapes without it. The results carry the new axis at `outAxes`. Nothing
 * loops: every op of f, also a `tf.*` call or a layer, runs once on the whole batch. Nests with every transform.
 *
 * Options: `axisSize` gives the size when no argument is mapped; `randomness: 'same'` lets all examples share random
 * draws, which are an error otherwise; `chunkSize` bounds memory by running that many examples at a time.
 *
 * @example Right: per-example dot products, [10]
 * ```ts
 * vmap(dot)(zeros([10, 3]), zeros([10, 3]));
 * ```
 * @example Wrong: AX201, "vmap: inconsistent sizes for mapped axes: arg 0 has shape [10], axis 0 -> 10; arg 1 has shape [20, 1], axis 0 -> 20"
 * ```ts
 * vmap(add)(zeros([10]), zeros([20, 1]));
 * ```
 * @throws AX201 to AX216 for axes, sizes and options that do not fit.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.vmap.html
 */
export const vmap = /* @__PURE__ */ Object.assign(vmapImpl, {
  over:
    (...args: unknown[]) =>
    (f: UserFunction, outAxes?: AxisSpec) =>
      vmapImpl(f, 0, outAxes)(...args),
  overAxes:
    (inAxes: AxisSpec) =>
    (...args: unknown[]) =>
    (f: UserFunction, outAxes?: AxisSpec) =>
      vmapImpl(f, inAxes, outAxes)(...args),
  call: (
    f: UserFunction,
    args: readonly unknown[],
    inAxes?: AxisSpec,
    outAxes?: AxisSpec,
    options?: Options,
  ) => vmapImpl(f, inAxes, outAxes, options)(...args),
}) as unknown as VmapFn;
