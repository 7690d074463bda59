import type { Block } from '../asm/block.js';
import { callMath, type Imported } from '../asm/module.js';
import { anyTrue, f64, i32 } from '../asm/scalar.js';
import { f32x4, i32x4, v128 } from '../asm/simd.js';
import type { Local, V128 } from '../asm/value.js';
import { MAGIC } from './exp.js';
import { madd, polynomial, withSignOf } from './polynomial.js';

const { constant, add, sub, mul } = f32x4;

// Of Cephes' sinf and cosf (S. L. Moshier, netlib.org/cephes): pi / 2 in three parts, and series on |r| <= pi / 4.
const HALF_PI = [1.5703125, 4.837512969970703e-4, 7.549789954891882e-8];
const SINE = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1];
const COSINE = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2];
/** Beyond it quotients by pi / 2 have too many digits for the parts of pi / 2. */
const REDUCIBLE = 8000;

/** Calls a function of JavaScript for each of the four numbers. */
export function perLane(name: Imported, ...args: readonly V128[]): V128 {
  const lanes = [0, 1, 2, 3].map((lane) =>
    f64.demote(
      callMath(
        name,
        args.map((arg) => f64.promote(f32x4.extract(arg, lane))),
      ),
    ),
  );
  return lanes.slice(1).reduce((all, x, i) => f32x4.replace(all, i + 1, x), f32x4.splat(lanes[0]));
}

/** Quarter turns and what is left over them. */
function reduce(block: Block, x: V128) {
  const quarters = block.let(madd(block, x, constant(2 / Math.PI), constant(MAGIC)));
  const n = block.let(sub(quarters, constant(MAGIC)));
  const rest = HALF_PI.reduce((left, part) => sub(left, mul(n, constant(part))), x);
  return { quarters, r: block.let(rest) };
}

function sineOrCosine(block: Block, x: Local<'v128'>, name: 'sin' | 'cos'): V128 {
  const { quarters, r } = reduce(block, x);
  const square = block.let(mul(r, r));
  const sine = block.let(madd(block, mul(polynomial(block, square, SINE), square), r, r));
  const cosine = add(
    madd(block, square, constant(-0.5), mul(polynomial(block, square, COSINE), mul(square, square))),
    constant(1),
  );
  const one = i32x4.constant(1);
  const turned = name === 'sin' ? quarters : block.let(i32x4.add(quarters, one));
  const odd = i32x4.neg(v128.and(turned, one));
  const sign = i32x4.shiftLeft(v128.and(turned, i32x4.constant(2)), i32.constant(30));
  const y = block.let(v128.xor(v128.select(cosine, sine, odd), sign));
  const large = block.if(anyTrue(f32x4.greater(f32x4.abs(x), constant(REDUCIBLE))));
  large.set(y, perLane(name, x));
  return y;
}

export const sin = (block: Block, x: Local<'v128'>): V128 => sineOrCosine(block, x, 'sin');
export const cos = (block: Block, x: Local<'v128'>): V128 => sineOrCosine(block, x, 'cos');

// Of Cephes' atanf, on |x| <= tan(pi / 8).
const ARC = [8.05374449538e-2, -1.38776856032e-1, 1.99777106478e-1, -3.33329491539e-1];

export function atan(block: Block, x: Local<'v128'>): V128 {
  const size = block.let(f32x4.abs(x));
  const steep = block.let(f32x4.greater(size, constant(Math.tan((3 * Math.PI) / 8))));
  const middle = block.let(f32x4.greater(size, constant(Math.tan(Math.PI / 8))));
  const one = constant(1);
  const above = v128.select(constant(-1), sub(size, one), steep);
  const below = v128.select(size, add(size, one), steep);
  const r = block.let(v128.select(f32x4.div(above, below), size, middle));
  const start = v128.select(constant(Math.PI / 2), v128.and(constant(Math.PI / 4), middle), steep);
  const square = block.let(mul(r, r));
  const angle = add(start, madd(block, mul(polynomial(block, square, ARC), square), r, r));
  return withSignOf(angle, x);
}
