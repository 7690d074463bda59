// Policy gradient on a three-armed bandit: the expected reward by REINFORCE with a baseline, which stops gradients.
import {
  abs,
  add,
  argMax,
  clone,
  dot,
  eye,
  grad,
  logSoftmax,
  max,
  mean,
  mul,
  softmax,
  stopGradient,
  sub,
  sum,
  type Tensor,
  tensor,
  vmap,
  zeros,
} from 'axiswise';

const rewards = tensor([0.2, 1, 0.5]);
const actions = eye(3);

/** The surrogate whose gradient is that of the expected reward, for one action weighted by its probability. */
function surrogate(logits: Tensor<[3]>, action: Tensor<[3]>): Tensor<[]> {
  const probabilities = stopGradient(softmax(logits));
  const baseline = dot(probabilities, rewards);
  const advantage = sub(dot(action, rewards), baseline);
  const logProbability = dot(action, logSoftmax(logits));
  return mul(mul(dot(action, probabilities), advantage), logProbability);
}

const expectedReward = (logits: Tensor<[3]>) => dot(softmax(logits), rewards);
const objective = (logits: Tensor<[3]>) => sum(vmap(surrogate, [null, 0])(logits, actions));

const start: Tensor<[3]> = zeros([3]);
const estimated = grad(objective)(start);
const exact = grad(expectedReward)(start);
const gap = max(abs(sub(estimated, exact)));

let logits = clone(start);
for (let i = 0; i < 60; i++) logits = add(logits, mul(grad(objective)(logits), 2));

const policy = softmax(logits);
const choice = argMax(policy);
const reward = expectedReward(logits);
const perAction = vmap(grad(surrogate), [null, 0])(logits, actions);
const balance = mean(perAction, 0);
const regret = sub(max(rewards), reward);
export const result =
  gap.dataSync()[0] < 1e-6 &&
  choice.dataSync()[0] === 1 &&
  regret.dataSync()[0] < 0.05 &&
  Math.abs(sum(balance).dataSync()[0]) < 1e-5;
