import {
  add,
  asShape,
  concat,
  dims,
  expandDims,
  fn,
  matMul,
  mul,
  reshape,
  softmax,
  squeeze,
  sum,
  type Tensor,
  transpose,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const x3 = zeros([3]);
const x10x3 = zeros([10, 3]);

const dot = fn((x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y)));
is<Tensor<[]>>()(dot(x3, x3), true);
const same = fn('(n),(n)->()', (x, y) => sum(mul(x, y)));
is<Tensor<[]>>()(same(x3, x3), true);
is<Tensor<[10]>>()(vmap(same)(x10x3, x10x3), true);
is<Tensor<[3, 2]>>()(fn('(n),(m)->(n,m)', (x, y) => mul(expandDims(x, 1), y))(x3, zeros([2])), true);

// several outputs, as literals or const; a name that is new among the outputs
is<[Tensor<[3]>, Tensor<[]>]>()(fn('(n)->(n),()', (x) => [x, sum(x)])(x3), true);
is<[Tensor<[3]>, Tensor<[]>]>()(fn('(n)->(n),()', (x) => [x, sum(x)] as const)(x3), true);
is<[Tensor<[3]>, Tensor<[]>]>()(fn((x: Tensor<['n']>) => [x, sum(x)] as const)(x3), true);
is<Tensor<[7]>>()(fn('(n)->(k)', () => zeros([7]))(x3), true);

// trees, also with tuples inside
const affine = fn((p: { w: Tensor<['i', 'o']>; b: Tensor<['o']> }, x: Tensor<['i']>) =>
  add(squeeze(matMul(expandDims(x, 0), p.w), 0), p.b),
);
const p37 = { w: zeros([3, 7]), b: zeros([7]) };
is<Tensor<[7]>>()(affine(p37, x3), true);
is<Tensor<[10, 7]>>()(vmap(affine, [null, 0])(p37, x10x3), true);
const layers = fn((ps: [Tensor<['n']>, Tensor<['m']>], k: Tensor<[]>) => mul(add(sum(ps[0]), sum(ps[1])), k));
is<Tensor<[]>>()(layers([x3, zeros([4])], zeros([])), true);
const inside = fn((p: { pair: [Tensor<['n']>, Tensor<['n']>] }) => add(p.pair[0], p.pair[1]));
is<Tensor<[3]>>()(inside({ pair: [x3, x3] }), true);
const optional = fn((x: Tensor<['n']>, bias: Tensor<['n']> | null) => (bias ? add(x, bias) : x));
is<Tensor<[3]>>()(optional(x3, null), true);
is<Tensor<[3]>>()(optional(x3, x3), true);

// names stay rigid in bodies, and symbolic sizes compute
export const attention = fn((q: Tensor<['t', 'd']>, k: Tensor<['s', 'd']>, v: Tensor<['s', 'e']>) =>
  matMul(softmax(matMul(q, transpose(k))), v),
);
is<Tensor<[8, 16, 32]>>()(vmap(attention)(zeros([8, 16, 64]), zeros([8, 20, 64]), zeros([8, 20, 32])), true);
const heads = fn((x: Tensor<['t', 768]>) => {
  const [t] = dims(x);
  is<Tensor<['t', 3]>>()(zeros([t, 3]), true);
  is<Tensor<['768*t']>>()(reshape(x, [-1]), true);
  return transpose(reshape(x, [t, 12, 64]), [1, 0, 2]);
});
is<Tensor<[8, 12, 128, 64]>>()(vmap(heads)(zeros([8, 128, 768])), true);
is<Tensor<[32, 784]>>()(
  fn((x: Tensor<['b', 28, 28, 1]>) => reshape(x, [-1, 784]))(zeros([32, 28, 28, 1])),
  true,
);
is<Tensor<['b*t', 768]>>()(reshape(zeros([1]) as unknown as Tensor<['b', 't', 768]>, [-1, 768]), true);
is<Tensor<['n+3']>>()(concat([zeros([1]) as unknown as Tensor<['n']>, x3]), true);

// a name of the caller is a size like another
const outer = fn((xs: Tensor<['B', 'd']>, w: Tensor<['d']>) => vmap(dot, [0, null])(xs, w));
is<Tensor<[32]>>()(outer(zeros([32, 7]), zeros([7])), true);
is<Tensor<['n', 3]>>()(asShape(x10x3, ['n', 3]), true);
