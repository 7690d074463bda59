import { linalg } from '../../../src/kernels/linalg.js';
import { checkFamily } from './checkFamily.js';
import { floats } from './kernelCase.js';

checkFamily(linalg, [
  { kernel: 'Diag', title: 'of a vector', inputs: { x: floats(4) }, diff: ['x'] },
  { kernel: 'Diag', title: 'of a scalar', inputs: { x: floats() }, diff: ['x'] },
  { kernel: 'Diag', title: 'of a matrix', inputs: { x: floats(2, 3) }, diff: ['x'] },
]);
