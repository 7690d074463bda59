import fc from 'fast-check';
import { checkRank } from '../../../src/shapes/rank.js';
import { frameShape, stftShape, windowShape } from '../../../src/shapes/signal.js';
import { checkShared, irfftShape, rfftShape } from '../../../src/shapes/spectral.js';
import { shape } from '../support/arbitraries.js';
import { ops } from '../support/ops.js';
import { type Rule, relatedShapes, rule } from '../support/rule.js';

const small = fc.integer({ min: 1, max: 6 });
/** Lengths of signals, some of which only the types have to manage. */
const length = fc.oneof(
  { weight: 3, arbitrary: fc.nat(12) },
  { weight: 1, arbitrary: fc.integer({ min: 13, max: 700 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10_000, max: 99_999_999 }) },
);
/** Of rank 1 or more, with a last axis of any length. */
const signals = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(shape(0, 2), length).map(([s, n]) => [...s, n]) },
  { weight: 1, arbitrary: shape() },
);
const signal = fc.oneof({ weight: 5, arbitrary: length.map((n) => [n]) }, { weight: 1, arbitrary: shape() });
const part = fc.oneof(
  { weight: 5, arbitrary: small },
  { weight: 1, arbitrary: fc.integer({ min: -1, max: 2000 }) },
);

export const signalRules: Record<string, Rule> = {
  fft: rule(
    'fft',
    fc.tuple(fc.constantFrom('fft', 'ifft'), signals),
    (given) => given,
    ([op, s]) => {
      checkRank(op, 0, s);
      return s;
    },
    ([op, s], zeros) => ops[op](zeros(s, 'complex64')),
  ),
  rfft: rule(
    'rfft',
    fc.tuple(signals, fc.oneof(fc.constant(undefined), fc.constant(null), fc.integer({ min: -1, max: 20 }))),
    ([s, n]) => ['rfft', s, n],
    ([s, n]) => rfftShape('rfft', s, n),
    ([s, n], zeros) => ops.rfft(zeros(s), n),
  ),
  irfft: rule(
    'irfft',
    signals,
    (s) => [s],
    (s) => irfftShape(s),
    (s, zeros) => ops.irfft(zeros(s, 'complex64')),
  ),
  complex: rule(
    'shared',
    fc.oneof(
      relatedShapes,
      shape().map((s) => [s, s] as [number[], number[]]),
    ),
    ([a, b]) => ['complex', a, b],
    ([a, b]) => {
      checkShared('complex', a, b);
      return a;
    },
    ([a, b], zeros) => ops.complex(zeros(a), zeros(b)),
  ),
  window: rule(
    'window',
    fc.integer({ min: -1, max: 40 }),
    (n) => ['hannWindow', n],
    (n) => windowShape('hannWindow', n),
    (n) => ops.signal.hannWindow(n),
  ),
  frame: rule(
    'frame',
    fc.tuple(signal, part, part, fc.boolean()),
    ([s, size, step, padEnd]) => ['frame', s, size, step, padEnd],
    ([s, size, step, padEnd]) => frameShape('frame', s, size, step, padEnd),
    ([s, size, step, padEnd], zeros) => ops.signal.frame(zeros(s), size, step, padEnd),
  ),
  stft: rule(
    'stft',
    fc.tuple(signal, part, part, fc.oneof(fc.constant(undefined), part)),
    (given) => given,
    ([s, size, step, fftLength]) => stftShape(s, size, step, fftLength),
    ([s, size, step, fftLength], zeros) => ops.signal.stft(zeros(s), size, step, fftLength),
  ),
};
