import {
  abs,
  add,
  all,
  exp,
  greater,
  isInf,
  less,
  logicalAnd,
  logicalNot,
  matMul,
  max,
  neg,
  where,
  zeros,
} from 'axiswise';

const f = zeros([3]);
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
where(f, f, f); //~ where: argument 0 must be bool, got float32; convert it with cast
matMul(zeros([2, 2], 'bool'), zeros([2, 2], 'bool')); //~ matMul: argument 0 must be float32 or int32, got bool; convert it with cast
