import type { signatureGrammar } from '../src/messages/vectorize.js';
import type { Shape } from './shape.js';
import type { Tensor } from './tensor.js';

/*
 * Signatures like '(n,m),(m,k)->(n,k)': groups of names, no white space, as JAX parses them. Digits are names too.
 */

/** What no name contains: everything but letters, digits and `_` that a keyboard offers. */
type NoName =
  | ' '
  | '\t'
  | '\n'
  | '('
  | ')'
  | '-'
  | '>'
  | '<'
  | '.'
  | '+'
  | '*'
  | '?'
  | '!'
  | '/'
  | '\\'
  | '['
  | ']'
  | '{'
  | '}'
  | ':'
  | ';'
  | '='
  | "'"
  | '"'
  | '|'
  | '&'
  | '%'
  | '$'
  | '#'
  | '@'
  | '~'
  | '^'
  | '`';

/** The names of one group, or null. */
type parseNames<text extends string, done extends string[] = []> = text extends `${infer first},${infer rest}`
  ? isName<first> extends true
    ? parseNames<rest, [...done, first]>
    : null
  : isName<text> extends true
    ? [...done, text]
    : null;
type isName<text extends string> = text extends '' | `${string}${NoName}${string}` ? false : true;

/** The groups of one side, or null when it is malformed. */
type parseGroups<text extends string, done extends Shape[] = []> = text extends `(${infer body})${infer rest}`
  ? (body extends '' ? [] : parseNames<body>) extends infer names extends string[]
    ? rest extends ''
      ? [...done, names]
      : rest extends `,${infer more}`
        ? parseGroups<more, [...done, names]>
        : null
    : null
  : null;

/** Core shapes of inputs and outputs. */
export interface Signature {
  in: Shape[];
  out: Shape[];
}
/** The parsed signature, or null when it is malformed. */
export type parseSignature<text extends string> = text extends `${infer inputs}->${infer outputs}`
  ? parseGroups<inputs> extends infer parsedIn extends Shape[]
    ? parseGroups<outputs> extends infer parsedOut extends Shape[]
      ? { in: parsedIn; out: parsedOut }
      : null
    : null
  : null;

/** The message for a malformed signature, else null. */
export type signatureError<op extends string, text extends string> = string extends text
  ? null
  : parseSignature<text> extends null
    ? signatureGrammar<op, text>
    : null;

export type coresIn<text extends string> = string extends text
  ? Shape[]
  : parseSignature<text> extends Signature
    ? parseSignature<text>['in']
    : Shape[];
export type coresOut<text extends string> = string extends text
  ? Shape[]
  : parseSignature<text> extends Signature
    ? parseSignature<text>['out']
    : Shape[];

/** The parameters of a function with this signature: the names stand in the shapes. */
export type signatureParameters<text extends string> =
  coresIn<text> extends infer cores extends Shape[] ? { [k in keyof cores]: Tensor<cores[k]> } : never;
