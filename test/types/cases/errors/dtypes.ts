import {
  abs,
  add,
  all,
  div,
  exp,
  greater,
  isInf,
  less,
  logicalAnd,
  logicalNot,
  matMul,
  max,
  mul,
  neg,
  sub,
  vmap,
  where,
  zeros,
} from 'axiswise';

const f = zeros([3]);
const i = zeros([3], 'int32');
const b = greater(f, 0);
const c = zeros([3], 'complex64');
const s = zeros([3], 'string');

add(b, b); //~ add: argument 0 must be float32 or int32 or complex64, got bool; convert it with cast
add(s, f); //~ add: argument 0 must be float32 or int32 or complex64, got string; convert it with cast
add(f, s); //~ add: argument 1 must be float32 or int32 or complex64, got string; convert it with cast
neg(b); //~ neg: argument 0 must be float32 or int32, got bool; convert it with cast
abs(b); //~ abs: argument 0 must be float32 or int32, got bool; convert it with cast
exp(c); //~ exp: argument 0 must be float32, got complex64; convert it with cast
isInf(c); //~ isInf: argument 0 must be float32 or int32 or bool, got complex64; convert it with cast
logicalNot(f); //~ logicalNot: argument 0 must be bool, got float32; convert it with cast
logicalAnd(b, f); //~ logicalAnd: argument 1 must be bool, got float32; convert it with cast
less(c, f); //~ less: argument 0 must be float32 or int32 or bool, got complex64; convert it with cast
all(f); //~ all: argument 0 must be bool, got float32; convert it with cast
max(c); //~ max: argument 0 must be float32 or int32 or bool, got complex64; convert it with cast
where(f, 1, 0); //~ where: argument 0 must be bool, got float32; convert it with cast
where(f, f, f); //~ where: argument 0 must be bool, got float32; convert it with cast
matMul(zeros([2, 2], 'bool'), zeros([2, 2], 'bool')); //~ matMul: argument 0 must be float32 or int32, got bool; convert it with cast
mul(i, 0.5); //~ mul: argument 1 must be an int32 value like the other operand, got 0.5; convert it with cast
sub(1.5, i); //~ sub: argument 0 must be an int32 value like the other operand, got 1.5; convert it with cast
div(i, -0.5); //~ div: argument 1 must be an int32 value like the other operand, got -0.5; convert it with cast
vmap(mul, [0, null])(i, 0.5); //~ vmap: per-example mul: argument 1 must be an int32 value like the other operand, got 0.5; convert it with cast
