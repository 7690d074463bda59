import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { grad } from 'axiswise';
import { type A, type Input, rowOf, softmaxOf, type T, total } from './case.js';

const np = jax.numpy;
const [BATCH, INPUT, HIDDEN, CLASSES] = [64, 64, 128, 10];
const RATE = 0.1;
const PARAMETERS = [0, 1, 2, 3];

/** Two layers' weights and biases, examples and their classes. */
export const inputs: readonly Input[] = [
  { shape: [INPUT, HIDDEN], from: -0.2, to: 0.2 },
  { shape: [HIDDEN], from: -0.1, to: 0.1 },
  { shape: [HIDDEN, CLASSES], from: -0.2, to: 0.2 },
  { shape: [CLASSES], from: -0.1, to: 0.1 },
  { shape: [BATCH, INPUT] },
  { shape: [BATCH, CLASSES], oneHot: true },
];

/** Cross-entropy of one example, or the mean of a batch. */
export function loss(w1: T, b1: T, w2: T, b2: T, x: T, y: T): T {
  const hidden = tf.relu(tf.add(tf.dot(x, w1), b1));
  const logits = tf.add(tf.dot(hidden, w2), b2);
  return tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(logits), y), -1)));
}
export function theirLoss(w1: A, b1: A, w2: A, b2: A, x: A, y: A): A {
  const hidden = jax.nn.relu(np.dot(x, w1).add(b1));
  const logits = np.dot(hidden, w2).add(b2);
  return np.negative(jax.nn.logSoftmax(logits, -1).mul(y).sum(-1).mean());
}

const stepped = (parameters: readonly T[], slopes: readonly T[]) =>
  parameters.map((x, i) => tf.sub(x, tf.mul(slopes[i], RATE)));

/** The parameters after a step of gradient descent. */
export function step(...xs: T[]): T[] {
  const slopes = grad(loss as never, { argnums: PARAMETERS } as never)(...(xs as never)) as unknown as T[];
  return stepped(xs.slice(0, 4), slopes);
}
export function tfjsStep(...xs: T[]): T[] {
  const [, , , , x, y] = xs;
  const slopes = tf.grads((w1, b1, w2, b2) => loss(w1, b1, w2, b2, x, y))(xs.slice(0, 4));
  return stepped(xs.slice(0, 4), slopes);
}
export function theirStep(...xs: A[]): A[] {
  const [w1, b1, w2, b2, x, y] = xs;
  const given = [w1, b1, w2, b2].map((p) => p.ref);
  const slopes = jax.grad(theirLoss, { argnums: PARAMETERS })(w1, b1, w2, b2, x, y) as unknown as A[];
  return given.map((p, i) => p.sub(slopes[i].mul(RATE)));
}

/** One set of gradients per example, by the rules of backpropagation written out. */
export function perExampleByHand(w1: T, b1: T, w2: T, b2: T, x: T, y: T): T[] {
  const before = tf.add(tf.matMul(x, w1), b1);
  const hidden = tf.relu(before);
  const ofLogits = tf.sub(tf.softmax(tf.add(tf.matMul(hidden, w2), b2)), y);
  const ofHidden = tf.mul(tf.matMul(ofLogits, w2, false, true), tf.step(before));
  const outer = (a: T, b: T) => tf.mul(tf.expandDims(a, 2), tf.expandDims(b, 1));
  return [outer(x, ofHidden), ofHidden, outer(hidden, ofLogits), ofLogits];
}

/** Elements of the gradients of every example, in float64. */
export function exactPerExample(xs: readonly Float32Array[]) {
  const [w1, b1, w2, b2, x, y] = xs;
  const examples = Array.from({ length: BATCH }, (_, i) => {
    const row = rowOf(x, i * INPUT, INPUT);
    const before = Array.from(b1, (b, j) => b + total(row.map((v, k) => v * w1[k * HIDDEN + j])));
    const hidden = before.map((v) => Math.max(v, 0));
    const logits = Array.from(b2, (b, c) => b + total(hidden.map((v, j) => v * w2[j * CLASSES + c])));
    const ofLogits = softmaxOf(logits).map((p, c) => p - y[i * CLASSES + c]);
    const ofHidden = before.map((v, j) =>
      v > 0 ? total(ofLogits.map((d, c) => d * w2[j * CLASSES + c])) : 0,
    );
    return { row, hidden, ofLogits, ofHidden };
  });
  return (output: number, at: number): number => {
    const size = [INPUT * HIDDEN, HIDDEN, HIDDEN * CLASSES, CLASSES][output];
    const { row, hidden, ofLogits, ofHidden } = examples[Math.floor(at / size)];
    const place = at % size;
    if (output === 0) return row[Math.floor(place / HIDDEN)] * ofHidden[place % HIDDEN];
    if (output === 1) return ofHidden[place];
    if (output === 2) return hidden[Math.floor(place / CLASSES)] * ofLogits[place % CLASSES];
    return ofLogits[place];
  };
}

/** Elements of the parameters after a step, in float64. */
export function exactStep(xs: readonly Float32Array[]) {
  const slope = exactPerExample(xs);
  return (output: number, at: number): number => {
    const size = xs[output].length;
    const slopes = Array.from({ length: BATCH }, (_, i) => slope(output, i * size + at));
    return xs[output][at] - (RATE * total(slopes)) / BATCH;
  };
}
