import { snippet } from './snippet.js';

const scaleByPower = snippet(`
float scaleByPower(float x, int n) {
  int low = n >> 1;
  return x * intBitsToFloat((low + 127) << 23) * intBitsToFloat((n - low + 127) << 23);
}
`);

/** e^x - 1 for |x| < 0.35: the polynomial of Cephes' expf. */
const smallExponential = snippet(`
float smallExponential(float x) {
  float p = 1.9875691500e-4;
  p = p * x + 1.3981999507e-3;
  p = p * x + 8.3334519073e-3;
  p = p * x + 4.1665795894e-2;
  p = p * x + 1.6666665459e-1;
  p = p * x + 5.0000001201e-1;
  return p * x * x + x;
}
`);

/** x as n * log(2) + rest; log(2) in two parts, as in Cephes' expf. */
const powerOfTwo = snippet(`
float powerOfTwo(float x, out int n) {
  float k = floor(x * 1.44269504 + 0.5);
  n = int(k);
  return (x - k * 0.693359375) + k * 2.12194440e-4;
}
`);

const exponential = snippet(
  `
float exponential(float x) {
  int n;
  float rest = powerOfTwo(clamp(x, -104.0, 89.0), n);
  float y = scaleByPower(1.0 + smallExponential(rest), n);
  return choose(isNan(x), x, y);
}
`,
  'choose',
  'isNan',
  'scaleByPower',
  'smallExponential',
  'powerOfTwo',
);

/** 2^n in two factors, since for the largest results it is infinite itself. */
const exponentialMinusOne = snippet(
  `
float exponentialMinusOne(float x) {
  int n;
  float rest = powerOfTwo(clamp(x, -60.0, 89.0), n);
  int low = n >> 1, high = n - low;
  float scale = intBitsToFloat((low + 127) << 23);
  float y = scale * smallExponential(rest) + (scale - intBitsToFloat((127 - high) << 23));
  return choose(any(bvec2(isNan(x), x == 0.0)), x, y * intBitsToFloat((high + 127) << 23));
}
`,
  'choose',
  'isNan',
  'smallExponential',
  'powerOfTwo',
);

export const exponentials = {
  scaleByPower,
  smallExponential,
  powerOfTwo,
  exponential,
  exponentialMinusOne,
};
