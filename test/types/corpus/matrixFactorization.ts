// Recommendations: users and films get hidden factors so that their products are the known ratings.
import {
  add,
  arange,
  argMax,
  div,
  dot,
  equal,
  floorDiv,
  grad,
  mod,
  mul,
  reshape,
  sin,
  sqrt,
  square,
  squaredDifference,
  sub,
  sum,
  type Tensor,
  tensor,
  vmap,
  where,
} from 'axiswise';

interface Factors {
  readonly users: Tensor<[6, 2]>;
  readonly films: Tensor<[5, 2]>;
}

const tastes = tensor([
  [2, 0.3],
  [0.1, 2],
  [1, 1.1],
  [1.5, 0.5],
  [0.5, 1.5],
  [2, 1],
]);
const genres = tensor([
  [2, 0.5],
  [0, 2],
  [1, 1],
  [2, 0],
  [0.5, 1],
]);

const rate = (user: Tensor<['k']>, film: Tensor<['k']>) => dot(user, film);
/** All pairs of a user and a film. */
const ratings = vmap(vmap(rate, [null, 0]), [0, null]);

const truth = ratings(tastes, genres);
const cells = arange(0, 30, 1, 'int32');
const user = floorDiv(cells, 5);
const film = mod(cells, 5);
const hidden = equal(mod(add(mul(user, 2), film), 7), 3);
const known = reshape(where(hidden, 0, 1), [6, 5]);

function loss({ users, films }: Factors): Tensor<[]> {
  const errors = squaredDifference(ratings(users, films), truth);
  const fit = sum(mul(known, errors));
  const size = add(sum(square(users)), sum(square(films)));
  return add(fit, mul(size, 1e-3));
}

let factors: Factors = {
  users: add(reshape(mul(sin(mul(arange(12), 1.7)), 0.5), [6, 2]), 0.8),
  films: add(reshape(mul(sin(mul(arange(10), 2.9)), 0.5), [5, 2]), 0.8),
};
for (let i = 0; i < 200; i++) {
  const slope = grad(loss)(factors);
  factors = {
    users: sub(factors.users, mul(slope.users, 0.03)),
    films: sub(factors.films, mul(slope.films, 0.03)),
  };
}

const predicted = ratings(factors.users, factors.films);
const unknown = sub(1, known);
const missing = mul(unknown, squaredDifference(predicted, truth));
const error = sqrt(div(sum(missing), sum(unknown)));
const favourites = argMax(predicted, 1);
const expected = argMax(truth, 1);
export const result =
  error.dataSync()[0] < 0.2 && favourites.dataSync().join() === expected.dataSync().join();
