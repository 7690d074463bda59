// An LSTM cell reads sequences; gradients go back through time, per sequence.
import {
  add,
  arange,
  grad,
  matMul,
  mean,
  mul,
  reshape,
  sigmoid,
  sin,
  square,
  sum,
  type Tensor,
  tanh,
  unstack,
  vmap,
  zeros,
} from 'axiswise';

interface State {
  readonly h: Tensor<[1, 4]>;
  readonly c: Tensor<[1, 4]>;
}
interface Gate {
  readonly input: Tensor<[3, 4]>;
  readonly hidden: Tensor<[4, 4]>;
}
interface Cell {
  readonly forget: Gate;
  readonly write: Gate;
  readonly read: Gate;
  readonly value: Gate;
}

const gate = (seed: number): Gate => {
  const input = reshape(sin(mul(arange(12), seed)), [3, 4]);
  const hidden = reshape(sin(mul(arange(16), seed + 0.5)), [4, 4]);
  return { input, hidden };
};
const cell: Cell = { forget: gate(1.1), write: gate(2.3), read: gate(3.7), value: gate(4.9) };

const through = (g: Gate, x: Tensor<[1, 3]>, h: Tensor<[1, 4]>) =>
  add(matMul(x, g.input), matMul(h, g.hidden));

function step(p: Cell, x: Tensor<[1, 3]>, { h, c }: State): State {
  const forget = sigmoid(through(p.forget, x, h));
  const write = sigmoid(through(p.write, x, h));
  const read = sigmoid(through(p.read, x, h));
  const value = tanh(through(p.value, x, h));
  const kept = add(mul(forget, c), mul(write, value));
  return { h: mul(read, tanh(kept)), c: kept };
}

function run(p: Cell, sequence: Tensor<[7, 3]>): Tensor<[4]> {
  let state: State = { h: zeros([1, 4]), c: zeros([1, 4]) };
  for (const x of unstack(sequence)) state = step(p, reshape(x, [1, 3]), state);
  return reshape(state.h, [4]);
}

const sequences = reshape(sin(mul(arange(105), 0.9)), [5, 7, 3]);
const encoded = vmap(run, [null, 0])(cell, sequences);
const energy = (p: Cell, s: Tensor<[7, 3]>) => sum(square(run(p, s)));
const slopes = vmap(grad(energy), [null, 0])(cell, sequences);
const forgetSlope = slopes.forget.hidden;
const average = mean(square(forgetSlope), 0);
const size = mean(average);
export const result = size.dataSync()[0] > 0 && encoded.size === 20;
