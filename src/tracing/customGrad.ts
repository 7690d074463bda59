import type { Tensor } from '@tensorflow/tfjs-core';
import type { CustomCall, ForwardPass } from './custom.js';
import type { CustomGradFunction, KernelParams, SaveFunction } from './engine.js';
import { listOf, unlist } from './lists.js';

/** A tf.customGrad call; `run` makes a forward pass, handing its residuals to `save`. */
const foreign = (
  inputs: readonly Tensor[],
  run: (xs: readonly Tensor[], save: SaveFunction) => Omit<ForwardPass, 'residuals'>,
): CustomCall => ({
  inputs,
  foreign: true,
  primal: (xs) => [...run(xs, () => {}).outputs],
  forward(xs) {
    let residuals: Tensor[] = [];
    const pass = run(xs, (saved) => {
      residuals = saved;
    });
    return { ...pass, residuals };
  },
});

/** A call inside a transform. Its function can be run again on values of a lower level. */
export const fromCustomGrad = (f: CustomGradFunction, inputs: readonly Tensor[]) =>
  foreign(inputs, (xs, save) => {
    const { value, gradFunc } = f(...xs, save);
    return { outputs: [value], backward: (saved, [dy]) => listOf(gradFunc(dy, [...saved])) };
  });

/** The same call when its wrapper was made by the unhooked engine: the functions have closed over the inputs. */
export const fromKernelParams = ({ forwardFunc, backwardsFunc, inputs }: KernelParams) =>
  foreign(Object.values(inputs), (_, save) => ({
    outputs: listOf(forwardFunc!(null, save)),
    backward(saved, cts) {
      const grads = backwardsFunc!(unlist(cts), [...saved]);
      return Object.keys(inputs).map((key) => grads[key]());
    },
  }));
