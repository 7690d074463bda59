// A camera finds its own pose from the pixels of known points: Gauss-Newton on the reprojection error.
import {
  abs,
  add,
  concat,
  cos,
  div,
  dot,
  expandDims,
  eye,
  jacfwd,
  jvp,
  matMul,
  max,
  mul,
  outer,
  reshape,
  scalar,
  sin,
  square,
  stack,
  sub,
  sum,
  type Tensor,
  tensor,
  unstack,
  vmap,
  zeros,
} from 'axiswise';

type Point = Tensor<[3]>;
type Pixel = Tensor<[2]>;
type Pose = Tensor<[6]>;

const FOCAL = 2;

/** Rotations about the three axes, one after the other. */
function rotation(angles: Tensor<[3]>): Tensor<[3, 3]> {
  const [cx, cy, cz] = unstack(cos(angles));
  const [sx, sy, sz] = unstack(sin(angles));
  const zero = scalar(0);
  const one = scalar(1);
  const x = reshape(stack([one, zero, zero, zero, cx, mul(sx, -1), zero, sx, cx]), [3, 3]);
  const y = reshape(stack([cy, zero, sy, zero, one, zero, mul(sy, -1), zero, cy]), [3, 3]);
  const z = reshape(stack([cz, mul(sz, -1), zero, sz, cz, zero, zero, zero, one]), [3, 3]);
  return matMul(z, matMul(y, x));
}

function project(pose: Pose, point: Point): Pixel {
  const [angles, shift] = unstack(reshape(pose, [2, 3]));
  const [x, y, depth] = unstack(add(dot(rotation(angles), point), shift));
  return div(mul(stack([x, y]), FOCAL), depth);
}

const points = tensor([
  [1, 1, 0],
  [-1, 1, 0.5],
  [1, -1, -0.5],
  [-1, -1, 1],
  [0, 0.5, -1],
  [0.5, 0, 1],
]);
const truth = tensor([0.1, -0.2, 0.3, 0.2, -0.1, 6]);
const pixels = vmap(project, [null, 0])(truth, points);

const residuals = (pose: Pose) => reshape(sub(vmap(project, [null, 0])(pose, points), pixels), [12]);

/** Elimination on a symmetric positive definite system. */
function solve(matrix: Tensor<[6, 6]>, target: Tensor<[6]>): Tensor<[6]> {
  let system: Tensor<[6, 7]> = concat([matrix, expandDims(target, 1)], 1);
  for (let i = 0; i < 6; i++) {
    const row = unstack(system)[i];
    const scaled = div(row, unstack(row)[i]);
    const column = unstack(system, 1)[i];
    const unit = unstack(eye(6))[i];
    system = sub(system, outer(sub(column, unit), scaled));
  }
  return unstack(system, 1)[6];
}

let pose: Pose = concat([zeros([5]), tensor([5])]);
const costs: number[] = [];
for (let i = 0; i < 7; i++) {
  const miss = residuals(pose);
  const jacobian = jacfwd(residuals)(pose);
  const normal = add(matMul(jacobian, jacobian, true), mul(eye(6), 1e-6));
  const slope = reshape(matMul(jacobian, expandDims(miss, 1), true), [6]);
  costs.push(sum(square(miss)).dataSync()[0]);
  pose = sub(pose, solve(normal, slope));
}

const error = max(abs(sub(pose, truth)));
const perPoint = vmap(jacfwd(project, { argnums: [0, 1] }), [null, 0])(pose, points);
const byPose = perPoint[0];
const byPoint = perPoint[1];
const [, nearer] = jvp(residuals, [pose], [tensor([0, 0, 0, 0, 0, -1])]);
const turned = rotation(tensor([0.3, 0.2, 0.1]));
const orthogonal = max(abs(sub(matMul(turned, turned, true), eye(3))));
export const result =
  costs[6] < 1e-8 &&
  costs[0] > 0.1 &&
  error.dataSync()[0] < 1e-3 &&
  orthogonal.dataSync()[0] < 1e-6 &&
  byPose.size === 72 &&
  byPoint.size === 36 &&
  nearer.size === 12;
