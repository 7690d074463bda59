import { horner, type MathFunction } from './template.js';

/** N. Juffa's single precision erf: erf(x) / x - 1 in x^2, and ln(1 - erf(x)) + x in x. */
const ERF_NEAR = [
  -5.96761703e-4, 4.99119423e-3, -2.67681349e-2, 1.12819925e-1, -3.76125336e-1, 1.28379166e-1,
];
const ERF_FAR = [
  -1.7285347e-5, 3.83197126e-4, -3.88396438e-3, 2.42546219e-2, -1.06777877e-1, -6.34846687e-1, -1.28717512e-1,
];

/** Series of ln in s = (x - 1) / (x + 1), from FreeBSD's e_powf.c, whose split of log2(x) in two floats this is. */
const LOG2 = [
  2.0697501302e-1, 2.3066075146e-1, 2.7272811532e-1, 3.3333334327e-1, 4.2857143283e-1, 6.0000002384e-1,
];
const EXP = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
];

export const OTHERS: Record<string, MathFunction> = {
  'erf#': {
    needs: ['exp#', 'withSign#'],
    text: `fn erf#(x: V) -> V {
      let z = x * x;
      let near = ${horner('z', ERF_NEAR)} * x + x;
      let size = abs(x);
      let t = select(size, V(4.0), size > V(4.0));
      let far = withSign#(1.0 - exp#(${horner('t', ERF_FAR)} * t - t), x);
      return select(far, near, size <= V(0.927734375));
    }`,
  },
  'upper#': {
    text: 'fn upper#(x: V) -> V { return bitcast<V>(bitcast<U>(x) & U(0xfffff000u)); }',
  },
  'powerOf#': {
    needs: ['upper#', 'power2#'],
    text: `fn powerOf#(base: V, y: V) -> V {
      let tiny = base < V(1.17549435e-38);
      let bits = bitcast<I>(select(base, base * 16777216.0, tiny));
      let fraction = bits & I(0x7fffff);
      let next = fraction >= I(0x5db3d7);
      let middle = (fraction > I(0x1cc471)) & !next;
      let whole = (bits >> U(23u)) - I(127) + select(I(0), I(1), next) - select(I(0), I(24), tiny);
      let n = V(whole);
      let word = (fraction | I(0x3f800000)) - select(I(0), I(0x00800000), next);
      let x = bitcast<V>(word);
      let about = select(V(1.0), V(1.5), middle);
      let u = x - about;
      let v = 1.0 / (x + about);
      let s = u * v;
      let sHigh = upper#(s);
      let sumHigh = upper#(x + about);
      let sumLow = x - (sumHigh - about);
      let sLow = v * ((u - sHigh * sumHigh) - sHigh * sumLow);
      let z = s * s;
      let series = z * z * ${horner('z', LOG2)} + sLow * (sHigh + s);
      let square = sHigh * sHigh;
      let tHigh = upper#(3.0 + square + series);
      let tLow = series - ((tHigh - 3.0) - square);
      let a = sHigh * tHigh;
      let b = sLow * tHigh + tLow * s;
      let pHigh = upper#(a + b);
      let pLow = b - (pHigh - a);
      let zHigh = pHigh * 9.6191406250e-1;
      let zLow = pHigh * -1.1736857402e-4 + pLow * 9.6179670095e-1 + select(V(0.0), V(1.56322085e-6), middle);
      let offset = select(V(0.0), V(5.84960938e-1), middle);
      let logHigh = upper#(((zHigh + zLow) + offset) + n);
      let logLow = zLow - (((logHigh - n) - offset) - zHigh);
      let yHigh = upper#(y);
      let low = (y - yHigh) * logHigh + y * logLow;
      let high = yHigh * logHigh;
      let k = round(clamp(high + low, V(-160.0), V(130.0)));
      let r = clamp(((high - k) + low), V(-1.0), V(1.0)) * 0.693147181;
      let e = (${horner('r', EXP)} * r * r + r) + 1.0;
      let half = I(k) >> U(1u);
      return e * power2#(half) * power2#(I(k) - half);
    }`,
  },
  'pow#': {
    needs: ['powerOf#', 'isNan#', 'isInfinite#', 'infinity', 'notANumber'],
    text: `fn pow#(x: V, y: V) -> V {
      let size = abs(x);
      let grows = (size > V(1.0)) == (y > V(0.0));
      let extreme = isInfinite#(size) | isInfinite#(y) | (size == V(0.0));
      let limit = select(V(0.0), V(infinity()), grows);
      let positive = select(powerOf#(size, y), limit, extreme);
      let odd = (floor(y) == y) & (floor(y * 0.5) * 2.0 != y);
      let negative = bitcast<I>(x) < I(0);
      let signed = select(positive, -positive, negative & odd);
      let undefinedSign = (x < V(0.0)) & !isInfinite#(x) & (floor(y) != y);
      let none = isNan#(x) | isNan#(y) | undefinedSign | ((size == V(1.0)) & isInfinite#(y));
      return select(select(signed, V(notANumber()), none), V(1.0), y == V(0.0));
    }`,
  },
  'floorDiv#': {
    text: `fn floorDiv#(a: V, b: V) -> V {
      let q = floor(a / b);
      let rest = fma(-q, b, a);
      let above = (rest != V(0.0)) & ((rest < V(0.0)) != (b < V(0.0)));
      return select(q, q - 1.0, above);
    }`,
  },
  'modulo#': {
    needs: ['floorDiv#'],
    text: 'fn modulo#(a: V, b: V) -> V { return fma(-floorDiv#(a, b), b, a); }',
  },
  'floorDivInt#': {
    text: `fn floorDivInt#(a: I, b: I) -> I {
      let q = a / select(b, I(1), b == I(0));
      let below = ((a % select(b, I(1), b == I(0))) != I(0)) & ((a ^ b) < I(0));
      return select(q - select(I(0), I(1), below), I(0), b == I(0));
    }`,
  },
  'modInt#': {
    text: `fn modInt#(a: I, b: I) -> I {
      let r = a % select(b, I(1), b == I(0));
      return select(r, r + b, (r != I(0)) & ((r ^ b) < I(0)));
    }`,
  },
  powInt: {
    text: `fn powInt(a: i32, b: i32) -> i32 {
      if (b < 0) {
        return select(select(0, select(1, -1, (b & 1) == 1), a == -1), 1, a == 1);
      }
      var base = a;
      var rest = b;
      var result = 1;
      while (rest > 0) {
        if ((rest & 1) == 1) {
          result = result * base;
        }
        base = base * base;
        rest = rest >> 1u;
      }
      return result;
    }`,
  },
  powInt4: {
    needs: ['powInt'],
    text: `fn powInt4(a: vec4<i32>, b: vec4<i32>) -> vec4<i32> {
      return vec4<i32>(powInt(a.x, b.x), powInt(a.y, b.y), powInt(a.z, b.z), powInt(a.w, b.w));
    }`,
  },
};
