import { add, concat, fn, pad, reshape, slice, type Tensor, vmap, zeros } from 'axiswise';

declare const n: Tensor<['n']>;
declare const m: Tensor<['m']>;

// sums that are equal for no size, or not for every size
add(pad(n, [[1, 0]]), n); //~ add: shapes [n+1] and [n] do not broadcast (n+1 vs n)
add(concat([m, n]), concat([n, n])); //~ add: shapes [m+n] and [2*n] do not broadcast (m+n vs 2*n)
add(slice(n, 1), slice(n, 2)); //~ add: shapes [n-1] and [n-2] do not broadcast (n-1 vs n-2)
add(pad(n, [[1, 0]]), zeros([3])); //~ add: shapes [n+1] and [3] do not broadcast (n+1 vs 3)
const rows = zeros([1]) as unknown as Tensor<['n+3', 4]>;
reshape(rows, [4, 7]); //~ reshape: cannot reshape [n+3, 4] (4*n+12 elements) into [4, 7] (28 elements)

// what names become in calls is checked
const join = fn((x: Tensor<['n']>, y: Tensor<['m']>) => concat([x, y]));
add(join(zeros([3]), zeros([4])), zeros([8])); //~ add: shapes [7] and [8] do not broadcast (7 vs 8)
add(join(n, n), join(n, m)); //~ add: shapes [2*n] and [m+n] do not broadcast (2*n vs m+n)

// parameters that are sums
const diff = fn((x: Tensor<['n+1']>, y: Tensor<['n']>) => add(slice(x, 1), y));
diff(zeros([6]), zeros([6])); //~ arg 0 has shape [6] but [n+1] is expected (n+1 is 7 and 6)
diff(n, n); //~ arg 0 has shape [n] but [n+1] is expected (n+1 is n+1 and n)
const late = fn((x: Tensor<['n']>, y: Tensor<['n-1']>) => add(slice(x, 1), y));
late(zeros([6]), zeros([6])); //~ arg 1 has shape [6] but [n-1] is expected (n-1 is 5 and 6)
const twice = fn((x: Tensor<['n+1']>, y: Tensor<['n+1']>) => add(x, y));
twice(zeros([6]), zeros([7])); //~ arg 1 has shape [7] but [n+1] is expected (n+1 is 6 and 7)
const flat = fn((x: Tensor<['b*t']>, y: Tensor<['b', 't']>) => add(x, reshape(y, [-1])));
flat(zeros([7]), zeros([2, 3])); //~ arg 0 has shape [7] but [b*t] is expected (b*t is 6 and 7)
const hyphen = fn((x: Tensor<['seq-len']>, y: Tensor<['seq-len']>) => add(x, y));
hyphen(zeros([3]), zeros([10])); //~ arg 1 has shape [10] but [seq-len] is expected (seq-len is 3 and 10)

// transforms say the same
vmap(diff)(zeros([2, 6]), zeros([2, 6])); //~ vmap: per-example arg 0 has shape [6] but [n+1] is expected (n+1 is 7 and 6)
