import type { printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { broadcastTo } from './broadcast.js';
import type { Message } from './rule.js';
import type { Shape } from './shape.js';

/** The message about a bias that does not broadcast to the result, else null. */
export type biasError<op extends string, bias extends Shape, result> = result extends Shape
  ? broadcastTo<bias, result> extends infer _ extends Message
    ? invalidArgument<op, 'bias', `of a shape that broadcasts to ${printShape<result>}`, printShape<bias>>
    : null
  : null;
