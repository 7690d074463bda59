import * as tf from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkRank } from '../shapes/rank.js';
import { isIndex } from '../shapes/sizes.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { isTensor, structureOf } from '../tracing/tree.js';
import { toIndices } from './gather.js';
import { checkDtype, type TensorLike } from './operand.js';

type Tensor = tf.Tensor;
type Table = Ops['string'];
type Strings = Tensor | string | readonly string[];

/** Strings, as a tensor. */
function toStrings(op: string, argument: number, x: Strings): Tensor {
  if (isTensor(x)) return checkDtype(op, argument, x, ['string']);
  const areStrings = typeof x === 'string' || (Array.isArray(x) && x.every((one) => typeof one === 'string'));
  if (!areStrings)
    raise(invalidArgument, op, `argument ${argument}`, 'strings or a tensor of them', structureOf(x));
  return tf.tensor(x as string, undefined, 'string');
}

/**
 * Sequences of neighbouring strings, joined by the separator. `dataSplits` says where the rows of strings begin, and where
 * the last one ends; the pads go at both ends of each row.
 * Shape: `nGrams` is a vector, whose size depends on the data, and `nGramsSplits` has the shape of `dataSplits`. Dtype:
 * string and int32.
 *
 * @example Right: ["a", "b", "a-b"]
 * ```ts
 * string.stringNGrams(['a', 'b'], cast(tensor([0, 2]), 'int32'), '-', [1, 2], '', '', 0, false).nGrams;
 * ```
 * @example Wrong: AX128 `stringNGrams: argument 1 must be int32, got float32; convert it with cast`
 * ```ts
 * string.stringNGrams(['a', 'b'], tensor([0, 2]), '-', [1, 2], '', '', 0, false);
 * ```
 * @throws AX128 for other dtypes, AX135 for another rank than 1, AX125 for widths that are no positive integers and what
 * is no string, AX129 for splits that are no tensor.
 * @see https://js.tensorflow.org/api/latest/#string.stringNGrams
 */
export const stringNGrams = ((
  data: Strings,
  dataSplits: TensorLike,
  separator: string,
  nGramWidths: readonly number[],
  leftPad: string,
  rightPad: string,
  padWidth: number,
  preserveShortSequences: boolean,
) =>
  scope('stringNGrams', () => {
    const op = 'stringNGrams';
    const [strings, splits] = [toStrings(op, 0, data), toIndices(op, 1, dataSplits)];
    checkRank(op, 0, strings.shape, 1);
    checkRank(op, 1, splits.shape, 1);
    if (!nGramWidths.every((width) => isIndex(width) && width > 0)) {
      raise(invalidArgument, op, 'nGramWidths', 'positive integers', printShape(nGramWidths));
    }
    const attrs = {
      separator,
      nGramWidths: [...nGramWidths],
      leftPad,
      rightPad,
      padWidth,
      preserveShortSequences,
    };
    const [nGrams, nGramsSplits] = bind(
      'StringNGrams',
      { data: strings, dataSplits: splits },
      attrs,
    ) as Tensor[];
    return { nGrams, nGramsSplits };
  })) as unknown as Table['stringNGrams'];

/**
 * The parts of each string between delimiters, as a sparse matrix with a row for each string. An empty delimiter splits
 * into characters; empty parts are left out unless `skipEmpty` is false.
 * Shape: `values` is [number] and `indices` [number, 2], where the number depends on the data; `shape` is [2]. Dtype:
 * values are strings, the rest int32.
 *
 * @example Right: ["hello", "world", "a", "b", "c"]
 * ```ts
 * string.stringSplit(['hello world', 'a b c'], ' ').values;
 * ```
 * @example Wrong: AX135 `stringSplit: argument 0 must have rank 1, got shape []`
 * ```ts
 * string.stringSplit('hello world', ' ');
 * ```
 * @throws AX135 for an input that is no vector and a delimiter that is no scalar, AX128 for other tensors than of strings,
 * AX125 for what is no string.
 * @see https://js.tensorflow.org/api/latest/#string.stringSplit
 */
export const stringSplit = ((input: Strings, delimiter: Strings, skipEmpty: boolean = true) =>
  scope('stringSplit', () => {
    const op = 'stringSplit';
    const [strings, between] = [toStrings(op, 0, input), toStrings(op, 1, delimiter)];
    checkRank(op, 0, strings.shape, 1);
    checkRank(op, 1, between.shape, 0);
    const inputs = { input: strings, delimiter: between };
    const [indices, values, shape] = bind('StringSplit', inputs, { skipEmpty }) as Tensor[];
    return { indices, values, shape };
  })) as unknown as Table['stringSplit'];

/**
 * A number from 0 to `numBuckets` - 1 for each string, always the same for the same string.
 * Shape: that of the input. Dtype: int32.
 *
 * @example Right: [0, 2, 2]
 * ```ts
 * string.stringToHashBucketFast(['Hello', 'TensorFlow', '2.x'], 3);
 * ```
 * @example Wrong: AX125 `stringToHashBucketFast: numBuckets must be a positive integer, got 0`
 * ```ts
 * string.stringToHashBucketFast(['a'], 0);
 * ```
 * @throws AX125 for a number of buckets that is none and what is no string, AX128 for other tensors than of strings.
 * @see https://js.tensorflow.org/api/latest/#string.stringToHashBucketFast
 */
export const stringToHashBucketFast = ((input: Strings, numBuckets: number) =>
  scope('stringToHashBucketFast', () => {
    const op = 'stringToHashBucketFast';
    const strings = toStrings(op, 0, input);
    if (!isIndex(numBuckets) || numBuckets === 0) {
      raise(invalidArgument, op, 'numBuckets', 'a positive integer', `${numBuckets}`);
    }
    return bind('StringToHashBucketFast', { input: strings }, { numBuckets }) as Tensor;
  })) as unknown as Table['stringToHashBucketFast'];

/**
 * Each string with what matches a regular expression replaced, everywhere or, unless `replaceGlobal`, where it is first.
 * Shape: that of the input. Dtype: string.
 *
 * @example Right: ["hexxo", "worxd"]
 * ```ts
 * string.staticRegexReplace(['hello', 'world'], 'l', 'x');
 * ```
 * @example Wrong: AX128 `staticRegexReplace: argument 0 must be string, got float32; convert it with cast`
 * ```ts
 * string.staticRegexReplace(zeros([3]), 'l', 'x');
 * ```
 * @throws AX128 for other tensors than of strings, AX125 for what is no string.
 * @see https://js.tensorflow.org/api/latest/#string.staticRegexReplace
 */
export const staticRegexReplace = ((
  input: Strings,
  pattern: string,
  rewrite: string,
  replaceGlobal: boolean = true,
) =>
  scope('staticRegexReplace', () => {
    const x = toStrings('staticRegexReplace', 0, input);
    return bind('StaticRegexReplace', { x }, { pattern, rewrite, replaceGlobal }) as Tensor;
  })) as unknown as Table['staticRegexReplace'];
