import {
  add,
  cast,
  exp,
  gather,
  matMul,
  mul,
  outer,
  stack,
  sum,
  type Tensor,
  vectorize,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

const x10 = zeros([10]);
const x20x1 = zeros([20, 1]);

is<Tensor<[20, 10]>>()(vectorize(add)(x10, x20x1), true);
is<Tensor<[20, 10]>>()(vectorize((x, y) => add(x, y))(x10, x20x1), true);
is<Tensor<[10]>>()(vectorize((x, y) => add(x, y))(x10, 2), true);
is<Tensor<[2, 10]>>()(vectorize((x, y) => add(x, y))(x10, [[1], [2]]), true);
is<Tensor<[20, 10, 2]>>()(vectorize((x, y) => stack([x, y]))(x10, x20x1), true);
is<{ a: Tensor<[10]>; b: Tensor<[10, 2]> }>()(vectorize((x) => ({ a: x, b: stack([x, x]) }))(x10), true);
is<Tensor<[10, 3], 'int32'>>()(vectorize(add)(zeros([10, 1], 'int32'), zeros([3], 'int32')), true);
is<Tensor<[10, 3]>>()(vmap(vectorize(exp))(zeros([10, 3])), true);
is<[Tensor<[10]>, Tensor<[10, 2]>]>()(vectorize((x: Tensor<[]>) => [x, stack([x, x])])(x10), true);
const plus = vectorize((x: Tensor<[]>, y: Tensor<[]> | null) => (y ? add(x, y) : x));
is<Tensor<[10]>>()(plus(x10, null), true);
is<Tensor<[20, 10]>>()(plus(x10, x20x1), true);

const product = vectorize((a, b) => matMul(a, b), { signature: '(n,m),(m,k)->(n,k)' });
is<Tensor<[5, 2, 4]>>()(product(zeros([5, 2, 3]), zeros([3, 4])), true);
is<Tensor<[6, 5, 2, 4]>>()(product(zeros([6, 1, 2, 3]), zeros([5, 3, 4])), true);
const ofOp = vectorize(matMul, { signature: '(n,m),(m,k)->(n,k)' });
is<Tensor<[5, 2, 4]>>()(ofOp(zeros([5, 2, 3]), zeros([3, 4])), true);
is<Tensor<[7, 3, 4]>>()(vectorize(outer, { signature: '(n),(m)->(n,m)' })(zeros([7, 3]), zeros([4])), true);
const two = vectorize((a) => [a, sum(a)], { signature: '(n)->(n),()' });
is<[Tensor<[7, 3]>, Tensor<[7]>]>()(two(zeros([7, 3])), true);
is<Tensor<[7, 5]>>()(vectorize(() => zeros([5]), { signature: '(n)->(k)' })(zeros([7, 3])), true);
const dot = (x: Tensor<['a']>, y: Tensor<['a']>) => sum(mul(x, y));
is<Tensor<[7, 5]>>()(vectorize(dot, { signature: '(n),(n)->()' })(zeros([7, 1, 3]), zeros([5, 3])), true);
const cube = vectorize((x) => sum(x), { signature: '(a,b,c)->()' });
is<Tensor<[7]>>()(cube(zeros([7, 2, 3, 4])), true);

// annotations may say more than the signature
const dot4 = vectorize((c: Tensor<[4]>) => sum(c), { signature: '(k)->()' });
is<Tensor<[7]>>()(dot4(zeros([7, 4])), true);
is<Tensor<[]>>()(dot4(zeros([4])), true);
const double4 = vectorize((c: Tensor<[4]>, d: Tensor<['k']>) => add(mul(c, 2), sum(d)), {
  signature: '(k),(k)->(k)',
});
is<Tensor<[7, 4]>>()(double4(zeros([7, 4]), zeros([4])), true);
const taken = vectorize((i: Tensor<[], 'int32'>) => cast(i, 'float32'), { signature: '()->()' });
is<Tensor<[7]>>()(taken(zeros([7], 'int32')), true);
const picked = vectorize((x: Tensor<['n']>, i: Tensor<['k'], 'int32'>) => gather(x, i), {
  signature: '(n),(k)->(k)',
});
is<Tensor<[7, 2]>>()(picked(zeros([7, 5]), zeros([2], 'int32')), true);
const pair = vectorize((c: Tensor<[3, 'm']>) => [c, sum(c, 0)], { signature: '(n,m)->(n,m),(m)' });
is<[Tensor<[7, 3, 5]>, Tensor<[7, 5]>]>()(pair(zeros([7, 3, 5])), true);

const scaled = vectorize((x, k: number) => mul(sum(x), k), { signature: '(n)->()', excluded: [1] });
is<Tensor<[7]>>()(scaled(zeros([7, 3]), 3), true);
is<Tensor<[7, 3]>>()(vectorize((x, _: string) => exp(x), { excluded: [1] })(zeros([7, 3]), 'x'), true);
