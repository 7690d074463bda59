import {
  complex,
  diag,
  enclosingPowerOfTwo,
  fft,
  irfft,
  linalg,
  meshgrid,
  real,
  rfft,
  signal,
  zeros,
} from 'axiswise';

const v = zeros([8]);
const m = zeros([3, 2]);

complex(v, zeros([4])); //~ complex: argument 1 must have shape [8], got shape [4]
real(v); //~ real: argument 0 must be complex64, got float32; convert it with cast
fft(zeros([], 'complex64')); //~ fft: argument 0 must have rank 1 or more, got shape []
rfft(v, 0); //~ rfft: fftLength must be a positive integer, got 0
irfft(zeros([2, 0], 'complex64')); //~ irfft: argument 0 must have shape [..., 1 or more], got shape [2, 0]
signal.hannWindow(-1); //~ hannWindow: windowLength must be a non-negative integer, got -1
signal.frame(m, 2, 1); //~ frame: argument 0 must have rank 1, got shape [3, 2]
signal.frame(v, 2, 0); //~ frame: frameStep must be a positive integer, got 0
signal.stft(v, 4, 2, 0); //~ stft: fftLength must be a positive integer, got 0
enclosingPowerOfTwo('8'); //~ Argument of type 'string' is not assignable to parameter of type 'number'.
linalg.bandPart(m, 4, 0); //~ bandPart: numLower must be an integer up to 3, got 4
linalg.bandPart(m, zeros([]), 0); //~ bandPart: argument 1 must be int32, got float32; convert it with cast
linalg.gramSchmidt(m); //~ gramSchmidt: xs must be at most 2 vectors of this size, got 3
linalg.gramSchmidt([v, zeros([4])]); //~ gramSchmidt: xs[1] must be of shape [8], got [4]
linalg.qr(v); //~ qr: argument 0 must have rank 2 or more, got shape [8]
diag(zeros([2], 'complex64')); //~ diag: argument 0 must be float32 or int32 or bool, got complex64; convert it with cast
meshgrid(v, m); //~ meshgrid: argument 1 must have rank 0 or 1, got shape [3, 2]
