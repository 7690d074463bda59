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
  return isNan(x) ? x : y;
}
`,
  'isNan',
  'scaleByPower',
  'smallExponential',
  'powerOfTwo',
);

const exponentialMinusOne = snippet(
  `
float exponentialMinusOne(float x) {
  if (x > 60.0) return exponential(x);
  int n;
  float rest = powerOfTwo(max(x, -60.0), n);
  float scale = intBitsToFloat((n + 127) << 23);
  float y = scale * smallExponential(rest) + (scale - 1.0);
  return isNan(x) || x == 0.0 ? x : y;
}
`,
  'exponential',
);

export const exponentials = {
  scaleByPower,
  smallExponential,
  powerOfTwo,
  exponential,
  exponentialMinusOne,
};
