import type { Tensor } from '@tensorflow/tfjs-core';
import { bind, bindCustom } from './bind.js';
import { type CustomGradFunction, engine, type HookedMethods, type KernelParams } from './engine.js';
import { fromCustomGrad, fromKernelParams } from './customGrad.js';
import { topTrace } from './levels.js';
import { state } from './state.js';
import { gradientsInside } from './tfGrad.js';

/**
 * While a transform runs, these replace the engine's methods, so that any tfjs code reaches `bind`: tf.* ops, chained
 * methods, layers, converted models. Transforms are synchronous; outside of them the engine is untouched.
 */
const hooks: HookedMethods = {
  runKernel: bind,

  /** customGrad functions made before this hook existed arrive here, as a call without a kernel name. */
  runKernelFunc(params: KernelParams) {
    if (params.kernelName === undefined && topTrace(params.inputs) !== null) {
      return bindCustom(fromKernelParams(params))[0];
    }
    return state.originals!.runKernelFunc.call(engine, params);
  },

  customGrad(f: CustomGradFunction) {
    const plain = state.originals!.customGrad.call(engine, f);
    return (...inputs: Tensor[]) =>
      topTrace(inputs) === null ? plain(...inputs) : bindCustom(fromCustomGrad(f, inputs))[0];
  },

  gradients: gradientsInside,

  /** Our own reverse mode raises gradientDepth; tfjs' tape must not take that for its own. */
  isTapeOn() {
    return engine.state.gradientDepth > state.reverseDepth && engine.state.kernelDepth === 0;
  },

  makeTensor(values, shape, dtype, backend) {
    const op = randomOp();
    if (op !== null) for (const trace of state.stack) trace.onRandom?.(op);
    return state.originals!.makeTensor.call(engine, values, shape, dtype, backend);
  },
};

export function installHook() {
  if (state.hookUsers++ > 0) return;
  const { runKernel, runKernelFunc, customGrad, gradients, isTapeOn, makeTensor } = engine;
  state.originals = { runKernel, runKernelFunc, customGrad, gradients, isTapeOn, makeTensor };
  Object.assign(engine, hooks);
}

export function removeHook() {
  if (--state.hookUsers > 0) return;
  Object.assign(engine, state.originals);
  state.originals = null;
}

const RANDOM = new Set(
  ['rand', 'randomNormal', 'randomUniform', 'randomUniformInt', 'randomGamma', 'randomStandardNormal', 'truncatedNormal'].map(
    (op) => `${op}__op`,
  ),
);

/** The random op whose scope is open: tfjs draws its samples on the host, so there is no kernel to intercept. */
function randomOp(): string | null {
  const open = engine.state.scopeStack.slice(-3).find((s) => RANDOM.has(s.name));
  return open ? `tf.${open.name.slice(0, -'__op'.length)}` : null;
}
