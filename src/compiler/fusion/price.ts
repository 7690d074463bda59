import { type DataType, util } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../shapes/shape.js';
import { type Axis, extentOf } from '../kernel/axis.js';
import type { Expr } from '../kernel/expr.js';
import type { Kernel } from '../kernel/kernel.js';
import { instructionsOf } from './cost.js';
import type { Step } from './step.js';

/** What a launch costs beside its work, in bytes moved. */
const LAUNCH = 2 ** 16;

/** What the elements of some tensors take. */
export const bytesOf = (
  tensors: readonly { readonly shape: readonly number[]; readonly dtype: DataType }[],
) => tensors.reduce((total, { shape, dtype }) => total + sizeOf(shape) * util.bytesPerElement(dtype), 0);

/** What some steps cost, in bytes moved; `instruction` is what one of them costs. */
export const priceOf = (steps: readonly Step[], instruction: number): number =>
  steps.reduce((total, step) => {
    if (step.run !== 'kernel') return total;
    return total + LAUNCH + bytesOf([...step.reads, ...step.gives]) + instruction * workOf(step.kernel);
  }, 0);

/** The instructions of a kernel, each as often as what it gives varies. */
function workOf({ outputs }: Kernel): number {
  const seen = new Set<Expr>();
  let total = 0;
  const add = (times: Iterable<Axis>, instructions: number) => {
    total += instructions * extentOf(times);
  };
  const visit = (x: Expr) => {
    if (seen.has(x)) return;
    seen.add(x);
    if (x.op === 'reduce' || x.op === 'scan') {
      add(x.body.axes, 1);
      visit(x.body);
    } else if ('args' in x) {
      add(x.axes, instructionsOf(x.op));
      x.args.forEach(visit);
    }
  };
  for (const { value } of outputs) visit(value);
  return total;
}
