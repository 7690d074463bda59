import type { FnFn } from '../../types/index.js';
import { argumentCount, argumentKind, argumentShape, dimConflict } from '../messages/call.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { isLeaf, shapeOf } from '../tracing/tree.js';
import { checkFunction, type UserFunction } from './body.js';
import { bindCore, checkResult, parseSignature, type Sizes } from './signature.js';

function fnImpl(first: UserFunction | string, second?: UserFunction) {
  if (typeof first !== 'string') {
    checkFunction('fn', first);
    return (...args: unknown[]) => first(...args);
  }
  checkFunction('fn', second);
  const signature = parseSignature('fn', first);
  return (...args: unknown[]) => {
    const { inputs } = signature;
    if (args.length !== inputs.length) raise(argumentCount, inputs.length, args.length);
    const sizes: Sizes = new Map();
    args.forEach((x, i) => {
      if (!isLeaf(x)) raise(argumentKind, `arg ${i}`, kindOf(x), inputs[i]);
      const shape = shapeOf(x);
      if (shape.length !== inputs[i].length) raise(argumentShape, `arg ${i}`, shape, inputs[i], '');
      const conflict = bindCore(inputs[i], shape, sizes);
      if (conflict) raise(argumentShape, `arg ${i}`, shape, inputs[i], dimConflict(...conflict));
    });
    const result = second(...args);
    checkResult('fn', result, signature, sizes);
    return result;
  };
}

/**
 * Makes the names in a function's shapes stand for any size: `fn` is how you write a reusable shape-checked function.
 *
 * Either annotate the parameters, `fn((x: Tensor<['n']>, y: Tensor<['n']>) => ...)`, or give a signature,
 * `fn('(n),(n)->()', (x, y) => ...)`, which types the parameters and is also checked at run time. Inside, names are
 * rigid: `n` fits `n` and nothing else.
 *
 * @example Right: Tensor<[]>
 * ```ts
 * const dot = fn('(n),(n)->()', (x, y) => sum(mul(x, y)));
 * dot(zeros([3]), zeros([3]));
 * ```
 * @example Wrong: AX131, "arg 1 has shape [4] but [n] is expected (n is 3 and 4)"
 * ```ts
 * dot(zeros([3]), zeros([4]));
 * ```
 * @throws AX301 for a malformed signature; AX130, AX131, AX133 for arguments and AX310 to AX313 for results that do not fit.
 * @see https://numpy.org/doc/stable/reference/c-api/generalized-ufuncs.html
 */
export const fn = fnImpl as unknown as FnFn;
