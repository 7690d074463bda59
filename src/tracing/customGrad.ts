import type { Tensor } from '@tensorflow/tfjs-core';
import type { CustomCall } from './custom.js';
import type { CustomGradFunction, KernelParams } from './engine.js';

const list = <T>(x: T | T[]): T[] => (Array.isArray(x) ? x : [x]);

/** A tf.customGrad call. Its function can be run again on values of a lower level. */
export function fromCustomGrad(f: CustomGradFunction, inputs: readonly Tensor[]): CustomCall {
  return {
    name: 'tf.customGrad',
    inputs,
    foreign: true,
    primal: (xs) => [f(...xs, () => {}).value],
    forward(xs) {
      let residuals: Tensor[] = [];
      const { value, gradFunc } = f(...xs, (saved: Tensor[]) => {
        residuals = saved;
      });
      return { outputs: [value], residuals, backward: (saved, [dy]) => list(gradFunc(dy, [...saved])) };
    },
  };
}

/** The same call when its wrapper was made by the unhooked engine: the functions have closed over the inputs. */
export function fromKernelParams({ forwardFunc, backwardsFunc, inputs }: KernelParams): CustomCall {
  const keys = Object.keys(inputs);
  return {
    name: 'tf.customGrad',
    inputs: keys.map((key) => inputs[key]),
    foreign: true,
    primal: () => list(forwardFunc!(null, () => {})),
    forward() {
      let residuals: Tensor[] = [];
      const outputs = list(
        forwardFunc!(null, (saved) => {
          residuals = saved;
        }),
      );
      return {
        outputs,
        residuals,
        backward(saved, cts) {
          const grads = backwardsFunc!(cts.length > 1 ? [...cts] : cts[0], [...saved]);
          return keys.map((key) => grads[key]());
        },
      };
    },
  };
}
