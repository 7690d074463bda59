import type { Tensor } from '@tensorflow/tfjs-core';
import type { VectorizeFn } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import {
  coreRank,
  coreSize,
  excludedKind,
  loopMismatch,
  nothingToVectorize,
  nullCore,
  signatureArity,
  vectorizeArgument,
} from '../messages/vectorize.js';
import { broadcast } from '../shapes/broadcast.js';
import { flatten, makeReal, type Nested } from '../tensor/values.js';
import { ops } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { isTensor, mapTree } from '../tracing/tree.js';
import { callBody, checkFunction, checkOptions, type UserFunction } from './body.js';
import { checkOutputs, lift } from './outputs.js';
import { bindCore, checkResult, parseSignature, type Sizes } from './signature.js';
import { vmapImpl } from './vmap.js';

interface Options {
  readonly signature?: string;
  readonly excluded?: readonly number[];
}

/** An argument that takes part: its tensor, and how many of its leading axes are looped over. */
interface Part {
  readonly value: Tensor;
  readonly loop: readonly number[];
}

function vectorizeImpl(f: UserFunction, options: Options = {}) {
  checkFunction('vectorize', f);
  checkOptions('vectorize', options, ['signature', 'excluded']);
  const { excluded = [] } = options;
  if (!Array.isArray(excluded))
    raise(excludedKind, typeof excluded === 'number' ? `${excluded}` : kindOf(excluded));
  const bad = excluded.find((i) => !Number.isInteger(i) || i < 0);
  if (bad !== undefined) raise(excludedKind, String(bad));
  const signature = options.signature === undefined ? null : parseSignature('vectorize', options.signature);

  return (...args: unknown[]): unknown =>
    scope('vectorize', () => {
      const count = args.filter((_, place) => !excluded.includes(place)).length;
      if (signature && signature.inputs.length !== count) {
        raise(signatureArity, signature.text, signature.inputs.length, count);
      }
      const sizes: Sizes = new Map();
      let loop: readonly number[] = [];
      let next = 0;
      const parts = args.map((arg, place): Part | null => {
        if (excluded.includes(place)) return null;
        const core = signature?.inputs[next++] ?? [];
        if (arg === null || arg === undefined) {
          if (core.length > 0) raise(nullCore, place, core);
          return null;
        }
        const value = toTensor(arg, place);
        const own = matchCore(value.shape, core, place, sizes);
        loop = broadcast(loop, own, (x, y) => raise(loopMismatch, place, own, loop, x, y));
        return { value, loop: own };
      });
      if (parts.every((part) => !part)) raise(nothingToVectorize);
      const body = (...xs: unknown[]) => {
        const result = callBody('vectorize', f, xs);
        if (signature) checkResult('vectorize', result, signature, sizes);
        return result;
      };
      return nest(body, args, parts, loop);
    });
}

function toTensor(x: unknown, place: number): Tensor {
  if (isTensor(x)) return x;
  if (typeof x !== 'number' && !Array.isArray(x)) raise(vectorizeArgument, place, kindOf(x));
  const { data, shape, dtype } = flatten('vectorize', place, x as Nested);
  return makeReal(data, shape, dtype);
}

/** Match the trailing axes with the core dimensions; the leading ones are looped over. */
function matchCore(
  shape: readonly number[],
  core: readonly string[],
  place: number,
  sizes: Sizes,
): readonly number[] {
  const split = shape.length - core.length;
  if (split < 0) raise(coreRank, place, shape, core);
  const conflict = bindCore(core, shape.slice(split), sizes);
  if (conflict) raise(coreSize, place, shape, core, ...conflict);
  return shape.slice(0, split);
}

/**
 * One vmap per loop axis, the first outermost. Axes of size 1 are squeezed away instead of mapped, so nothing is
 * repeated in memory; they come back in the shape of the results.
 */
function nest(
  body: (...xs: unknown[]) => unknown,
  args: readonly unknown[],
  parts: readonly (Part | null)[],
  loop: readonly number[],
): unknown {
  const inputs = parts.map((part, i) => {
    if (!part) return args[i];
    const { value, loop: own } = part;
    return ops.reshape(value, [...own.filter((d) => d !== 1), ...value.shape.slice(own.length)]);
  });
  let f = body;
  for (let axis = 1; axis <= loop.length; axis++) {
    const inAxes = parts.map((part) => ((part?.loop.at(-axis) ?? 1) === 1 ? null : 0));
    if (inAxes.includes(0)) f = vmapImpl(f, inAxes) as typeof f;
  }
  const mapped = loop.filter((d) => d !== 1).length;
  const result = f(...inputs);
  checkOutputs('vectorize', result);
  return mapTree(result, (x) => {
    const y = lift(x);
    const full = ops.reshape(y, [...loop, ...y.shape.slice(mapped)]);
    // Without a vmap around it, f may have returned a tensor that it closes over.
    return full === y && mapped === 0 ? ops.identity(y) : full;
  });
}

/**
 * Maps a function of scalars over arrays that broadcast as in numpy: f sees one element of each argument at a time.
 *
 * With `signature`, such as `'(n,m),(m)->(n)'`, f sees the trailing core dimensions, and the axes in front of them
 * broadcast. `excluded` lists positions of arguments that are passed on whole. Numbers and nested arrays count as
 * arrays, `null` passes. The result is the loop shape followed by f's own. It is sugar over nested `vmap`: nothing
 * loops, and nothing is repeated in memory.
 *
 * Use it where arrays should broadcast; use `vmap` where one axis means "examples".
 *
 * @example Right: [20, 10]
 * ```ts
 * vectorize(add)(zeros([10]), zeros([20, 1]));
 * ```
 * @example Wrong: AX307, "vectorize: loop dimensions [4] of arg 1 do not broadcast with [10] (10 vs 4)"
 * ```ts
 * vectorize(add)(zeros([10]), zeros([4]));
 * ```
 * @throws AX301 to AX314 for signatures, excluded, core and loop dimensions and results that do not fit.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.numpy.vectorize.html
 */
export const vectorize = vectorizeImpl as unknown as VectorizeFn;
