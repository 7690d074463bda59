import { horner, type MathFunction } from './template.js';

/** (e^r - 1 - r) / r^2 for |r| <= ln(2) / 2, from Cephes' expf. */
const EXP = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
];
/** (ln(1 + f) - f + f^2 / 2) / f^3 for 1 + f between the roots of 1/2 and 2, from Cephes' logf. */
const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
];
/** (tanh(x) - x) / x^3 in x^2 for |x| < 0.625, from Cephes' tanhf. */
const TANH = [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1];

export const EXPONENTIAL: Record<string, MathFunction> = {
  'power2#': {
    text: 'fn power2#(n: I) -> V { return bitcast<V>((n + I(127)) << U(23u)); }',
  },
  'exp#': {
    needs: ['isNan#', 'power2#'],
    text: `fn exp#(x: V) -> V {
      let z = clamp(x, V(-104.0), V(89.0));
      let n = round(z * 1.44269504);
      let r = (z - n * 0.693359375) + n * 2.12194440e-4;
      let y = (${horner('r', EXP)} * r * r + r) + 1.0;
      let half = I(n) >> U(1u);
      return select(y * power2#(half) * power2#(I(n) - half), x, isNan#(x));
    }`,
  },
  'expm1#': {
    needs: ['isNan#', 'power2#'],
    text: `fn expm1#(x: V) -> V {
      let z = clamp(x, V(-20.0), V(89.0));
      let n = round(z * 1.44269504);
      let r = (z - n * 0.693359375) + n * 2.12194440e-4;
      let y = ${horner('r', EXP)} * r * r + r;
      let half = power2#(I(n) - I(1));
      let scaled = select((y * half + (half - 0.5)) * 2.0, y, n == V(0.0));
      return select(scaled, x, isNan#(x));
    }`,
  },
  'logOf#': {
    text: `fn logOf#(f: V, n: V) -> V {
      let z = f * f;
      let y = (${horner('f', LOG)} * f * z - n * 2.12194440e-4) - 0.5 * z;
      return (f + y) + n * 0.693359375;
    }`,
  },
  'log#': {
    needs: ['logOf#', 'isNan#', 'infinity', 'notANumber'],
    text: `fn log#(x: V) -> V {
      let tiny = x < V(1.17549435e-38);
      let bits = bitcast<I>(select(x, x * 8388608.0, tiny));
      let n = (bits - I(0x3f3504f3)) >> U(23u);
      let m = bitcast<V>(bits - (n << U(23u)));
      let y = logOf#(m - 1.0, V(n) - select(V(0.0), V(23.0), tiny));
      let special = select(select(y, V(-infinity()), x == V(0.0)), V(notANumber()), x < V(0.0));
      return select(special, x, isNan#(x) | (x == V(infinity())));
    }`,
  },
  'log1p#': {
    needs: ['log#', 'logOf#', 'isInfinite#'],
    text: `fn log1p#(x: V) -> V {
      let u = 1.0 + x;
      let lost = select((x - (u - 1.0)) / u, V(0.0), (u == V(0.0)) | isInfinite#(u));
      return select(log#(u) + lost, logOf#(x, V(0.0)), (x > V(-0.29)) & (x < V(0.41)));
    }`,
  },
  'tanh#': {
    needs: ['exp#', 'withSign#', 'isNan#'],
    text: `fn tanh#(x: V) -> V {
      let z = x * x;
      let near = ${horner('z', TANH)} * z * x + x;
      let far = withSign#(1.0 - 2.0 / (exp#(2.0 * abs(x)) + 1.0), x);
      return select(select(far, near, abs(x) < V(0.625)), x, isNan#(x));
    }`,
  },
};
