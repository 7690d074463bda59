import * as tf from '@tensorflow/tfjs';
import { vmap } from 'axiswise';
import { compare } from './measure.js';
import type { Section } from './report.js';

const COUNT = 100;
const BATCH = 4;
const WIDTH = 8;

type Op = (x: tf.Tensor, y: tf.Tensor, k: tf.Tensor) => unknown;

/** What runs per example, and the same work written for the whole batch. */
const OPS: Record<string, { example: Op; batch: Op }> = {
  'tf.add(x, y)': { example: (x, y) => tf.add(x, y), batch: (x, y) => tf.add(x, y) },
  'tf.sin(x)': { example: (x) => tf.sin(x), batch: (x) => tf.sin(x) },
  'tf.relu(x)': { example: (x) => tf.relu(x), batch: (x) => tf.relu(x) },
  'tf.sum(x)': { example: (x) => tf.sum(x, 0), batch: (x) => tf.sum(x, 1) },
  'tf.mul(x, k), k one number per example': {
    example: (x, _, k) => tf.mul(x, k),
    batch: (x, _, k) => tf.mul(x, tf.expandDims(k, 1)),
  },
  'tf.concat([x, y])': { example: (x, y) => tf.concat([x, y], 0), batch: (x, y) => tf.concat([x, y], 1) },
  'tf.slice(x, 1, 4)': {
    example: (x) => tf.slice(x, [1], [4]),
    batch: (x) => tf.slice(x, [0, 1], [BATCH, 4]),
  },
};

/** The time of one op inside vmap against the same kernel work in plain tfjs. */
export function opsInsideVmap(): Section {
  const x = tf.randomUniform([BATCH, WIDTH]);
  const y = tf.randomUniform([BATCH, WIDTH]);
  const k = tf.randomUniform([BATCH]);
  const repeated = (op: Op) => (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor) => {
    for (let i = 0; i < COUNT; i++) op(a, b, c);
    return a;
  };
  const rows = Object.entries(OPS).map(([what, { example, batch }]) => {
    const mapped = vmap(repeated(example));
    const plain = repeated(batch);
    const { theirs, ours } = compare({
      theirs: () => tf.tidy(() => void plain(x, y, k)),
      ours: () => tf.tidy(() => void mapped(x, y, k)),
    });
    return {
      what,
      baseline: 'hand-batched tfjs',
      theirs: theirs.median / COUNT,
      ours: ours.median / COUNT,
      speedup: 1 / ours.ratio,
      target: 1 / 1.7,
    };
  });
  return {
    title: 'One op inside vmap',
    text: `The same op ${COUNT} times inside one vmap over [${BATCH}, ${WIDTH}] tensors, and batched by hand in plain tfjs, per op. The tensors are small, so this is overhead, not arithmetic.`,
    rows,
  };
}
