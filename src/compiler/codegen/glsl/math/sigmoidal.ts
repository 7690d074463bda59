import { snippet } from './snippet.js';

/** Near 0 the polynomial of Cephes' tanhf. */
const hyperbolicTangent = snippet(
  `
float hyperbolicTangent(float x) {
  float a = abs(x);
  float z = x * x;
  float p = (((-5.70498872745e-3 * z + 2.06390887954e-2) * z - 5.37397155531e-2) * z + 1.33314422036e-1) * z - 3.33332819422e-1;
  float near = p * z * x + x;
  float far = 1.0 - 2.0 / (exponential(2.0 * a) + 1.0);
  return choose(isNan(x), x, choose(a < 0.625, near, choose(x < 0.0, -far, far)));
}
`,
  'choose',
  'isNan',
  'exponential',
);

/** Minimax polynomials by N. Juffa (stackoverflow.com/a/35148199): of x near 0, of log(1 - erf(x)) beyond. */
const errorFunction = snippet(
  `
float errorFunction(float x) {
  float t = abs(x);
  float s = x * x;
  float p = -5.96761703e-4;
  p = p * s + 4.99119423e-3;
  p = p * s - 2.67681349e-2;
  p = p * s + 1.12819925e-1;
  p = p * s - 3.76125336e-1;
  p = p * s + 1.28379166e-1;
  float near = p * x + x;
  float u = min(t, 4.0);
  s = u * u;
  float r = -1.72853470e-5 * u + 3.83197126e-4;
  r = r * s + (-3.88396438e-3 * u + 2.42546219e-2);
  r = r * u - 1.06777877e-1;
  r = r * u - 6.34846687e-1;
  r = r * u - 1.28717512e-1;
  r = r * u - u;
  float far = 1.0 - exponential(r);
  return choose(isNan(x), x, choose(t <= 0.927734375, near, choose(x < 0.0, -far, far)));
}
`,
  'choose',
  'isNan',
  'exponential',
);

export const sigmoidal = { hyperbolicTangent, errorFunction };
