export {
  /** What becomes of the losses of the elements: tfjs' own enum. */
  Reduction,
} from '@tensorflow/tfjs-core';
export type * from '../types/index.js';
export { AxiswiseError } from './messages/error.js';
export * from './ops.gen.js';
export { asShape, asShape as as } from './tensor/asShape.js';
export { dims } from './tensor/dims.js';
export { checkGrads } from './transforms/checkGrads.js';
export { customJvp } from './transforms/customJvp.js';
export { customVjp } from './transforms/customVjp.js';
export { debugPrint } from './transforms/debugPrint.js';
export { defineKernel, type KernelRules } from './transforms/defineKernel.js';
export { evalShape } from './transforms/evalShape.js';
export { fn } from './transforms/fn.js';
export { fuse } from './transforms/fuse.js';
export { grad, valueAndGrad } from './transforms/grad.js';
export { inspect } from './transforms/inspect.js';
export { hessian, jacfwd, jacrev } from './transforms/jacobian.js';
export { jvp } from './transforms/jvp.js';
export { linearize } from './transforms/linearize.js';
export { stopGradient } from './transforms/stopGradient.js';
export { valueAndGradVars } from './transforms/valueAndGradVars.js';
export { vectorize } from './transforms/vectorize.js';
export { vjp } from './transforms/vjp.js';
export { vmap } from './transforms/vmap.js';
