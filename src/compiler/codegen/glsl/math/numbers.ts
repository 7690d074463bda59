import { snippet } from './snippet.js';

/** Comparisons may assume that there is no NaN; bits may not. */
const isNan = snippet(`
bool isNan(float x) { return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u; }
`);

const special = snippet(`
const float NOT_A_NUMBER = uintBitsToFloat(0x7fc00000u);
const float INFINITE = uintBitsToFloat(0x7f800000u);
`);

const maximum = snippet(
  `
float maximum(float a, float b) { return a > b || isNan(a) ? a : b; }
int maximum(int a, int b) { return max(a, b); }
`,
  'isNan',
);

const minimum = snippet(
  `
float minimum(float a, float b) { return a < b || isNan(a) ? a : b; }
int minimum(int a, int b) { return min(a, b); }
`,
  'isNan',
);

const signOf = snippet(`
float signOf(float x) { return x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : x; }
int signOf(int x) { return sign(x); }
`);

const floorDivide = snippet(`
float floorDivide(float a, float b) { return floor(a / b); }
int floorDivide(int a, int b) {
  if (b == 0) return 0;
  int q = a / b;
  return q * b != a && (a < 0) != (b < 0) ? q - 1 : q;
}
`);

const modulo = snippet(
  `
float modulo(float a, float b) { return a - b * floor(a / b); }
int modulo(int a, int b) { return b == 0 ? 0 : a - b * floorDivide(a, b); }
`,
  'floorDivide',
);

export const numbers = { isNan, special, maximum, minimum, signOf, floorDivide, modulo };
