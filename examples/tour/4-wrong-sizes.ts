import * as tf from '@tensorflow/tfjs';
import { AxiswiseError, add, vmap } from 'axiswise';
import { type Mistakes, printMistakes } from './compile.js';
import { check, code, heading, say } from './print.js';

export function wrongSizes(mistakes: Mistakes) {
  heading(4, 'The same shapes under vmap are a mistake');
  say('Both arguments are mapped over axis 0: ten examples of one, twenty of the other. At run time:');
  code('vmap', 'vmap(add)(tf.zeros([10]), tf.zeros([20, 1]))');
  const thrown = catchError(() => vmap(add)(tf.zeros([10]), tf.zeros([20, 1])));
  say(`${thrown.name} ${thrown.code}`);
  say(thrown.message);
  say('With typed tensors the editor says it before anything runs:');
  const [written] = printMistakes(mistakes, 'sizes.ts');
  check('one sentence, written once for both', written === thrown.message);
}

function catchError(f: () => unknown): AxiswiseError {
  try {
    f();
  } catch (error) {
    if (error instanceof AxiswiseError) return error;
  }
  throw new Error('this should have thrown');
}
