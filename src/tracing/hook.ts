import { type Tensor, util, Variable } from '@tensorflow/tfjs-core';
import { error } from '../messages/error.js';
import { tensorInValues, tracedWrite } from '../messages/tracing.js';
import { bind, bindCustom } from './bind.js';
import { fromCustomGrad, fromKernelParams } from './customGrad.js';
import { type CustomGradFunction, engine, HOOKED, type HookedMethods, type KernelParams } from './engine.js';
import { drawn, topTrace } from './levels.js';
import { located } from './location.js';
import { state } from './state.js';
import { gradientsInside } from './tfGrad.js';
import { tracerOf } from './tracer.js';

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
    noticeRandom();
    // tf.tensor([x]) of a traced x would be garbage: tfjs leaves out what is no number.
    if (ArrayBuffer.isView(values) && (values as Uint8Array).length < util.sizeFromShape(shape)) {
      throw located(error(tensorInValues, state.stack[state.stack.length - 1].name));
    }
    return state.originals!.makeTensor.call(engine, values, shape, dtype, backend);
  },
};

let assign = Variable.prototype.assign;
/** tfjs frees a variable's old values before it looks at the new ones. */
function checkedAssign(this: Variable, value: Tensor) {
  tracerOf(value)?.refuse(tracedWrite, 'variable.assign()');
  assign.call(this, value);
}

export function installHook() {
  if (state.hookUsers++ > 0) return;
  ({ assign } = Variable.prototype);
  Variable.prototype.assign = checkedAssign;
  state.originals = Object.fromEntries(
    HOOKED.map((method) => [method, engine[method]]),
  ) as unknown as HookedMethods;
  Object.assign(engine, hooks);
}

export function removeHook() {
  if (--state.hookUsers > 0) return;
  Variable.prototype.assign = assign;
  Object.assign(engine, state.originals);
  state.originals = null;
}

const RANDOM = /^(rand|random(Normal|Uniform|UniformInt|Gamma|StandardNormal)|truncatedNormal)__op$/;

/** tfjs draws the samples of a random op on the host: there is no kernel to intercept, but the op's scope is open. */
function noticeRandom() {
  const open = engine.state.scopeStack.slice(-3).find((s) => RANDOM.test(s.name));
  if (open) drawn(`tf.${open.name.replace('__op', '')}`);
}
