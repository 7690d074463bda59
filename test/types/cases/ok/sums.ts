import {
  add,
  asShape,
  concat,
  dims,
  fn,
  pad,
  reshape,
  slice,
  split,
  sum,
  type Tensor,
  tile,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

declare const n: Tensor<['n']>;
declare const m: Tensor<['m']>;
declare const a: Tensor<['a', 2]>;
declare const b: Tensor<['b', 2]>;

// sums and differences have one form: names in order, then the constant, then what is taken away
is<Tensor<['m+n']>>()(concat([n, m]), true);
is<Tensor<['m+n']>>()(concat([m, n]), true);
is<Tensor<['2*n']>>()(concat([n, n]), true);
is<Tensor<['m+n+7']>>()(concat([zeros([3]), n, zeros([4]), m]), true);
is<Tensor<['a+b', 2]>>()(concat([b, a], 0), true);
is<Tensor<['n+3']>>()(pad(n, [[1, 2]]), true);
is<Tensor<['2*n+2']>>()(concat([pad(n, [[0, 1]]), pad(n, [[1, 0]])]), true);
is<Tensor<['n-1']>>()(slice(n, [1]), true);
is<Tensor<['n-3']>>()(slice(slice(n, 1), 2), true);
is<Tensor<['n']>>()(pad(slice(n, 1), [[1, 0]]), true);
is<Tensor<['n+1']>>()(pad(slice(n, 1), [[2, 0]]), true);
is<Tensor<['n-1']>>()(concat([slice(n, 2), zeros([1])]), true);
is<[Tensor<[2]>, Tensor<['n-2']>]>()(split(n, [2, -1]), true);
is<Tensor<['6*n+9']>>()(tile(pad(tile(n, [2]), [[1, 2]]), [3]), true);

// products in their order too, and of sums
is<Tensor<['b*t']>>()(reshape(zeros([1]) as unknown as Tensor<['t', 'b']>, [-1]), true);
is<Tensor<['4*n+12']>>()(reshape(zeros([1]) as unknown as Tensor<['n+3', 4]>, [-1]), true);
is<Tensor<['m+m*n+n+1']>>()(reshape(zeros([1]) as unknown as Tensor<['m+1', 'n+1']>, [-1]), true);
is<Tensor<['n+3', 4]>>()(reshape(zeros([1]) as unknown as Tensor<['n+3', 4]>, [-1, 4]), true);

// a sum that is written in another order is the same one
declare const ba: Tensor<['b+a', 2]>;
declare const p: Tensor<['2*n+1']>;
declare const q: Tensor<['1+n+n']>;
void add(concat([a, b], 0), ba);
void add(p, q);
void concat([concat([a, b], 0), ba], 1);
void add(zeros([1]) as unknown as Tensor<['b*t']>, zeros([1]) as unknown as Tensor<['t*b']>);

// in bodies, and with sizes in calls
const join = fn((x: Tensor<['n']>, y: Tensor<['m']>) => concat([x, y]));
is<Tensor<[7]>>()(join(zeros([3]), zeros([4])), true);
is<Tensor<[6]>>()(join(zeros([3]), zeros([3])), true);
is<Tensor<[5, 7]>>()(vmap(join)(zeros([5, 3]), zeros([5, 4])), true);
is<Tensor<['n+3']>>()(join(n, zeros([3])), true);
is<Tensor<['m+n']>>()(join(n, m), true);
is<Tensor<['2*n']>>()(join(n, n), true);
is<Tensor<['a+b+n']>>()(join(n, zeros([1]) as unknown as Tensor<['b+a']>), true);
const grow = fn((x: Tensor<['n']>) => pad(x, [[1, 0]]));
is<Tensor<[6]>>()(grow(zeros([5])), true);
is<Tensor<[7]>>()(grow(grow(zeros([5]))), true);
is<Tensor<['n']>>()(grow(slice(n, 1)), true);
const shrink = fn((x: Tensor<['n', 'k']>) => slice(x, [1, 2]));
is<Tensor<[4, 2]>>()(shrink(zeros([5, 4])), true);
is<Tensor<[1, 0]>>()(shrink(zeros([2, 2])), true);
is<Tensor<[number, 0]>>()(shrink(zeros([0, 2])), true);
const flat = fn((x: Tensor<['n', 'k']>) =>
  reshape(
    pad(x, [
      [1, 1],
      [0, 3],
    ]),
    [-1],
  ),
);
is<Tensor<[35]>>()(flat(zeros([3, 4])), true);
is<Tensor<[number]>>()(flat(zeros([3, 4]) as Tensor<[3, number]>), true);
const three = fn((x: Tensor<['n']>) => concat([x, tile(x, [2])]));
is<Tensor<[15]>>()(three(zeros([5])), true);
is<Tensor<['3*n+3']>>()(three(pad(n, [[1, 0]])), true);

// parameters that are sums
const diff = fn((x: Tensor<['n+1']>, y: Tensor<['n']>) => add(slice(x, 1), y));
is<Tensor<[5]>>()(diff(zeros([6]), zeros([5])), true);
is<Tensor<['m']>>()(diff(pad(m, [[1, 0]]), m), true);
const edges = fn((x: Tensor<['n+1']>) => x);
is<Tensor<[6]>>()(edges(zeros([6])), true);
const unknown = fn((x: Tensor<['n+k']>, _y: Tensor<['n']>) => sum(x));
is<Tensor<[]>>()(unknown(zeros([6]), zeros([5])), true);
const flattened = fn((x: Tensor<['b*t', 3]>, y: Tensor<['b', 't', 3]>) =>
  add(reshape(x, [-1]), reshape(y, [-1])),
);
is<Tensor<[18]>>()(flattened(zeros([6, 3]), zeros([2, 3, 3])), true);

// sizes read from tensors
const [size] = dims(pad(n, [[1, 0]]));
is<Tensor<['n+1', 2]>>()(zeros([size, 2]), true);
is<Tensor<['n', 'n+1']>>()(asShape(zeros([5, 6]), ['n', 'n+1']), true);

// other names are names as long as nothing is added to them
const hyphen = fn((x: Tensor<['seq-len', 'k']>, y: Tensor<['seq-len']>) => [sum(x, 1), sum(y)] as const);
is<[Tensor<[3]>, Tensor<[]>]>()(hyphen(zeros([3, 4]), zeros([3])), true);
