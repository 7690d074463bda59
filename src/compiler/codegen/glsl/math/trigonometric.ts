import { snippet } from './snippet.js';

/** 32 bits of 2/pi, by how many words come before. */
const twoOverPi = snippet(`
uint twoOverPi(int i) {
  ivec3 low = -ivec3(equal(ivec3(i), ivec3(0, 1, 2)));
  ivec3 high = -ivec3(equal(ivec3(i), ivec3(3, 4, 5)));
  uvec3 bits = (uvec3(low) & uvec3(0xa2f9836eu, 0x4e441529u, 0xfc2757d1u)) |
    (uvec3(high) & uvec3(0xf534ddc0u, 0xdb629599u, 0x3c439041u));
  return bits.x | bits.y | bits.z;
}
`);

/**
 * The distance to the nearest multiple of pi/2, and which one it is. Up to where its products are exact, Cody and
 * Waite's reduction with pi/2 in three parts; beyond, Payne and Hanek's with those 64 bits of 2/pi that matter, eight
 * at a time: a renderer in software runs every loop once and both sides of every if, so little may be in them.
 */
const quarterTurns = snippet(
  `
vec2 quarterTurns(float x) {
  float n = floor(x * 0.636619772 + 0.5);
  float rest = ((x - n * 1.5703125) - n * 4.837512969970703e-4) - n * 7.549789948768648e-8;
  float size = abs(x);
  bool large = all(bvec2(size > 8192.0, size < INFINITE));
  uint bits = floatBitsToUint(x);
  uint m = (bits & 0x007fffffu) | 0x00800000u;
  int start = int((bits >> 23) & 0xffu) - 152;
  uint whole = 0u, high = 0u, low = 0u;
  for (int p = choose(large, (start & -8) + 64, start - 8); p >= start - 7; p -= 8) {
    whole += m * ((twoOverPi(p >> 5) >> (24 - (p & 24))) & 0xffu);
    low = (low >> 8) | (high << 24);
    high = (high >> 8) | (whole << 24);
    whole = whole >> 8;
  }
  int skipped = start & 7;
  high = (high << skipped) | ((low >> 1) >> (31 - skipped));
  low = low << skipped;
  float turns = float(int((high << 2) | (low >> 30))) * 3.6572951981e-10 + float(low << 2) * 8.5153039502e-20;
  float quadrant = float((high + 0x20000000u) >> 30);
  float side = choose(x < 0.0, -1.0, 1.0);
  return choose(large, vec2(turns, quadrant) * side, vec2(rest, n));
}
`,
  'choose',
  'special',
  'twoOverPi',
);

/** The polynomials of Cephes' sinf and cosf on -pi/4 to pi/4, after some quarters of a turn. */
const circular = snippet(
  `
float circular(vec2 turns, int quarters) {
  float r = turns.x;
  float z = r * r;
  float s = ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * r + r;
  float c = ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z - 0.5 * z + 1.0;
  int q = int(turns.y) + quarters;
  float y = choose((q & 1) == 0, s, c);
  return choose((q & 2) == 0, y, -y);
}
`,
  'choose',
);

/** The polynomial of Cephes' atanf, of x from 0, brought below tan(pi/8). */
const positiveArctangent = snippet(
  `
float positiveArctangent(float x) {
  bool far = x > 2.414213562373095;
  bool middle = x > 0.4142135623730950;
  float t = choose(far, -1.0, choose(middle, x - 1.0, x)) / choose(far, x, choose(middle, x + 1.0, 1.0));
  float z = t * t;
  float p = ((8.05374449538e-2 * z - 1.38776856032e-1) * z + 1.99777106478e-1) * z - 3.33329491539e-1;
  float y = p * z * t + t;
  return y + choose(far, 1.57079632679, choose(middle, 0.785398163397, 0.0));
}
`,
  'choose',
);

const arctangent = snippet(
  `
float arctangent(float x) {
  float y = positiveArctangent(abs(x));
  return choose(any(bvec2(isNan(x), x == 0.0)), x, choose(x < 0.0, -y, y));
}
`,
  'choose',
  'isNan',
  'positiveArctangent',
);

const angleOf = snippet(
  `
float angleOf(float y, float x) {
  float up = abs(y), along = abs(x);
  float low = min(up, along), high = max(up, along);
  float ratio = choose(high == 0.0, 0.0, choose(low == high, 1.0, low / high));
  float angle = positiveArctangent(ratio);
  angle = choose(up > along, 1.57079632679 - angle, angle);
  angle = choose(floatBitsToInt(x) < 0, 3.14159265359 - angle, angle);
  angle = choose(floatBitsToInt(y) < 0, -angle, angle);
  return choose(any(bvec2(isNan(x), isNan(y))), NOT_A_NUMBER, angle);
}
`,
  'choose',
  'isNan',
  'special',
  'positiveArctangent',
);

export const trigonometric = {
  twoOverPi,
  quarterTurns,
  circular,
  positiveArctangent,
  arctangent,
  angleOf,
};
