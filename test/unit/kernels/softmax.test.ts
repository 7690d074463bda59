import { softmax } from '../../../src/kernels/softmax.js';
import { checkFamily } from './checkFamily.js';
import { floats } from './kernelCase.js';

checkFamily(softmax, [
  { kernel: 'Softmax', inputs: { logits: floats(4) }, attrs: { dim: 0 }, diff: ['logits'] },
  { kernel: 'Softmax', inputs: { logits: floats(2, 4) }, attrs: { dim: -1 }, diff: ['logits'] },
  { kernel: 'Softmax', inputs: { logits: floats(2, 3, 4) }, attrs: { dim: 2 }, diff: ['logits'] },
]);
