import { snippet } from './snippet.js';

/** log(1 + x) for 1 + x from sqrt(0.5) to sqrt(2): the polynomial of Cephes' logf, with e * log(2) added in two parts. */
const smallLogarithm = snippet(`
float smallLogarithm(float x, float e) {
  float z = x * x;
  float p = 7.0376836292e-2;
  p = p * x - 1.1514610310e-1;
  p = p * x + 1.1676998740e-1;
  p = p * x - 1.2420140846e-1;
  p = p * x + 1.4249322787e-1;
  p = p * x - 1.6668057665e-1;
  p = p * x + 2.0000714765e-1;
  p = p * x - 2.4999993993e-1;
  p = p * x + 3.3333331174e-1;
  float y = p * x * z - e * 2.12194440e-4;
  return (x + (y - 0.5 * z)) + e * 0.693359375;
}
`);

const logarithm = snippet(
  `
float logarithm(float x) {
  int bits = floatBitsToInt(x);
  float m = intBitsToFloat((bits & 0x007fffff) | 0x3f000000);
  bool low = m < 0.70710678;
  float e = float((bits >> 23) - 126 - int(low));
  float y = smallLogarithm(choose(low, 2.0 * m, m) - 1.0, e);
  float below = choose(x < 0.0, NOT_A_NUMBER, -INFINITE);
  return choose(any(bvec2(isNan(x), x == INFINITE)), x, choose(bits < 0x00800000, below, y));
}
`,
  'choose',
  'isNan',
  'special',
  'smallLogarithm',
);

const logarithmPlusOne = snippet(
  `
float logarithmPlusOne(float x) {
  bool small = all(bvec2(x > -0.29, x < 0.41));
  return choose(x == 0.0, x, choose(small, smallLogarithm(x, 0.0), logarithm(1.0 + x)));
}
`,
  'logarithm',
);

export const logarithms = { smallLogarithm, logarithm, logarithmPlusOne };
