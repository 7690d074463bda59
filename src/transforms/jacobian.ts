import type { Tensor } from '@tensorflow/tfjs-core';
import type { HessianFn, JacFn } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { nonFloatOutput } from '../messages/grad.js';
import { ops } from '../tracing/bind.js';
import { LinearTrace } from '../tracing/linearTrace.js';
import { tangentDtype, zeroTangent } from '../tracing/ruleCalls.js';
import { scope } from '../tracing/scope.js';
import { mapTree, tensors } from '../tracing/tree.js';
import { VjpTrace } from '../tracing/vjpTrace.js';
import { checkFunction, checkOptions, type UserFunction } from './body.js';
import { type DerivativeOptions, positions } from './differentiated.js';
import { type Recording, record } from './recording.js';
import { vmapImpl } from './vmap.js';

type Op = 'jacrev' | 'jacfwd' | 'hessian';
type Direction = 'reverse' | 'forward';
/** Jacobians of every output leaf with respect to every input leaf, each of shape out ++ in. */
type Blocks = Tensor[][];

function jacobian(op: Op, direction: Direction, f: UserFunction, options: DerivativeOptions = {}) {
  checkFunction(op, f);
  checkOptions(op, options, ['argnums', 'hasAux']);
  const { argnums = 0, hasAux = false } = options;
  return (...args: unknown[]) =>
    scope(op, () => {
      const at = positions(op, argnums, args.length);
      const trace = direction === 'reverse' ? new VjpTrace(op) : new LinearTrace(op);
      const recording = record(op, trace, f, args, hasAux, at);
      try {
        const blocks =
          trace instanceof LinearTrace ? pushBasis(trace, recording) : pullBasis(op, trace, recording);
        let next = 0;
        const tree = mapTree(recording.out, () => {
          const perArgument = recording.inputs.select(blocks[next++]);
          return Array.isArray(argnums) ? perArgument : perArgument[0];
        });
        return hasAux ? [tree, recording.aux] : tree;
      } finally {
        recording.dispose();
      }
    });
}

/** Reverse mode: one pullback per element of the output, all at once. */
function pullBasis(op: Op, trace: VjpTrace, { leaves, out, outs }: Recording): Blocks {
  return tensors(out).map((y, j) => {
    if (tangentDtype(y) === null) raise(nonFloatOutput, op, y.dtype);
    const pull = (ct: Tensor) =>
      trace.backward([outs[j]], [ct], leaves).map((x, i) => x ?? zeroTangent(leaves[i].value));
    const rows = vmapImpl(pull)(basis(y)) as Tensor[];
    return rows.map((row, i) => ops.reshape(row, [...y.shape, ...leaves[i].shape]));
  });
}

/** Forward mode: one pushforward per element of the input, all at once. */
function pushBasis(trace: LinearTrace, { leaves, out, outs }: Recording): Blocks {
  const columns = leaves.map((leaf) => {
    const push = (t: Tensor) => trace.pushForward([leaf], [t], outs).map((x, j) => x ?? zeroTangent(outs[j]));
    return vmapImpl(push, 0, -1)(basis(leaf.value)) as Tensor[];
  });
  let next = 0;
  return tensors(out).map((y) => {
    const differentiable = tangentDtype(y) !== null;
    const j = differentiable ? next++ : -1;
    return leaves.map((leaf, i) => {
      const shape = [...y.shape, ...leaf.shape];
      return differentiable ? ops.reshape(columns[i][j], shape) : ops.zeros(shape);
    });
  });
}

/** The standard basis of x's space, stacked: [size, ...shape]. */
function basis(x: Tensor): Tensor {
  const depth = x.shape.reduce((a, b) => a * b, 1);
  const eye = ops.call(
    'OneHot',
    { indices: ops.iota(depth) },
    { depth, onValue: 1, offValue: 0, dtype: 'float32' },
  );
  return ops.reshape(eye, [depth, ...x.shape]);
}

/**
 * The Jacobian by reverse mode: right when outputs are fewer than inputs.
 *
 * The result is the output's tree outside and the argument's tree inside, every leaf of shape output ++ input. With
 * `argnums` an array, each output leaf holds an array of Jacobians. With `hasAux` the result is `[jacobian, aux]`.
 *
 * @example Right: [2, 3]
 * ```ts
 * jacrev((x: Tensor<[3]>) => stack([sum(x), sum(square(x))]))(tensor([1, 2, 3]));
 * ```
 * @example Wrong: AX403, "jacrev: arg 0 is int32 but derivatives need float32 inputs; ..."
 * ```ts
 * jacrev(square)(zeros([3], 'int32'));
 * ```
 * @throws AX403 to AX410 as for `grad`; the output may have any shape.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.jacrev.html
 */
export const jacrev = ((f: UserFunction, options?: DerivativeOptions) =>
  jacobian('jacrev', 'reverse', f, options)) as unknown as JacFn<'jacrev'>;

/**
 * The Jacobian by forward mode: right when inputs are fewer than outputs. Structure and options as for `jacrev`.
 *
 * @example Right: [3, 3]
 * ```ts
 * jacfwd((x: Tensor<[3]>) => sin(x))(tensor([1, 2, 3]));
 * ```
 * @example Wrong: AX406, "jacfwd: argnums 1 is out of range for 1 argument"
 * ```ts
 * jacfwd((x: Tensor<[3]>) => sin(x), { argnums: 1 })(tensor([1, 2, 3]));
 * ```
 * @throws AX403, AX405 to AX410 as for `grad`; AX425 for functions that have only a customVjp rule.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.jacfwd.html
 */
export const jacfwd = ((f: UserFunction, options?: DerivativeOptions) =>
  jacobian('jacfwd', 'forward', f, options)) as unknown as JacFn<'jacfwd'>;

/**
 * The matrix of second derivatives, forward over reverse: shape output ++ input ++ input, for outputs of any shape and
 * for trees.
 *
 * @example Right: [3, 3]
 * ```ts
 * hessian((x: Tensor<[3]>) => sum(mul(x, square(x))))(tensor([1, 2, 3]));
 * ```
 * @example Wrong: AX403, "hessian: arg 0 is int32 but derivatives need float32 inputs; ..."
 * ```ts
 * hessian((x) => sum(x))(zeros([3], 'int32'));
 * ```
 * @throws AX403 to AX410 as for `jacrev`.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.hessian.html
 */
export const hessian = ((f: UserFunction, options?: DerivativeOptions) =>
  jacobian(
    'hessian',
    'forward',
    jacobian('hessian', 'reverse', f, options),
    options,
  )) as unknown as HessianFn;
