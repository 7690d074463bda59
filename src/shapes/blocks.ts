import { blockBatch, blockUneven } from '../messages/blocks.js';
import { raise } from '../messages/error.js';
import { operandRank } from '../messages/move.js';
import { counted, printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { type Shape, sizeOf } from './shape.js';
import { isIndex } from './sizes.js';

type Pairs = readonly (readonly number[])[];

function checkBlocks(op: string, name: string, shape: Shape, block: Shape, pairs: Pairs): void {
  const invalid = (argument: string, wanted: string, got: string) =>
    raise(invalidArgument, op, argument, wanted, got);
  if (!block.every((size) => isIndex(size) && size > 0)) {
    invalid('blockShape', 'positive integers', printShape(block));
  }
  if (pairs.length !== block.length) {
    invalid(name, counted(block.length, 'pair', 'pairs'), counted(pairs.length, 'pair', 'pairs'));
  }
  if (shape.length <= block.length) raise(operandRank, op, 0, `${block.length + 1} or more`, shape);
  pairs.forEach((pair, i) => {
    if (pair.length === 2 && pair.every(isIndex)) return;
    invalid(`${name}[${i}]`, 'two non-negative integers', printShape(pair));
  });
}

/** The padded axes behind the first are cut in blocks, and the places in a block go to the first. */
export function spaceToBatchShape(shape: Shape, block: Shape, paddings: Pairs): number[] {
  checkBlocks('spaceToBatchND', 'paddings', shape, block, paddings);
  const [n, ...rest] = shape;
  const cut = rest.map((dim, i) => {
    if (i >= block.length) return dim;
    const padded = dim + paddings[i][0] + paddings[i][1];
    if (padded % block[i] !== 0) raise(blockUneven, i + 1, shape, paddings[i], block[i]);
    return padded / block[i];
  });
  return [n * sizeOf(block), ...cut];
}

/** The other way round; what is cropped comes off last. */
export function batchToSpaceShape(shape: Shape, block: Shape, crops: Pairs): number[] {
  checkBlocks('batchToSpaceND', 'crops', shape, block, crops);
  const [n, ...rest] = shape;
  const positions = sizeOf(block);
  if (n % positions !== 0) raise(blockBatch, shape, positions);
  const joined = rest.map((dim, i) => {
    if (i >= block.length) return dim;
    const whole = dim * block[i];
    const left = whole - crops[i][0] - crops[i][1];
    if (left < 0) {
      const wanted = `at most ${whole} together`;
      raise(invalidArgument, 'batchToSpaceND', `crops[${i}]`, wanted, printShape(crops[i]));
    }
    return left;
  });
  return [n / positions, ...joined];
}
