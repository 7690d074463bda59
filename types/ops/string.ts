import type { printDim, printShape } from '../../src/messages/print.js';
import type { invalidArgument } from '../../src/messages/tensors.js';
import type { nestedShape } from '../literal.js';
import type { checkRank } from '../rank.js';
import type { check } from '../rule.js';
import type { Shape } from '../shape.js';
import type { noIndex } from '../symbolic.js';
import type { AnyTensor, dtypeOf, shapeOf, Tensor } from '../tensor.js';
import type { indicesError } from './gather.js';
import type { firstOf } from './scatter.js';
import type { checkDtype } from './unary.js';

/** A tensor of strings, or strings that become one. */
export type Strings = AnyTensor | string | readonly string[];
type stringsShape<x> = x extends string | readonly string[] ? nestedShape<x> : shapeOf<x>;
type stringError<op extends string, argument extends number, x> = x extends AnyTensor
  ? checkDtype<op, argument, dtypeOf<x>, 'string', 'string'>
  : null;
/** The message about strings of another dtype or rank, else null. */
type ofRank<op extends string, argument extends number, x, rank extends number> = firstOf<
  [stringError<op, argument, x>, checkRank<op, argument, stringsShape<x>, rank>]
>;
type positive<op extends string, name extends string, size extends number> = [
  size extends 0 ? size : noIndex<size>,
] extends [never]
  ? null
  : invalidArgument<op, name, 'a positive integer', printDim<size>>;
type widthsError<widths extends readonly number[]> = [
  0 extends widths[number] ? 0 : noIndex<widths[number]>,
] extends [never]
  ? null
  : invalidArgument<'stringNGrams', 'nGramWidths', 'positive integers', printShape<widths>>;

/** What stringNGrams gives. */
export interface NGrams<splits extends Shape> {
  nGrams: Tensor<[number], 'string'>;
  nGramsSplits: Tensor<splits, 'int32'>;
}
/** Sequences of neighbouring strings, joined. */
export interface StringNGramsOp {
  <const data extends Strings, splits extends AnyTensor, const widths extends readonly number[]>(
    data: check<ofRank<'stringNGrams', 0, data, 1>, data>,
    dataSplits: check<
      firstOf<[indicesError<'stringNGrams', 1, splits>, checkRank<'stringNGrams', 1, shapeOf<splits>, 1>]>,
      splits
    >,
    separator: string,
    nGramWidths: check<widthsError<widths>, widths>,
    leftPad: string,
    rightPad: string,
    padWidth: number,
    preserveShortSequences: boolean,
  ): NGrams<shapeOf<splits>>;
}

/** What stringSplit gives. */
export interface SplitStrings {
  indices: Tensor<[number, 2], 'int32'>;
  values: Tensor<[number], 'string'>;
  shape: Tensor<[2], 'int32'>;
}
/** The parts of strings between delimiters, as a sparse matrix. */
export interface StringSplitOp {
  <const input extends Strings, const delimiter extends Strings>(
    input: check<ofRank<'stringSplit', 0, input, 1>, input>,
    delimiter: check<ofRank<'stringSplit', 1, delimiter, 0>, delimiter>,
    skipEmpty?: boolean,
  ): SplitStrings;
}

/** A number below `numBuckets` for each string. */
export interface StringToHashBucketFastOp {
  <const input extends Strings, size extends number>(
    input: check<stringError<'stringToHashBucketFast', 0, input>, input>,
    numBuckets: check<positive<'stringToHashBucketFast', 'numBuckets', size>, size>,
  ): Tensor<stringsShape<input>, 'int32'>;
}

/** Each string with what matches a pattern replaced. */
export interface StaticRegexReplaceOp {
  <const input extends Strings>(
    input: check<stringError<'staticRegexReplace', 0, input>, input>,
    pattern: string,
    rewrite: string,
    replaceGlobal?: boolean,
  ): Tensor<stringsShape<input>, 'string'>;
}

/** The ops of the namespace `string`. */
export interface StringOps {
  stringNGrams: StringNGramsOp;
  stringSplit: StringSplitOp;
  stringToHashBucketFast: StringToHashBucketFastOp;
  staticRegexReplace: StaticRegexReplaceOp;
}
