import { snippet } from './snippet.js';

/**
 * One of two values, the other one leaving no trace. Nothing in a program branches: SwiftShader's time to compile
 * `?:`, `&&` and `||` in a loop grows exponentially with their number.
 */
const choose = snippet(`
float choose(bool c, float a, float b) { return mix(b, a, c); }
vec2 choose(bool c, vec2 a, vec2 b) { return mix(b, a, bvec2(c)); }
int choose(bool c, int a, int b) { return b ^ ((a ^ b) & -int(c)); }
bool choose(bool c, bool a, bool b) { return any(bvec2(all(bvec2(c, a)), all(bvec2(!c, b)))); }
`);

/** Comparisons may assume that there is no NaN; bits may not. A macro, as calls of it take long to compile as well. */
const isNan = snippet(`
#define isNan(x) ((floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u)
`);

const special = snippet(`
const float NOT_A_NUMBER = uintBitsToFloat(0x7fc00000u);
const float INFINITE = uintBitsToFloat(0x7f800000u);
`);

const maximum = snippet(
  `
float maximum(float a, float b) { return choose(any(bvec2(a > b, isNan(a))), a, b); }
int maximum(int a, int b) { return max(a, b); }
`,
  'choose',
  'isNan',
);

const minimum = snippet(
  `
float minimum(float a, float b) { return choose(any(bvec2(a < b, isNan(a))), a, b); }
int minimum(int a, int b) { return min(a, b); }
`,
  'choose',
  'isNan',
);

const signOf = snippet(
  `
float signOf(float x) { return choose(x > 0.0, 1.0, choose(x < 0.0, -1.0, x)); }
int signOf(int x) { return sign(x); }
`,
  'choose',
);

const floorDivide = snippet(`
float floorDivide(float a, float b) { return floor(a / b); }
int floorDivide(int a, int b) {
  int q = a / (b + int(b == 0));
  return (q - (int(q * b != a) & int((a < 0) != (b < 0)))) & -int(b != 0);
}
`);

const modulo = snippet(
  `
float modulo(float a, float b) { return a - b * floor(a / b); }
int modulo(int a, int b) { return (a - b * floorDivide(a, b)) & -int(b != 0); }
`,
  'floorDivide',
);

export const numbers = { choose, isNan, special, maximum, minimum, signOf, floorDivide, modulo };
