/**
 * A hyper-dual number v + a·e1 + b·e2 + ab·e1·e2 with e1² = e2² = 0, in float64: a value, its derivatives in two
 * directions, and the second derivative in both. Exact: no step size, no cancellation.
 */
export class HyperDual {
  constructor(
    readonly v: number,
    readonly a = 0,
    readonly b = 0,
    readonly ab = 0,
  ) {}

  add(y: HyperDual) {
    return new HyperDual(this.v + y.v, this.a + y.a, this.b + y.b, this.ab + y.ab);
  }
  sub(y: HyperDual) {
    return new HyperDual(this.v - y.v, this.a - y.a, this.b - y.b, this.ab - y.ab);
  }
  mul(y: HyperDual) {
    const ab = this.v * y.ab + this.a * y.b + this.b * y.a + this.ab * y.v;
    return new HyperDual(this.v * y.v, this.v * y.a + this.a * y.v, this.v * y.b + this.b * y.v, ab);
  }
  div(y: HyperDual) {
    return this.mul(reciprocal(y));
  }
  times(k: number) {
    return new HyperDual(this.v * k, this.a * k, this.b * k, this.ab * k);
  }
  plus(k: number) {
    return new HyperDual(this.v + k, this.a, this.b, this.ab);
  }
}

export const constant = (v: number) => new HyperDual(v);

/** A function of one variable, from its value and its first and second derivative. */
const smooth =
  (f: (v: number) => number, df: (v: number) => number, ddf: (v: number) => number) =>
  ({ v, a, b, ab }: HyperDual) =>
    new HyperDual(f(v), df(v) * a, df(v) * b, df(v) * ab + ddf(v) * a * b);

/** A function that is constant between its jumps. */
const stepwise = (f: (v: number) => number) => (x: HyperDual) => constant(f(x.v));

export const reciprocal = smooth(
  (v) => 1 / v,
  (v) => -1 / v ** 2,
  (v) => 2 / v ** 3,
);
export const exp = smooth(Math.exp, Math.exp, Math.exp);
export const log = smooth(
  Math.log,
  (v) => 1 / v,
  (v) => -1 / v ** 2,
);
export const sqrt = smooth(
  Math.sqrt,
  (v) => 0.5 / Math.sqrt(v),
  (v) => -0.25 * v ** -1.5,
);
export const sin = smooth(Math.sin, Math.cos, (v) => -Math.sin(v));
export const cos = smooth(
  Math.cos,
  (v) => -Math.sin(v),
  (v) => -Math.cos(v),
);
export const asin = smooth(
  Math.asin,
  (v) => (1 - v * v) ** -0.5,
  (v) => v * (1 - v * v) ** -1.5,
);
export const atan = smooth(
  Math.atan,
  (v) => 1 / (1 + v * v),
  (v) => (-2 * v) / (1 + v * v) ** 2,
);
export const asinh = smooth(
  Math.asinh,
  (v) => (1 + v * v) ** -0.5,
  (v) => -v * (1 + v * v) ** -1.5,
);
export const acosh = smooth(
  Math.acosh,
  (v) => (v * v - 1) ** -0.5,
  (v) => -v * (v * v - 1) ** -1.5,
);
export const atanh = smooth(
  Math.atanh,
  (v) => 1 / (1 - v * v),
  (v) => (2 * v) / (1 - v * v) ** 2,
);
const erfSlope = (v: number) => (2 / Math.sqrt(Math.PI)) * Math.exp(-v * v);
export const erf = smooth(erfSeries, erfSlope, (v) => -2 * v * erfSlope(v));

/** Maclaurin series of erf; converges quickly for the small arguments of the case table. */
function erfSeries(v: number): number {
  let term = v;
  let sum = v;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (-v * v) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

export const neg = (x: HyperDual) => x.times(-1);
export const square = (x: HyperDual) => x.mul(x);
export const expm1 = (x: HyperDual) => exp(x).plus(-1);
export const log1p = (x: HyperDual) => log(x.plus(1));
export const rsqrt = (x: HyperDual) => reciprocal(sqrt(x));
export const acos = (x: HyperDual) => neg(asin(x)).plus(Math.PI / 2);
export const tan = (x: HyperDual) => sin(x).div(cos(x));
export const sinh = (x: HyperDual) =>
  exp(x)
    .sub(exp(neg(x)))
    .times(0.5);
export const cosh = (x: HyperDual) =>
  exp(x)
    .add(exp(neg(x)))
    .times(0.5);
export const tanh = (x: HyperDual) => sinh(x).div(cosh(x));
export const sigmoid = (x: HyperDual) => reciprocal(exp(neg(x)).plus(1));
export const softplus = (x: HyperDual) => log(exp(x).plus(1));
export const logSigmoid = (x: HyperDual) => log(sigmoid(x));
export const pow = (x: HyperDual, y: HyperDual) => exp(log(x).mul(y));
/** For a positive second argument, where no branch is needed. */
export const atan2 = (y: HyperDual, x: HyperDual) => atan(y.div(x));

export const floor = stepwise(Math.floor);
export const ceil = stepwise(Math.ceil);
/** To even at halves, as tfjs rounds. */
export const round = stepwise((v) =>
  v % 1 === 0.5 || v % 1 === -0.5 ? 2 * Math.round(v / 2) : Math.round(v),
);
export const sign = stepwise(Math.sign);
export const step = stepwise((v) => (v > 0 ? 1 : 0));

export const maximum = (x: HyperDual, y: HyperDual) => (x.v >= y.v ? x : y);
export const minimum = (x: HyperDual, y: HyperDual) => (x.v <= y.v ? x : y);
export const abs = (x: HyperDual) => (x.v >= 0 ? x : neg(x));
export const relu = (x: HyperDual) => maximum(x, constant(0));
export const clip = (low: number, high: number) => (x: HyperDual) =>
  minimum(maximum(x, constant(low)), constant(high));
export const leaky = (slope: HyperDual) => (x: HyperDual) => (x.v >= 0 ? x : x.mul(slope));
export const elu = (x: HyperDual) => (x.v >= 0 ? x : expm1(x));
const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;
export const selu = (x: HyperDual) => (x.v >= 0 ? x : expm1(x).times(SELU_ALPHA)).times(SELU_SCALE);
export const mod = (x: HyperDual, y: HyperDual) => x.sub(y.mul(floor(x.div(y))));

export const sum = (list: readonly HyperDual[]) => list.reduce((x, y) => x.add(y), constant(0));
export const prod = (list: readonly HyperDual[]) => list.reduce((x, y) => x.mul(y), constant(1));
export const mean = (list: readonly HyperDual[]) => sum(list).times(1 / list.length);
export const max = (list: readonly HyperDual[]) => list.reduce(maximum);
export const min = (list: readonly HyperDual[]) => list.reduce(minimum);
export const logSumExp = (list: readonly HyperDual[]) => log(sum(list.map(exp)));
export const variance = (list: readonly HyperDual[]) => {
  const m = mean(list);
  return mean(list.map((x) => square(x.sub(m))));
};
