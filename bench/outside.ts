// Times tfjs' own runKernel: node scripts/run.mjs bench/outside.ts [with]. With the argument, axiswise is loaded and
// has run a transform first. Prints microseconds per call, one number per sample.
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const engine = tf.engine() as unknown as {
  runKernel(name: string, inputs: object, attrs: object): tf.Tensor;
};
const [a, b] = [tf.randomUniform([4, 8]), tf.randomUniform([4, 8])];

if (process.argv.includes('with')) {
  const { vmap } = await import('axiswise');
  tf.dispose(vmap((x: tf.Tensor) => tf.add(x, 1))(a));
}

const CALLS = 20_000;
const sample = () => {
  const start = performance.now();
  for (let i = 0; i < CALLS; i++) engine.runKernel('Add', { a, b }, {}).dispose();
  return ((performance.now() - start) * 1000) / CALLS;
};
sample();
console.log(JSON.stringify(Array.from({ length: 9 }, sample)));
