import { describeGpu } from './gpu.js';

await describeGpu('webgl', 2);
