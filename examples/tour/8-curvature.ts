import * as tf from '@tensorflow/tfjs';
import {
  asShape,
  expandDims,
  grad,
  hessian,
  jacrev,
  matMul,
  mean,
  mul,
  neg,
  sigmoid,
  softplus,
  squeeze,
  sub,
  type Tensor,
  tensor,
  transpose,
} from 'axiswise';
import { features, flowers, species } from '../data/iris.js';
import { check, code, fixed, heading, say, table } from './print.js';
import { solve } from './solve.js';
import { gap, shape } from './values.js';

/** A flower that the measurements place between two species. */
const BORDERLINE = 70;

export function curvature(model: tf.LayersModel) {
  heading(8, 'A Jacobian and a Hessian');
  jacobian(model);
  newton();
}

function jacobian(model: tf.LayersModel) {
  const probabilities = (flower: Tensor<[4]>) =>
    asShape(tf.squeeze(model.apply(tf.expandDims(flower)) as tf.Tensor, [0]), [3]);
  const flower = tensor(flowers[BORDERLINE]);

  say(`How the model's three probabilities change per cm at flower ${BORDERLINE + 1}, a ${species[1]}:`);
  code('the loop', '[0, 1, 2].map((k) => tf.grad((v) => probabilities(asShape(v, [4])).gather(k))(flower))');
  code('jacrev', 'jacrev(probabilities)(flower)');
  const slopes = jacrev(probabilities)(flower);
  const looped = tf.stack(
    [0, 1, 2].map((k) => tf.grad((v) => probabilities(asShape(v, [4])).gather(k))(flower)),
  );
  const values = slopes.dataSync();
  table(
    ['', ...features],
    species.map((name, k) => [name, ...features.map((_, i) => fixed(values[4 * k + i], 4))]),
  );
  check('equal to one tf.grad per probability', gap(slopes, looped) < 1e-5);
  const sums = tf.abs(tf.sum(slopes, 0)).max().dataSync()[0];
  check('columns sum to 0, as probabilities sum to 1', sums < 1e-6);
}

/** Logistic regression of versicolor against virginica on petal length and width, by Newton's method. */
function newton() {
  const pair = flowers.slice(50);
  const inputs = asShape(tf.tensor(pair.map(([, , length, width]) => [length, width, 1])), [100, 3]);
  const signs = asShape(tf.tensor(pair.map((_, i) => (i < 50 ? -1 : 1))), [100]);
  const scores = (w: Tensor<[3]>) => squeeze(matMul(inputs, expandDims(w, 1)), [1]);
  const loss = (w: Tensor<[3]>) => mean(softplus(neg(mul(signs, scores(w)))));

  say('');
  say(`${species[1]} or ${species[2]} by their petals: logistic loss, minimized by Newton's method.`);
  code('one step', 'sub(w, solve(hessian(loss)(w), grad(loss)(w)))');
  let w: Tensor<[3]> = tensor([0, 0, 0]);
  const steps: string[][] = [];
  for (let step = 0; step <= 7; step++) {
    const slope = Math.hypot(...grad(loss)(w).dataSync());
    steps.push([String(step), fixed(loss(w).dataSync()[0], 6), slope.toExponential(1)]);
    if (step < 7) w = sub(w, solve(hessian(loss)(w), grad(loss)(w)));
  }
  table(['step', 'loss', 'size of the gradient'], steps);

  const p = sigmoid(scores(w));
  const weighted = mul(inputs, expandDims(mul(p, sub(1, p)), 1));
  const closed = matMul(transpose(inputs), weighted);
  const curved = hessian(loss)(w);
  check(`the Hessian ${shape(curved)} is X' diag(p (1 - p)) X / 100`, gap(mul(curved, 100), closed) < 1e-2);
}
