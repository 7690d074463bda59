import { snippet } from './snippet.js';

/**
 * The distance to the nearest multiple of pi/2 in quarter turns, of any finite x: Payne and Hanek's reduction with 192
 * bits of 2/pi, in products of 16 bits.
 */
const largeReduction = snippet(`
const uint TWO_OVER_PI[6] =
  uint[6](0x3c439041u, 0xdb629599u, 0xf534ddc0u, 0xfc2757d1u, 0x4e441529u, 0xa2f9836eu);

float largeReduction(float x, out int quadrant) {
  uint bits = floatBitsToUint(x);
  int e = int((bits >> 23) & 0xffu) - 128;
  uint m = (bits << 8) | 0x80000000u;
  uint mLow = m & 0xffffu, mHigh = m >> 16;
  uint product[7];
  uint carry = 0u;
  for (int i = 0; i < 6; i++) {
    uint w = TWO_OVER_PI[i];
    uint wLow = w & 0xffffu, wHigh = w >> 16;
    uint low = mLow * wLow + (carry & 0xffffu);
    uint middle = mLow * wHigh + (low >> 16);
    uint other = mHigh * wLow + (middle & 0xffffu) + (carry >> 16);
    product[i] = (other << 16) | (low & 0xffffu);
    carry = mHigh * wHigh + (middle >> 16) + (other >> 16);
  }
  product[6] = carry;
  int word = e >> 5;
  int shift = e & 31;
  uint high = product[6 - word], low = product[5 - word];
  if (shift != 0) {
    high = (high << shift) | (low >> (32 - shift));
    low = (low << shift) | (product[4 - word] >> (32 - shift));
  }
  int q = int(high >> 30);
  high = (high << 2) | (low >> 30);
  low = low << 2;
  bool up = (high & 0x80000000u) != 0u;
  if (up) {
    q++;
    low = ~low + 1u;
    high = ~high + (low == 0u ? 1u : 0u);
  }
  float turns = float(high) * 2.3283064365386963e-10 + float(low) * 5.421010862427522e-20;
  float rest = turns * 1.57079632679;
  bool negative = (bits >> 31) != 0u;
  quadrant = negative ? -q : q;
  return up != negative ? -rest : rest;
}
`);

/** Cody and Waite's reduction with pi/2 in three parts, up to where its products are exact. */
const quarterTurns = snippet(
  `
float quarterTurns(float x, out int quadrant) {
  if (abs(x) > 8192.0) return largeReduction(x, quadrant);
  float n = floor(x * 0.636619772 + 0.5);
  quadrant = int(n);
  return ((x - n * 1.5703125) - n * 4.837512969970703e-4) - n * 7.549789948768648e-8;
}
`,
  'largeReduction',
);

/** The polynomials of Cephes' sinf and cosf on -pi/4 to pi/4. */
const circular = snippet(
  `
float circular(float x, float r, int quadrant) {
  float z = r * r;
  float s = ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * r + r;
  float c = ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z - 0.5 * z + 1.0;
  float y = (quadrant & 1) == 0 ? s : c;
  bool finite = (floatBitsToUint(x) & 0x7fffffffu) < 0x7f800000u;
  return finite ? (quadrant & 2) == 0 ? y : -y : NOT_A_NUMBER;
}
`,
  'special',
);

const sine = snippet(
  `
float sine(float x) {
  int quadrant;
  float rest = quarterTurns(x, quadrant);
  return circular(x, rest, quadrant);
}
`,
  'quarterTurns',
  'circular',
);

const cosine = snippet(
  `
float cosine(float x) {
  int quadrant;
  float rest = quarterTurns(x, quadrant);
  return circular(x, rest, quadrant + 1);
}
`,
  'quarterTurns',
  'circular',
);

/** The polynomial of Cephes' atanf, of x from 0, brought below tan(pi/8). */
const positiveArctangent = snippet(`
float positiveArctangent(float x) {
  bool far = x > 2.414213562373095;
  bool middle = x > 0.4142135623730950;
  float t = far ? -1.0 / x : middle ? (x - 1.0) / (x + 1.0) : x;
  float z = t * t;
  float p = ((8.05374449538e-2 * z - 1.38776856032e-1) * z + 1.99777106478e-1) * z - 3.33329491539e-1;
  float y = p * z * t + t;
  return far ? y + 1.57079632679 : middle ? y + 0.785398163397 : y;
}
`);

const arctangent = snippet(
  `
float arctangent(float x) {
  float y = positiveArctangent(abs(x));
  return isNan(x) || x == 0.0 ? x : x < 0.0 ? -y : y;
}
`,
  'isNan',
  'positiveArctangent',
);

const angleOf = snippet(
  `
float angleOf(float y, float x) {
  if (isNan(x) || isNan(y)) return NOT_A_NUMBER;
  float up = abs(y), along = abs(x);
  float low = min(up, along), high = max(up, along);
  float ratio = high == 0.0 ? 0.0 : low == high ? 1.0 : low / high;
  float angle = positiveArctangent(ratio);
  if (up > along) angle = 1.57079632679 - angle;
  if (floatBitsToInt(x) < 0) angle = 3.14159265359 - angle;
  return floatBitsToInt(y) < 0 ? -angle : angle;
}
`,
  'isNan',
  'special',
  'positiveArctangent',
);

export const trigonometric = {
  largeReduction,
  quarterTurns,
  circular,
  sine,
  cosine,
  positiveArctangent,
  arctangent,
  angleOf,
};
