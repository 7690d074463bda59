import type { printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { reduce } from './reduce.js';
import type { Shape } from './shape.js';

/** The shape after a norm over one axis, two, or all elements, or the message. */
export type norm<
  shape extends Shape,
  axes,
  keepDims extends boolean,
  op extends string = 'norm',
> = axes extends readonly number[]
  ? number extends axes['length']
    ? reduce<op, shape, axes, keepDims>
    : axes['length'] extends 1 | 2
      ? reduce<op, shape, axes, keepDims>
      : invalidArgument<op, 'axis', 'one axis or two', printShape<axes>>
  : reduce<op, shape, axes, keepDims>;
