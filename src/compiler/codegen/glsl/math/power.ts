import { snippet } from './snippet.js';

/** A number with the low bits of its fraction cut off, so that products of two such are exact. */
const upperPart = snippet(`
float upperPart(float x) { return uintBitsToFloat(floatBitsToUint(x) & 0xfffff000u); }
`);

/** log2 of a normal positive number in two parts, as in FreeBSD's e_powf.c. */
const splitLogarithm = snippet(
  `
vec2 splitLogarithm(float x) {
  int bits = floatBitsToInt(x);
  int n = (bits >> 23) - 127;
  int fraction = bits & 0x007fffff;
  bool doubled = fraction >= 0x5db3d7;
  bool upper = (fraction > 0x1cc471) != doubled;
  n += int(doubled);
  float a = intBitsToFloat(fraction | choose(doubled, 0x3f000000, 0x3f800000));
  float base = choose(upper, 1.5, 1.0);
  float u = a - base;
  float v = 1.0 / (a + base);
  float s = u * v;
  float sHigh = upperPart(s);
  float tHigh = upperPart(a + base);
  float tLow = a - (tHigh - base);
  float sLow = v * ((u - sHigh * tHigh) - sHigh * tLow);
  float s2 = s * s;
  float r = 2.0697501302e-1;
  r = r * s2 + 2.3066075146e-1;
  r = r * s2 + 2.7272811532e-1;
  r = r * s2 + 3.3333334327e-1;
  r = r * s2 + 4.2857143283e-1;
  r = r * s2 + 6.0000002384e-1;
  r = s2 * s2 * r + sLow * (sHigh + s);
  s2 = sHigh * sHigh;
  tHigh = upperPart(3.0 + s2 + r);
  tLow = r - ((tHigh - 3.0) - s2);
  u = sHigh * tHigh;
  v = sLow * tHigh + tLow * s;
  float pHigh = upperPart(u + v);
  float pLow = v - (pHigh - u);
  float zHigh = 9.6191406250e-1 * pHigh;
  float zLow = -1.1736857402e-4 * pHigh + pLow * 9.6179670095e-1 + choose(upper, 1.56322085e-6, 0.0);
  float baseLog = choose(upper, 5.84960938e-1, 0.0);
  float e = float(n);
  float high = upperPart(((zHigh + zLow) + baseLog) + e);
  return vec2(high, zLow - (((high - e) - baseLog) - zHigh));
}
`,
  'choose',
  'upperPart',
);

const power = snippet(
  `
float power(float x, float y) {
  float a = abs(x);
  bool whole = floor(y) == y;
  bool odd = all(bvec3(whole, abs(y) < 16777216.0, (int(y) & 1) != 0));
  bool extreme = any(bvec3(a < 1.17549435e-38, a == INFINITE, abs(y) == INFINITE));
  vec2 l = splitLogarithm(a);
  float yHigh = upperPart(y);
  float low = (y - yHigh) * l.x + y * l.y;
  float high = yHigh * l.x;
  float n = floor(clamp(high + low, -151.0, 129.0) + 0.5);
  float rest = clamp((high - n) + low, -1.0, 1.0);
  float ordinary = scaleByPower(1.0 + smallExponential(rest * 6.9314718056e-1), int(n));
  float limit = choose((a > 1.0) == (y > 0.0), INFINITE, 0.0);
  float size = choose(extreme, limit, ordinary);
  float result = choose(all(bvec2(odd, floatBitsToInt(x) < 0)), -size, size);
  bool even = all(bvec2(extreme, a == 1.0));
  bool root = all(bvec3(x < 0.0, !whole, a < INFINITE));
  bool undefined = any(bvec4(isNan(x), isNan(y), even, root));
  return choose(y == 0.0, 1.0, choose(undefined, NOT_A_NUMBER, result));
}
`,
  'choose',
  'isNan',
  'special',
  'splitLogarithm',
  'scaleByPower',
  'smallExponential',
);

export const powers = { upperPart, splitLogarithm, power };
