// Audio features: a chirp is cut in frames, each becomes a spectrum, bands of frequencies become a few numbers.
import {
  abs,
  add,
  arange,
  argMax,
  cast,
  div,
  exp,
  irfft,
  log,
  matMul,
  max,
  mul,
  neg,
  real,
  reshape,
  rfft,
  signal,
  sin,
  square,
  sub,
  sum,
} from 'axiswise';

const RATE = 256;
const time = div(arange(256), RATE);
const phase = mul(add(mul(time, 20), mul(square(time), 40)), 2 * Math.PI);
const sound = sin(phase);

const frames = signal.frame(sound, 64, 32);
const windowed = mul(frames, signal.hannWindow(64));
const spectra = rfft(windowed);
const power = square(abs(spectra));
const short = signal.stft(sound, 64, 32);
const powerOfStft = square(abs(short));

const bands = reshape(arange(8), [1, 8]);
const bins = reshape(arange(33), [33, 1]);
const distance = sub(div(bins, 4), bands);
const filters = exp(neg(square(distance)));
const energies = matMul(power, filters);
const features = log(add(energies, 1e-6));
const loudest = argMax(energies, 1);
const rising = loudest.dataSync();

const whole = rfft(sound);
const back = irfft(whole);
const error = max(abs(sub(back, sound)));
const total = sum(real(whole));

export const result =
  error.dataSync()[0] < 1e-3 &&
  rising[6] > rising[0] &&
  features.size === 56 &&
  powerOfStft.size === 231 &&
  Number.isFinite(total.dataSync()[0]) &&
  cast(loudest, 'float32').size === 7;
