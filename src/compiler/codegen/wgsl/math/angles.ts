import { horner, type MathFunction } from './template.js';

/** (sin(r) - r) / r^3 and (cos(r) - 1 + r^2 / 2) / r^4 in r^2 for |r| <= pi / 4, from Cephes' sinf and cosf. */
const SIN = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1];
const COS = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2];
/** (atan(x) - x) / x^3 in x^2 for |x| <= tan(pi / 8), from Cephes' atanf. */
const ATAN = [8.05374449538e-2, -1.38776856032e-1, 1.99777106478e-1, -3.33329491539e-1];

/** Beyond this pi / 2 in three parts (Cody and Waite) is not exact enough. */
export const FAR = '8000.0';

const ANGLE = `struct Angle { r: f32, quarter: i32 }`;

/** x less the nearest multiple of pi / 2 by 190 bits of 2 / pi (Payne and Hanek; the form is N. Juffa's). */
const farAngle = `${ANGLE}
fn highBits(a: u32, b: u32) -> u32 {
  let low = (a >> 16u) * (b & 0xffffu) + (((a & 0xffffu) * (b & 0xffffu)) >> 16u);
  let middle = (a & 0xffffu) * (b >> 16u) + (low & 0xffffu);
  return (a >> 16u) * (b >> 16u) + (low >> 16u) + (middle >> 16u);
}
fn farAngle(x: f32) -> Angle {
  var bitsOf2OverPi = array<u32, 7>(
    0u, 0x28be60dbu, 0x9391054au, 0x7f09d5f4u, 0x7d4d3770u, 0x36d8a566u, 0x4f10e410u,
  );
  let bits = bitcast<u32>(x);
  if ((bits & 0x7f800000u) == 0x7f800000u) {
    return Angle(notANumber(), 0);
  }
  let mantissa = ((bits & 0x7fffffu) << 8u) | 0x80000000u;
  let exponent = ((bits >> 23u) & 0xffu) - 126u;
  let first = min(exponent >> 5u, 4u);
  let shift = exponent & 31u;
  var high = bitsOf2OverPi[first];
  var middle = bitsOf2OverPi[first + 1u];
  var low = bitsOf2OverPi[first + 2u];
  if (shift > 0u) {
    high = (high << shift) | (middle >> (32u - shift));
    middle = (middle << shift) | (low >> (32u - shift));
    low = (low << shift) | (bitsOf2OverPi[first + 3u] >> (32u - shift));
  }
  let carried = highBits(mantissa, low);
  low = mantissa * middle + carried;
  high = mantissa * high + highBits(mantissa, middle) + select(0u, 1u, low < carried);
  var quarter = i32(high >> 30u);
  high = high & 0x3fffffffu;
  let above = (high & 0x20000000u) != 0u;
  if (above) {
    quarter = quarter + 1;
    high = (~high & 0x3fffffffu) + select(0u, 1u, low == 0u);
    low = ~low + 1u;
  }
  let zeros = countLeadingZeros(high);
  var top = low;
  if (zeros < 32u) {
    top = (high << zeros) | (low >> (32u - zeros));
  }
  let size = f32(top) * 1.57079633 * bitcast<f32>((97u - zeros) << 23u);
  let r = select(size, -size, above);
  if (x < 0.0) {
    return Angle(-r, -quarter);
  }
  return Angle(r, quarter);
}`;

/** Sine and cosine of one reduction: what is not used is left out by the shader's compiler. */
const sinCos = (name: string, far: string) => `fn ${name}(x: V) -> SinCos# {
  var quarter = bitcast<I>(fma(x, V(0.636619772), V(12582912.0)));
  let n = V(quarter - I(0x4b400000));
  var r = fma(n, V(-1.5703125), x);
  r = fma(n, V(-7.54978995489188216e-8), fma(n, V(-4.837512969970703125e-4), r));
  ${far}
  let z = r * r;
  let s = fma(${horner('z', SIN)} * z, r, r);
  let c = fma(${horner('z', COS)} * z, z, fma(z, V(-0.5), V(1.0)));
  let odd = (quarter & I(1)) == I(1);
  let sineSign = (quarter & I(2)) * I(0x40000000);
  let cosineSign = ((quarter + I(1)) & I(2)) * I(0x40000000);
  return SinCos#(
    bitcast<V>(bitcast<I>(select(s, c, odd)) ^ sineSign),
    bitcast<V>(bitcast<I>(select(c, s, odd)) ^ cosineSign),
  );
}`;

export const ANGLES: Record<string, MathFunction> = {
  SinCos: { text: 'struct SinCos { sin: f32, cos: f32 }' },
  SinCos4: { text: 'struct SinCos4 { sin: vec4<f32>, cos: vec4<f32> }' },
  // For arguments that are not far.
  nearSinCos4: { needs: ['SinCos4'], text: sinCos('nearSinCos4', '').replaceAll('#', '4') },
  farAngle: { needs: ['notANumber'], text: farAngle },
  sinCos: {
    needs: ['SinCos', 'farAngle'],
    text: sinCos(
      'sinCos',
      `if (abs(x) > ${FAR}) {
      let angle = farAngle(x);
      r = angle.r;
      quarter = angle.quarter;
    }`,
    ).replaceAll('#', ''),
  },
  sinCos4: {
    needs: ['SinCos4', 'farAngle'],
    text: sinCos(
      'sinCos4',
      `if (any(abs(x) > V(${FAR}))) {
      for (var i = 0; i < 4; i++) {
        if (abs(x[i]) > ${FAR}) {
          let angle = farAngle(x[i]);
          r[i] = angle.r;
          quarter[i] = angle.quarter;
        }
      }
    }`,
    ).replaceAll('#', '4'),
  },
  'atanOf#': {
    text: `fn atanOf#(t: V) -> V {
      let far = t > V(0.414213562);
      let x = select(t, (t - 1.0) / (t + 1.0), far);
      let z = x * x;
      let y = ${horner('z', ATAN)} * z * x + x;
      return select(y, y + 0.785398163, far);
    }`,
  },
  'atan#': {
    needs: ['atanOf#', 'withSign#', 'isNan#'],
    text: `fn atan#(x: V) -> V {
      let size = abs(x);
      let inverted = size > V(1.0);
      let y = atanOf#(select(size, 1.0 / size, inverted));
      return select(withSign#(select(y, 1.57079633 - y, inverted), x), x, isNan#(x));
    }`,
  },
  'atan2#': {
    needs: ['atanOf#', 'withSign#', 'isNan#', 'notANumber', 'isInfinite#'],
    text: `fn atan2#(y: V, x: V) -> V {
      let a = abs(y);
      let b = abs(x);
      let steep = a > b;
      let least = select(a, b, steep);
      let ratio = select(least / select(b, a, steep), V(0.0), least == V(0.0));
      let flat = atanOf#(select(ratio, V(1.0), isInfinite#(least)));
      let right = select(flat, 1.57079633 - flat, steep);
      let left = bitcast<I>(x) < I(0);
      let angle = withSign#(select(right, 3.14159265 - right, left), y);
      return select(angle, V(notANumber()), isNan#(x) | isNan#(y));
    }`,
  },
};
