import type { EvalShapeFn } from '../../types/index.js';
import type { Aval } from '../kernels/record.js';
import { AbstractTrace } from '../tracing/abstractTrace.js';
import { withTrace } from '../tracing/enter.js';
import { scope } from '../tracing/scope.js';
import { state } from '../tracing/state.js';
import { isLeaf, isNode, isTensor, mapChildren, mapTree } from '../tracing/tree.js';
import { callBody, checkFunction, type UserFunction } from './body.js';
import { checkOutputs } from './outputs.js';

function evalShapeImpl(f: UserFunction, ...args: unknown[]) {
  checkFunction('evalShape', f);
  const trace = new AbstractTrace();
  const outer = state.recorder;
  const result = scope('evalShape', () => {
    const abstract = args.map((arg) => abstractArgument(arg, trace));
    state.recorder = trace;
    try {
      const out = withTrace(trace, () => callBody('evalShape', f, abstract));
      checkOutputs('evalShape', out);
      return shapesOf(out);
    } finally {
      state.recorder = outer;
    }
  });
  return result;
}

function abstractArgument(x: unknown, trace: AbstractTrace): unknown {
  if (isLeaf(x)) return isTensor(x) ? trace.tensor(x) : x;
  if (isStruct(x)) return trace.tensor(x);
  return isNode(x) ? mapChildren(x, (child) => abstractArgument(child, trace)) : x;
}

const isStruct = (x: unknown): x is Aval =>
  isNode(x) && 'shape' in x && Array.isArray(x.shape) && 'dtype' in x && typeof x.dtype === 'string';

const shapesOf = (tree: unknown) =>
  mapTree(tree, (x) =>
    isTensor(x) ? { shape: [...x.shape], dtype: x.dtype } : { shape: [], dtype: 'float32' },
  );

/**
 * The shapes and dtypes of a function's results, without computing them: no kernel runs.
 *
 * Arguments are tensors or `{ shape, dtype }` in their place; the result has the function's tree with `{ shape, dtype }`
 * leaves.
 *
 * @example Right: { shape: [2, 4], dtype: 'float32' }
 * ```ts
 * evalShape(matMul, zeros([2, 3]), zeros([3, 4]));
 * ```
 * @example Wrong: AX106, "evalShape: matMul: inner dimensions differ: [2, 3] x [4, 5] (3 vs 4)"
 * ```ts
 * evalShape(matMul, zeros([2, 3]), zeros([4, 5]));
 * ```
 * @throws what the ops of the function throw for wrong shapes; AX505 where a shape depends on values.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.eval_shape.html
 */
export const evalShape = evalShapeImpl as unknown as EvalShapeFn;
