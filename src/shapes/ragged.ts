import { raise } from '../messages/error.js';
import { operandRank } from '../messages/move.js';
import { operandShape } from '../messages/operands.js';
import { counted, printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkRank } from './rank.js';
import type { Shape } from './shape.js';
import { isIndex } from './sizes.js';

/** The number of rows that the vectors among the arguments have; 1 for scalars alone. */
export function rangeCount(...shapes: Shape[]): number {
  let rows: number | undefined;
  shapes.forEach((shape, i) => {
    if (shape.length > 1) raise(operandRank, 'raggedRange', i, '0 or 1', shape);
    if (shape.length === 0) return;
    if (rows !== undefined && shape[0] !== rows) {
      raise(operandShape, 'raggedRange', i, `${printShape([rows])} or []`, shape);
    }
    rows = shape[0];
  });
  return rows ?? 1;
}

export function checkRaggedGather(
  splits: readonly Shape[],
  values: Shape,
  indices: Shape,
  rank: number,
): void {
  const op = 'raggedGather';
  if (splits.length === 0) {
    raise(invalidArgument, op, 'paramsNestedSplits', 'one list of splits or more', '0');
  }
  splits.forEach((shape, i) => {
    if (shape.length !== 1) {
      raise(invalidArgument, op, `paramsNestedSplits[${i}]`, 'a vector', printShape(shape));
    }
  });
  checkRank(op, 1, values);
  checkRank(op, 2, indices);
  const wanted = indices.length - 1 + splits.length;
  if (rank !== wanted) raise(invalidArgument, op, 'outputRaggedRank', `${wanted}`, `${rank}`);
}

/** The sizes to fill up to, where those of the values are known; -1 is that of the longest row. */
export function raggedSizes(list: Shape, values: Shape, types: readonly string[]): number[] {
  const op = 'raggedTensorToTensor';
  checkRank(op, 1, values);
  if (!list.every((size) => isIndex(size) || size === -1)) {
    raise(invalidArgument, op, 'shape', 'non-negative integers or -1', printShape(list));
  }
  const ragged = types[0] === 'FIRST_DIM_SIZE' ? types.length - 1 : types.length;
  const rank = ragged + values.length;
  if (list.length !== rank) {
    const entries = (n: number) => counted(n, 'entry', 'entries');
    raise(invalidArgument, op, 'shape', entries(rank), entries(list.length));
  }
  const inner = list.slice(ragged + 1);
  if (!inner.every((size, i) => size === -1 || size === values[i + 1])) {
    raise(operandShape, op, 1, printShape(['?', ...inner.map((size) => (size === -1 ? '?' : size))]), values);
  }
  return [...list.slice(0, ragged + 1), ...values.slice(1)];
}
