import { add, exp, matMul, mul, outer, sum, type Tensor, vectorize, zeros } from 'axiswise';

const x10 = zeros([10]);
vectorize(add)(x10, zeros([20])); //~ vectorize: loop dimensions [20] of arg 1 do not broadcast with [10] (10 vs 20)
vectorize((x, y) => add(x, y))(x10, zeros([20])); //~ vectorize: loop dimensions [20] of arg 1 do not broadcast with [10] (10 vs 20)
vectorize((x) => exp(x))(null); //~ vectorize: no argument is an array; pass at least one that is not excluded
vectorize((x) => exp(x))({ x: x10 }); //~ vectorize: arg 0 must be a tensor, a number, a nested array of numbers or null, got an object
vectorize((x) => exp(x))('x'); //~ vectorize: arg 0 must be a tensor, a number, a nested array of numbers or null, got a string
vectorize((x) => exp(x))(zeros([3], 'int32')); //~ vectorize: arg 0 is int32 but float32 is expected
vectorize((x: Tensor<[3]>) => x)(x10); //~ vectorize: arg 0 has shape [] but [3] is expected
vectorize((x, y) => add(x, y))(x10); //~ vectorize: expected 2 arguments, got 1

const product = vectorize((a, b) => matMul(a, b), { signature: '(n,m),(m,k)->(n,k)' });
product(zeros([5, 2, 3]), zeros([4, 4])); //~ vectorize: arg 1 of shape [4, 4] does not match core (m, k): m is 3 and 4
product(zeros([3]), zeros([4, 4])); //~ vectorize: arg 0 has shape [3] but core (n, m) needs rank 2 or more
product(zeros([5, 2, 3]), zeros([6, 3, 4])); //~ vectorize: loop dimensions [6] of arg 1 do not broadcast with [5] (5 vs 6)
product(zeros([5, 2, 3])); //~ vectorize: signature '(n,m),(m,k)->(n,k)' takes 2 arguments, got 1
product(null, zeros([3, 4])); //~ vectorize: arg 0 is null but core (n, m) is expected; null is allowed only for ()
product(zeros([2, 3]), zeros([3, 4], 'int32')); //~ vectorize: arg 1 is int32 but float32 is expected
vectorize((x) => sum(x), { signature: '(n,n)->()' })(zeros([2, 3])); //~ vectorize: arg 0 of shape [2, 3] does not match core (n, n): n is 2 and 3

// bodies and results against the signature
vectorize((a, b) => matMul(b, a), { signature: '(n,m),(m,k)->(n,k)' }); //~ matMul: inner dimensions differ: [m, k] x [n, m] (k vs n)
vectorize((a, _b) => sum(a, 0), { signature: '(n,m),(m,k)->(n,k)' }); //~ vectorize: output 0 has shape [m] but the signature promises (n, k)
vectorize(outer, { signature: '(n,m),(m)->(n,m)' }); //~ vectorize: outer: argument 0 must have rank 1, got shape [n, m]
const dot = (x: Tensor<['a']>, y: Tensor<['a']>) => sum(mul(x, y));
vectorize(dot, { signature: '(n),(m)->()' }); //~ vectorize: arg 1 has shape [m] but [a] is expected (a is n and m)
vectorize((x) => x, { signature: '(n)->(n),()' }); //~ vectorize: the signature promises 2 outputs as an array, got a tensor
vectorize((x) => [x, x, x], { signature: '(n)->(n),(n)' }); //~ vectorize: the signature promises 2 outputs, got 3
vectorize((_x) => [zeros([7]), zeros([8])], { signature: '(n)->(k),(k)' }); //~ vectorize: output 1 of shape [8] does not match (k): k is 7 and 8

// annotations that say more than the signature
vectorize((c: Tensor<[4]>) => sum(c), { signature: '(k)->()' })(zeros([7, 5])); //~ vectorize: arg 0 has shape [5] but [4] is expected (4 vs 5)
vectorize((i: Tensor<[], 'int32'>) => mul(i, 2), { signature: '()->()' })(zeros([7])); //~ vectorize: arg 0 is float32 but int32 is expected
vectorize((c: Tensor<[4]>) => c, { signature: '(k)->()' }); //~ vectorize: output 0 has shape [4] but the signature promises ()
vectorize((_c: Tensor<[4]>) => zeros([5]), { signature: '(k)->(k)' }); //~ vectorize: output 0 of shape [5] does not match (k): k is 4 and 5
vectorize((a: Tensor<[4]>, _b: Tensor<[5]>) => sum(a), { signature: '(k),(k)->()' }); //~ vectorize: arg 0 has shape [k] but [4] is expected (4 vs k)
vectorize((c: Tensor<[4, 5]>) => sum(c), { signature: '(k)->()' }); //~ vectorize: arg 0 has shape [k] but [4, 5] is expected (4 vs k)

// signatures
vectorize((a, b) => matMul(a, b), { signature: '(n,m),(m,k)-(n,k)' }); //~ vectorize: not a valid signature: '(n,m),(m,k)-(n,k)'; write for example '(n,m),(m)->(n)'
vectorize((x) => x, { signature: '(n)->n' }); //~ vectorize: not a valid signature: '(n)->n'; write for example '(n,m),(m)->(n)'
vectorize((x) => x, { signature: '(n) ->(n)' }); //~ vectorize: not a valid signature: '(n) ->(n)'; write for example '(n,m),(m)->(n)'
vectorize((x) => x, { excluded: ['x'] }); //~ Type 'string' is not assignable to type 'number'.

// excluded
const scaled = vectorize((x, k: number) => mul(sum(x), k), { signature: '(n)->()', excluded: [1] });
scaled(zeros([7, 3]), 'x'); //~ vectorize: arg 1 does not have the type of the parameter
scaled(zeros([]), 3); //~ vectorize: arg 0 has shape [] but core (n) needs rank 1 or more
scaled(zeros([7, 3]), 3, 3); //~ vectorize: signature '(n)->()' takes 1 argument, got 2
