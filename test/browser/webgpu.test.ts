import { describeGpu } from './gpu.js';

await describeGpu('webgpu', 1);
