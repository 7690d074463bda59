import '@tensorflow/tfjs-backend-webgpu';

export { findingsOn } from '../unit/kernels/shadow.js';
