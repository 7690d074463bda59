import type * as tf from '@tensorflow/tfjs-core';
import { add, exp, expandDims, fn, matMul, mul, sum, type Tensor, zeros } from 'axiswise';

const x3 = zeros([3]);
const x10 = zeros([10]);
const dot = fn((x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y)));
dot(x3, x10); //~ arg 1 has shape [10] but [n] is expected (n is 3 and 10)
dot(x3, zeros([3, 1])); //~ arg 1 has shape [3, 1] but [n] is expected
dot(x3); //~ expected 2 arguments, got 1
dot(x3, x3, x3); //~ expected 2 arguments, got 3
dot(x3, zeros([3], 'int32')); //~ arg 1 is int32 but float32 is expected
dot(x3, 'x'); //~ arg 1 is a string but a tensor of shape [n] is expected
dot(x3, 2); //~ arg 1 is a number but a tensor of shape [n] is expected
fn((x: Tensor<[3]>) => x)(x10); //~ arg 0 has shape [10] but [3] is expected (3 vs 10)

const affine = fn((p: { w: Tensor<['i', 'o']>; b: Tensor<['o']> }, x: Tensor<['i']>) =>
  add(mul(x, sum(p.w)), sum(p.b)),
);
affine({ w: zeros([3, 7]), b: zeros([6]) }, x3); //~ arg 0.w has shape [3, 7] but [i, o] is expected (o is 6 and 7) //~5.9 arg 0.b has shape [6] but [o] is expected (o is 7 and 6)
affine({ w: zeros([4, 7]), b: zeros([7]) }, x3); //~ arg 1 has shape [3] but [i] is expected (i is 4 and 3)
affine({ w: zeros([3, 7]) }, x3); //~ arg 0.b is undefined but a tensor of shape [o] is expected
fn((_k: 'a' | 'b', x: Tensor<['n']>) => x)('c', x3); //~ arg 0 does not have the type of the parameter

// bodies: n fits n and nothing else
fn((q: Tensor<['t', 'd']>, k: Tensor<['s', 'd']>) => matMul(q, k)); //~ matMul: inner dimensions differ: [t, d] x [s, d] (d vs s)
fn('(n),(m)->(n)', (x, y) => add(x, y)); //~ add: shapes [n] and [m] do not broadcast (n vs m)
fn('(n),(m)->(n)', (x) => sum(x)); //~ fn: output 0 has shape [] but the signature promises (n)
fn('(n),(m)->(n)', (_x, y) => y); //~ fn: output 0 has shape [m] but the signature promises (n)
fn('(n)->(n),()', (x) => x); //~ fn: the signature promises 2 outputs as an array, got a tensor
fn('(n)->(n)', (x) => [x, x]); //~ fn: the signature promises 1 output, got 2
fn('(n)->(k),(k)', () => [zeros([7]), zeros([8])]); //~ fn: output 1 of shape [8] does not match (k): k is 7 and 8
fn('(n)->()', () => exp(zeros([2]))); //~ fn: output 0 has shape [2] but the signature promises ()

// signatures: no white space, one arrow, names of letters, digits and _
fn('(n) -> (n)', (x) => x); //~ fn: not a valid signature: '(n) -> (n)'; write for example '(n,m),(m)->(n)'
fn('(n)-(n)', (x) => x); //~ fn: not a valid signature: '(n)-(n)'; write for example '(n,m),(m)->(n)'
fn('n->n', (x) => x); //~ fn: not a valid signature: 'n->n'; write for example '(n,m),(m)->(n)'
fn('(n,)->()', (x) => sum(x)); //~ fn: not a valid signature: '(n,)->()'; write for example '(n,m),(m)->(n)'
fn('->()', () => zeros([])); //~ fn: not a valid signature: '->()'; write for example '(n,m),(m)->(n)'
fn('(n*m)->()', (x) => sum(x)); //~ fn: not a valid signature: '(n*m)->()'; write for example '(n,m),(m)->(n)'
fn('(n)->', (x) => x); //~ fn: not a valid signature: '(n)->'; write for example '(n,m),(m)->(n)'

// annotated code asks for known shapes
const needs3 = (x: Tensor<[3]>) => expandDims(x, 0);
declare const raw: tf.Tensor;
needs3(raw); //~ Property '[knownShape]' is missing in type 'Tensor<Rank>'
needs3(x10); //~ Argument of type 'Tensor<[10], "float32">' is not assignable to parameter of type 'Tensor<[3], "float32">'.
