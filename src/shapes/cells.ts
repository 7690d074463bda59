import { raise } from '../messages/error.js';
import { operandShape } from '../messages/operands.js';
import { printShape } from '../messages/print.js';
import { checkRank } from './rank.js';
import { type Shape, sameShape } from './shape.js';

function want(argument: number, wanted: Shape, got: Shape): void {
  if (!sameShape(wanted, got)) raise(operandShape, 'basicLSTMCell', argument, printShape(wanted), got);
}

/** The shape of the new states of an LSTM cell. */
export function basicLSTMCellShape(kernel: Shape, bias: Shape, data: Shape, c: Shape, h: Shape): number[] {
  [kernel, bias, data, c, h].forEach((shape, i) => {
    checkRank('basicLSTMCell', i + 1, shape, i === 1 ? 1 : 2);
  });
  const [rows, inputs] = data;
  const units = c[1];
  want(4, [rows, units], c);
  want(5, [rows, units], h);
  want(1, [inputs + units, 4 * units], kernel);
  want(2, [4 * units], bias);
  return [rows, units];
}
