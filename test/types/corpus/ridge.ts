// Ridge regression, written with chained methods: the gradient vanishes at the solution of the normal equations.
import 'axiswise/methods';
import { arange, eye, grad, linspace, stack, type Tensor, zeros } from 'axiswise';

const x = linspace(-1, 1, 30);
const features = stack([x.pow(0), x, x.square(), x.square().mul(x)], 1);
const targets = x.mul(3).sin().add(x.mul(40).cos().mul(0.1));
const WEIGHT = 0.01;

function loss(w: Tensor<[4]>): Tensor<[]> {
  const predictions = features.matMul(w.expandDims(1)).squeeze([1]);
  const errors = predictions.sub(targets).square();
  return errors.sum().add(w.square().sum().mul(WEIGHT));
}

const gram = features.matMul(features, true);
const system = gram.add(eye(4).mul(WEIGHT));
const right = features.matMul(targets.expandDims(1), true).flatten();

/** Gauss-Seidel sweeps, as the system is symmetric and positive. */
function solve(matrix: Tensor<[4, 4]>, target: Tensor<[4]>): Tensor<[4]> {
  let w: Tensor<[4]> = zeros([4]);
  for (let i = 0; i < 800; i++) {
    const row = i % 4;
    const chosen = arange(4).equal(row).toFloat();
    const image = matrix.matMul(w.expandDims(1)).squeeze([1]);
    const residual = target.sub(image).mul(chosen);
    const diagonal = matrix.mul(eye(4)).sum(1);
    w = w.add(residual.div(diagonal));
  }
  return w;
}

const weights = solve(system, right);
const slope = grad(loss)(weights);
const largest = slope.abs().max();
const fit = features.matMul(weights.expandDims(1)).flatten();
const worst = fit.sub(targets).abs().max();
export const result = largest.dataSync()[0] < 0.05 && worst.dataSync()[0] < 0.4;
