import { type Tensor, type Tensor1D, type Tensor2D, basicLSTMCell as tfCell } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { invalidArgument } from '../messages/tensors.js';
import { basicLSTMCellShape } from '../shapes/cells.js';
import { checkRank } from '../shapes/rank.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toFloat } from './operand.js';

/**
 * One step of a long short-term memory cell, as in https://arxiv.org/abs/1409.2329 without peepholes: the new cell state
 * and the new output. The columns of the kernel are the input, new input, forget and output gates.
 * Shape: data [b, n], c and h [b, u], kernel [n + u, 4 * u], bias [4 * u] -> twice [b, u].
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[0, 0]]
 * ```ts
 * basicLSTMCell(1, zeros([5, 8]), zeros([8]), zeros([1, 3]), zeros([1, 2]), zeros([1, 2]))[0];
 * ```
 * @example Wrong: AX160 `basicLSTMCell: argument 1 must have shape [5, 8], got shape [6, 8]`
 * ```ts
 * basicLSTMCell(1, zeros([6, 8]), zeros([8]), zeros([1, 3]), zeros([1, 2]), zeros([1, 2]));
 * ```
 * @throws AX160 for shapes that do not belong together, AX135 for other ranks, AX128 for complex64 and string tensors,
 * AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#basicLSTMCell
 */
export const basicLSTMCell = ((
  forgetBias: TensorLike,
  lstmKernel: TensorLike,
  lstmBias: TensorLike,
  data: TensorLike,
  c: TensorLike,
  h: TensorLike,
) =>
  scope('basicLSTMCell', () => {
    const [forget, kernel, bias, x, state, output] = [forgetBias, lstmKernel, lstmBias, data, c, h].map(
      (one, i) => toFloat('basicLSTMCell', i, one),
    );
    checkRank('basicLSTMCell', 0, forget.shape, 0);
    basicLSTMCellShape(kernel.shape, bias.shape, x.shape, state.shape, output.shape);
    const [matrix, vector, input, cell, last] = [kernel, bias, x, state, output] as unknown as [
      Tensor2D,
      Tensor1D,
      Tensor2D,
      Tensor2D,
      Tensor2D,
    ];
    return tfCell(forget as unknown as 0, matrix, vector, input, cell, last);
  })) as unknown as Ops['basicLSTMCell'];

type Cell = (data: Tensor, c: Tensor, h: Tensor) => readonly [Tensor, Tensor];

/**
 * Recurrent cells on top of each other: the first gets the data, each other one the output of the one below. The new cell
 * states and the new outputs of all, from the bottom up.
 * Shape: what the cells return. Dtype: what the cells return.
 *
 * @example Right: [2, 2]
 * ```ts
 * const cell = (x: Tensor<[2]>, c: Tensor<[2]>, h: Tensor<[2]>) => [c, add(x, h)] as const;
 * multiRNNCell([cell], ones([2]), [zeros([2])], [ones([2])])[1][0];
 * ```
 * @example Wrong: AX125 `multiRNNCell: c must be an array of length 1, as that of the cells, got an array of length 0`
 * ```ts
 * multiRNNCell([(x, c, h) => [c, add(x, h)]], zeros([2]), [], [zeros([2])]);
 * ```
 * @throws AX125 unless there is a state and an output for each cell.
 * @see https://js.tensorflow.org/api/latest/#multiRNNCell
 */
export const multiRNNCell = ((
  lstmCells: readonly Cell[],
  data: Tensor,
  c: readonly Tensor[],
  h: readonly Tensor[],
) => {
  for (const [name, states] of Object.entries({ c, h })) {
    if (states?.length !== lstmCells.length) {
      const wanted = `an array of length ${lstmCells.length}, as that of the cells`;
      raise(invalidArgument, 'multiRNNCell', name, wanted, kindOf(states));
    }
  }
  let input = data;
  const states = lstmCells.map((cell, i) => {
    const [newC, newH] = cell(input, c[i], h[i]);
    input = newH;
    return [newC, newH] as const;
  });
  return [states.map(([newC]) => newC), states.map(([, newH]) => newH)];
}) as unknown as Ops['multiRNNCell'];
