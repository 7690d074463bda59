import { checkGrads as checkGradsTyped } from '../../src/transforms/checkGrads.js';
import { customJvp as customJvpTyped } from '../../src/transforms/customJvp.js';
import { customVjp as customVjpTyped } from '../../src/transforms/customVjp.js';
import { debugPrint as debugPrintTyped } from '../../src/transforms/debugPrint.js';
import { defineKernel as defineKernelTyped } from '../../src/transforms/defineKernel.js';
import { evalShape as evalShapeTyped } from '../../src/transforms/evalShape.js';
import { fn as fnTyped } from '../../src/transforms/fn.js';
import { fuse as fuseTyped } from '../../src/transforms/fuse.js';
import { grad as gradTyped, valueAndGrad as valueAndGradTyped } from '../../src/transforms/grad.js';
import { inspect as inspectTyped } from '../../src/transforms/inspect.js';
import {
  hessian as hessianTyped,
  jacfwd as jacfwdTyped,
  jacrev as jacrevTyped,
} from '../../src/transforms/jacobian.js';
import { jvp as jvpTyped } from '../../src/transforms/jvp.js';
import { linearize as linearizeTyped } from '../../src/transforms/linearize.js';
import { stopGradient as stopGradientTyped } from '../../src/transforms/stopGradient.js';
import { valueAndGradVars as valueAndGradVarsTyped } from '../../src/transforms/valueAndGradVars.js';
import { vectorize as vectorizeTyped } from '../../src/transforms/vectorize.js';
import { vjp as vjpTyped } from '../../src/transforms/vjp.js';
import { vmap as vmapTyped } from '../../src/transforms/vmap.js';
import { observed } from './observed.js';

/**
 * The transforms without their types, for tests of what happens at run time, also with arguments that do not compile.
 * Every outermost call is checked to leave no tensor behind and the engine as it was.
 */
// biome-ignore lint/suspicious/noExplicitAny: the point of this file
export type Loose = any;

export const checkGrads: Loose = observed(checkGradsTyped);
export const customJvp: Loose = observed(customJvpTyped);
export const customVjp: Loose = observed(customVjpTyped);
export const debugPrint: Loose = observed(debugPrintTyped);
export const defineKernel: Loose = observed(defineKernelTyped);
export const evalShape: Loose = observed(evalShapeTyped);
/** No transform: what the function makes stays. */
export const fn: Loose = fnTyped;
export const fuse: Loose = observed(fuseTyped);
export const grad: Loose = observed(gradTyped);
export const hessian: Loose = observed(hessianTyped);
export const inspect: Loose = observed(inspectTyped);
export const jacfwd: Loose = observed(jacfwdTyped);
export const jacrev: Loose = observed(jacrevTyped);
export const jvp: Loose = observed(jvpTyped);
export const linearize: Loose = observed(linearizeTyped);
export const stopGradient: Loose = observed(stopGradientTyped);
export const valueAndGrad: Loose = observed(valueAndGradTyped);
export const valueAndGradVars: Loose = observed(valueAndGradVarsTyped);
export const vectorize: Loose = observed(vectorizeTyped);
export const vjp: Loose = observed(vjpTyped);
export const vmap: Loose = observed(vmapTyped);
