import {
  complex,
  cosineWindow,
  enclosingPowerOfTwo,
  fft,
  imag,
  irfft,
  real,
  rfft,
  signal,
  spectral,
  type Tensor,
  vmap,
  zeros,
} from 'axiswise';
import { is } from '../is.js';

declare const named: Tensor<['n', 't']>;
const z = complex(zeros([2, 9]), zeros([2, 9], 'int32'));

is<Tensor<[2, 9], 'complex64'>>()(z, true);
is<Tensor<[2, 9]>>()(real(z), true);
is<Tensor<[2, 9]>>()(imag(spectral.ifft(fft(z))), true);
is<Tensor<[2, 5], 'complex64'>>()(rfft(zeros([2, 9])), true);
is<Tensor<['n', 5], 'complex64'>>()(rfft(named, 8), true);
is<Tensor<['n', number], 'complex64'>>()(rfft(named), true);
is<Tensor<[2, 16]>>()(irfft(z), true);
is<Tensor<[7, 2, 5], 'complex64'>>()(vmap(rfft)(zeros([7, 2, 9])), true);

is<Tensor<[400]>>()(signal.hannWindow(400), true);
is<Tensor<[3]>>()(cosineWindow(3, 1, 1), true);
is<512>()(enclosingPowerOfTwo(400), true);
is<Tensor<[98, 400]>>()(signal.frame(zeros([16000]), 400, 160), true);
is<Tensor<[100, 400], 'int32'>>()(signal.frame(zeros([16000], 'int32'), 400, 160, true), true);
is<Tensor<[98, 257], 'complex64'>>()(signal.stft(zeros([16000]), 400, 160), true);
is<Tensor<[98, 129], 'complex64'>>()(signal.stft(zeros([16000]), 400, 160, 256, signal.hammingWindow), true);
declare const sound: Tensor<['t']>;
is<Tensor<[number, 257], 'complex64'>>()(signal.stft(sound, 400, 160), true);
