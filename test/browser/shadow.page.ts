import '@tensorflow/tfjs-backend-webgpu';

export { wrongOn } from '../unit/kernels/shadow.js';
