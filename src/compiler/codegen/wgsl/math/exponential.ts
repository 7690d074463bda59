import { horner, type MathFunction } from './template.js';

/** (e^r - 1 - r) / r^2 for 0 <= r <= ln(2), fitted for the least greatest error of e^r, 3.0e-9 of it. */
const EXP = [
  1.914548920467496e-3, 7.864966988563538e-3, 4.1857022792100906e-2, 0.16663141548633575, 0.5000023245811462,
];
/** The same for the least greatest error of e^r - 1, 1.4e-8 of it. */
const EXPM1 = [
  1.8631768180057406e-3, 7.958113215863705e-3, 4.179735481739044e-2, 0.16664712131023407, 0.5000009536743164,
];
/** The same for |r| <= ln(2) / 2. */
const EXPM1_ROUND = [
  1.3882488710805774e-3, 8.366691879928112e-3, 4.166720435023308e-2, 0.16666541993618011, 0.4999999701976776,
];
/** (ln(1 + f) - f + f^2 / 2) / f^3 for 1 + f between the roots of 1/2 and 2, from Cephes' logf. */
const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
];

/**
 * x = n ln(2) + r, for the nearest n to x / ln(2) less `below`. The low bits of a float beyond 2^23 are n and `bias`:
 * conversions, rounding and shifts are dear where a processor does the work.
 */
const split = (x: string, below: number, bias: number, most: number) => `
      let bits = min(bitcast<I>(fma(${x}, V(1.44269504), V(${-below})) + ${12582912 + bias}.0), I(0x4b400000 + ${most}));
      let n = V(bits - I(0x4b400000 + ${bias}));
      let r = fma(n, V(2.12194440e-4), fma(n, V(-0.693359375), ${x}));`;

/** 2 to n, where n and the bias of exponents are the low bits. */
const POWER = 'bitcast<V>(bits * I(0x800000))';

export const EXPONENTIAL: Record<string, MathFunction> = {
  'power2#': {
    text: 'fn power2#(n: I) -> V { return bitcast<V>((n + I(127)) * I(0x800000)); }',
  },
  // All that is not denormal is y * 2^n with -126 <= n <= 127 and 1 <= y < 2.
  'exp#': {
    text: `fn exp#(x: V) -> V {${split('x', 0.499, 127, 255)}
      let y = fma(${horner('r', EXP)} * r, r, r) + 1.0;
      return select(y * ${POWER}, V(0.0), x < V(-87.3365));
    }`,
  },
  'expm1#': {
    text: `fn expm1#(x: V) -> V {${split('x', 0, 126, 254)}
      let y = fma(${horner('r', EXPM1_ROUND)} * r, r, r);
      let half = ${POWER};
      return select(fma(y, half, half - 0.5) * 2.0, V(-1.0), x < V(-17.4));
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
      let scaled = (bits - I(0x3f3504f3)) & I(-0x800000);
      let m = bitcast<V>(bits - scaled);
      let y = logOf#(m - 1.0, V(scaled) * 1.1920929e-7 - select(V(0.0), V(23.0), tiny));
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
  // (e^2x - 1) / (e^2x + 1), with a numerator that is exact near 0.
  'tanh#': {
    text: `fn tanh#(x: V) -> V {
      let size = abs(x);
      let most = select(size, V(10.0), size > V(10.0));
      let twice = most + most;${split('twice', 0.499, 127, 255)}
      let power = ${POWER};
      let less1 = fma(fma(${horner('r', EXPM1)} * r, r, r), power, power - 1.0);
      return bitcast<V>(bitcast<U>(less1 / (less1 + 2.0)) | (bitcast<U>(x) & U(0x80000000u)));
    }`,
  },
};
