export { fft, ifft, irfft, rfft } from './fourier.js';
