import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { grad, valueAndGrad, vmap } from 'axiswise';
import type { A, FusedCase, T } from './case.js';

const np = jax.numpy;
const N = 1_000_000;
const DENSITY = 1 / Math.sqrt(2 * Math.PI);

const normal = (x: T) => tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);
/** Black and Scholes' price of a call: spot, strike, time to maturity, volatility, rate. */
function price(s: T, k: T, t: T, v: T, r: T): T {
  const spread = tf.mul(v, tf.sqrt(t));
  const d1 = tf.div(tf.add(tf.log(tf.div(s, k)), tf.mul(tf.add(r, tf.mul(tf.square(v), 0.5)), t)), spread);
  const discounted = tf.mul(k, tf.exp(tf.neg(tf.mul(r, t))));
  return tf.sub(tf.mul(s, normal(d1)), tf.mul(discounted, normal(tf.sub(d1, spread))));
}

const theirNormal = (x: A) => jax.scipySpecial.erf(x.mul(Math.SQRT1_2)).add(1).mul(0.5);
function theirPrice(s: A, k: A, t: A, v: A, r: A): A {
  const spread = v.ref.mul(np.sqrt(t.ref));
  const growth = r.ref.add(np.square(v).mul(0.5)).mul(t.ref);
  const d1 = np.log(s.ref.div(k.ref)).add(growth).div(spread.ref);
  const discounted = k.mul(np.exp(np.negative(r.mul(t))));
  return s.mul(theirNormal(d1.ref)).sub(discounted.mul(theirNormal(d1.sub(spread))));
}

/** Price, delta, gamma, vega, and the slopes in time and rate. */
function greeks(...xs: T[]): T[] {
  const [value, [delta, time, vega, rho]] = valueAndGrad(price, { argnums: [0, 2, 3, 4] } as never)(
    ...(xs as never),
  ) as unknown as [T, T[]];
  const gamma = grad(grad(price as never) as never)(...(xs as never)) as unknown as T;
  return [value, delta, gamma, vega, time, rho];
}
function theirGreeks(...xs: A[]): A[] {
  const refs = () => xs.map((x) => x.ref) as [A, A, A, A, A];
  const [value, [delta, time, vega, rho]] = jax.valueAndGrad(theirPrice, { argnums: [0, 2, 3, 4] })(
    ...refs(),
  );
  const gamma = jax.grad(jax.grad(theirPrice) as typeof theirPrice)(...refs()) as A;
  return [value, delta, gamma, vega, time, rho] as A[];
}

/** By hand, as in a textbook. */
function byHand(s: T, k: T, t: T, v: T, r: T): T[] {
  const root = tf.sqrt(t);
  const spread = tf.mul(v, root);
  const d1 = tf.div(tf.add(tf.log(tf.div(s, k)), tf.mul(tf.add(r, tf.mul(tf.square(v), 0.5)), t)), spread);
  const discounted = tf.mul(k, tf.exp(tf.neg(tf.mul(r, t))));
  const delta = normal(d1);
  const second = tf.mul(discounted, normal(tf.sub(d1, spread)));
  const density = tf.mul(tf.exp(tf.mul(tf.square(d1), -0.5)), DENSITY);
  const vega = tf.mul(tf.mul(s, density), root);
  const time = tf.add(tf.div(tf.mul(vega, v), tf.mul(t, 2)), tf.mul(r, second));
  return [
    tf.sub(tf.mul(s, delta), second),
    delta,
    tf.div(density, tf.mul(s, spread)),
    vega,
    time,
    tf.mul(t, second),
  ];
}

export const options: readonly FusedCase[] = [
  {
    name: '(l) Black-Scholes price and greeks, 1e6',
    inputs: [
      { shape: [N], from: 80, to: 120 },
      { shape: [N], from: 80, to: 120 },
      { shape: [N], from: 0.5, to: 2 },
      { shape: [N], from: 0.1, to: 0.5 },
      { shape: [N], from: 0, to: 0.1 },
    ],
    ours: (...xs) => (vmap(greeks as never) as unknown as (...xs: T[]) => T[])(...xs),
    tfjs: (s, k, t, v, r) => byHand(s, k, t, v, r),
    jax: jax.jit(jax.vmap(theirGreeks)) as FusedCase['jax'],
    exact:
      ([ss, ks, ts, vs, rs]) =>
      (output, at) => {
        const [s, k, t, v, r] = [ss[at], ks[at], ts[at], vs[at], rs[at]];
        const spread = v * Math.sqrt(t);
        const d1 = (Math.log(s / k) + (r + (v * v) / 2) * t) / spread;
        const density = Math.exp((-d1 * d1) / 2) * DENSITY;
        const second = k * Math.exp(-r * t) * exactNormal(d1 - spread);
        const vega = s * density * Math.sqrt(t);
        return [
          s * exactNormal(d1) - second,
          exactNormal(d1),
          density / (s * spread),
          vega,
          (vega * v) / (2 * t) + r * second,
          t * second,
        ][output];
      },
    targets: {},
  },
];

/** By the series of erf, which is exact enough for |x| < 6. */
function exactNormal(x: number): number {
  let term = x * DENSITY;
  let sum = 0;
  for (let n = 0; n < 100; n++) {
    sum += term / (2 * n + 1);
    term *= -(x * x) / (2 * (n + 1));
  }
  return 0.5 + sum;
}
