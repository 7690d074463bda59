import * as tf from '@tensorflow/tfjs';
import { type Arg, type Case, define, ints, positive, real, type TensorFunction } from '../case.js';
import { functional } from '../functional.js';
import * as o from '../oracle/array.js';
import * as c from '../oracle/convolution.js';
import * as s from '../oracle/scalar.js';

type Layer = tf.layers.Layer;

/** A model of these layers as a function of one example and of all its weights. */
const network =
  (...layers: (() => Layer)[]) =>
  (): TensorFunction =>
    functional(tf.sequential({ layers: layers.map((make) => make()) }));

const model = (
  name: string,
  args: Arg[],
  prepare: () => TensorFunction,
  oracle: (...args: o.Nd[]) => o.Nd,
): Case => ({ ...define(`tf.layers ${name}`, args, unprepared, oracle), prepare });

const unprepared = () => {
  throw new Error('the case is not prepared');
};

const dense = (x: o.Nd, kernel: o.Nd, bias: o.Nd) => o.add(o.matMul(x, kernel), bias);
const asRow = (x: o.Nd) => x.reshape(1, x.data.length);
/** Folds a cell over the rows of x, starting from zeros; returns the last state. */
const recur = (x: o.Nd, units: number, cell: (h: o.Nd, row: o.Nd) => o.Nd) =>
  o.unstack(x).reduce((h, row) => cell(h, asRow(row)), o.constants([1, units], 0));
const columns = (x: o.Nd, from: number, count: number) =>
  o.take(
    x,
    Array.from({ length: count }, (_, i) => from + i),
    x.rank - 1,
  );
const simpleCell = (kernel: o.Nd, recurrent: o.Nd, bias: o.Nd) => (h: o.Nd, row: o.Nd) =>
  o.add(dense(row, kernel, bias), o.matMul(h, recurrent)).map(s.tanh);

/** The recurrence of tf.layers.gru (not reset-after): gates z and r, then the candidate. */
function gruCell(kernel: o.Nd, recurrent: o.Nd, bias: o.Nd, units: number) {
  return (h: o.Nd, row: o.Nd) => {
    const input = dense(row, kernel, bias);
    const gates = o.matMul(h, columns(recurrent, 0, 2 * units));
    const z = o.add(columns(input, 0, units), columns(gates, 0, units)).map(s.sigmoid);
    const r = o.add(columns(input, units, units), columns(gates, units, units)).map(s.sigmoid);
    const reset = o.matMul(o.mul(r, h), columns(recurrent, 2 * units, units));
    const candidate = o.add(columns(input, 2 * units, units), reset).map(s.tanh);
    return o.add(o.mul(z, h), o.mul(z.times(-1).plus(1), candidate));
  };
}

export const models: Case[] = [
  model(
    'dense network',
    [real(4), real(4, 3), real(3), real(3, 2), real(2)],
    network(
      () => tf.layers.dense({ inputShape: [4], units: 3, activation: 'tanh' }),
      () => tf.layers.dense({ units: 2, activation: 'softmax' }),
    ),
    (x, k1, b1, k2, b2) => o.softmax(dense(dense(asRow(x), k1, b1).map(s.tanh), k2, b2)).reshape(2),
  ),
  model(
    'convolutional network',
    [real(5, 5, 1), real(2, 2, 1, 2), real(2), real(8, 2), real(2)],
    network(
      () => tf.layers.conv2d({ inputShape: [5, 5, 1], filters: 2, kernelSize: 2, activation: 'relu' }),
      () => tf.layers.maxPooling2d({ poolSize: 2 }),
      () => tf.layers.flatten(),
      () => tf.layers.dense({ units: 2 }),
    ),
    (x, k1, b1, k2, b2) => {
      const features = o.add(c.conv(x, k1, { padding: 'valid' }), b1).map(s.relu);
      return dense(asRow(c.pool(features, 'max', 2, 2)), k2, b2).reshape(2);
    },
  ),
  model(
    'conv1d',
    [real(5, 2), real(3, 2, 2), real(2)],
    network(() => tf.layers.conv1d({ inputShape: [5, 2], filters: 2, kernelSize: 3, padding: 'same' })),
    (x, k, b) => o.add(c.conv(x, k), b),
  ),
  model(
    'depthwiseConv2d',
    [real(3, 3, 2), real(2, 2, 2, 1), real(2)],
    network(() => tf.layers.depthwiseConv2d({ inputShape: [3, 3, 2], kernelSize: 2, activation: 'sigmoid' })),
    (x, k, b) => o.add(c.depthwise(x, k, { padding: 'valid' }), b).map(s.sigmoid),
  ),
  model(
    'separableConv2d',
    [real(3, 3, 2), real(2, 2, 2, 1), real(1, 1, 2, 2), real(2)],
    network(() => tf.layers.separableConv2d({ inputShape: [3, 3, 2], filters: 2, kernelSize: 2 })),
    (x, d, p, b) => o.add(c.conv(c.depthwise(x, d, { padding: 'valid' }), p), b),
  ),
  model(
    'conv2dTranspose',
    [real(2, 2, 1), real(3, 3, 2, 1), real(2)],
    network(() =>
      tf.layers.conv2dTranspose({
        inputShape: [2, 2, 1],
        filters: 2,
        kernelSize: 3,
        strides: 2,
        padding: 'same',
      }),
    ),
    (x, k, b) => o.add(c.convTranspose(x, k, [4, 4], 2, 'same'), b),
  ),
  model(
    'padding and average pooling',
    [real(2, 2, 2)],
    network(
      () => tf.layers.zeroPadding2d({ inputShape: [2, 2, 2], padding: 1 }),
      () => tf.layers.averagePooling2d({ poolSize: 2 }),
      () => tf.layers.globalAveragePooling2d({}),
    ),
    (x) => o.reduce(x, s.mean, [0, 1]).times(1 / 4),
  ),
  model(
    'batchNormalization',
    [real(3, 2), positive(2), real(2), real(2), positive(2)],
    network(() => tf.layers.batchNormalization({ inputShape: [3, 2] })),
    (x, gamma, beta, m, v) => o.add(o.mul(o.mul(o.sub(x, m), v.plus(1e-3).map(s.rsqrt)), gamma), beta),
  ),
  model(
    'layerNormalization',
    [real(2, 4), positive(4), real(4)],
    network(() => tf.layers.layerNormalization({ inputShape: [2, 4] })),
    (x, gamma, beta) => {
      const centred = o.sub(x, o.reduce(x, s.mean, [1], true));
      const scale = o.reduce(x, s.variance, [1], true).plus(1e-3).map(s.rsqrt);
      return o.add(o.mul(o.mul(centred, scale), gamma), beta);
    },
  ),
  model(
    'embedding',
    [ints(5)(3), real(5, 2)],
    network(() => tf.layers.embedding({ inputLength: 3, inputDim: 5, outputDim: 2 })),
    (i, table) =>
      o.take(
        table,
        i.data.map((v) => v.v),
      ),
  ),
  model(
    'prelu',
    [real(2, 3), positive(2, 3)],
    network(() => tf.layers.prelu({ inputShape: [2, 3] })),
    (x, alpha) => o.zip((v, slope) => s.leaky(slope)(v))(x, alpha),
  ),
  model(
    'timeDistributed dense',
    [real(3, 2), real(2, 2), real(2)],
    network(() => tf.layers.timeDistributed({ inputShape: [3, 2], layer: tf.layers.dense({ units: 2 }) })),
    (x, k, b) => dense(x, k, b),
  ),
  model(
    'simpleRNN',
    [real(3, 2), real(2, 2), real(2, 2), real(2)],
    network(() => tf.layers.simpleRNN({ inputShape: [3, 2], units: 2 })),
    (x, kernel, recurrent, bias) => recur(x, 2, simpleCell(kernel, recurrent, bias)).reshape(2),
  ),
  model(
    'bidirectional simpleRNN, same weights both ways',
    [real(3, 2), real(2, 1), real(1, 1), real(1)],
    () => {
      const layer = tf.layers.simpleRNN({ units: 1 }) as tf.RNN;
      const both = network(() =>
        tf.layers.bidirectional({ inputShape: [3, 2], layer, mergeMode: 'concat' }),
      )();
      return (x, ...weights) => both(x, ...weights, ...weights);
    },
    (x, kernel, recurrent, bias) => {
      const run = (sequence: o.Nd) => recur(sequence, 1, simpleCell(kernel, recurrent, bias)).reshape(1);
      return o.concat([run(x), run(o.reverse(x))]);
    },
  ),
  model(
    'gru',
    [real(3, 2), real(2, 6), real(2, 6), real(6)],
    network(() => tf.layers.gru({ inputShape: [3, 2], units: 2, recurrentActivation: 'sigmoid' })),
    (x, kernel, recurrent, bias) => recur(x, 2, gruCell(kernel, recurrent, bias, 2)).reshape(2),
  ),
  model(
    'lstm',
    [real(3, 2), real(2, 8), real(2, 8), real(8)],
    network(() => tf.layers.lstm({ inputShape: [3, 2], units: 2, recurrentActivation: 'sigmoid' })),
    (x, kernel, recurrent, bias) => {
      const zero = o.constants([1, 2], 0);
      const step = ({ h, c: memory }: { h: o.Nd; c: o.Nd }, row: o.Nd) =>
        o.lstmGates(o.add(dense(asRow(row), kernel, bias), o.matMul(h, recurrent)), memory);
      return o.unstack(x).reduce(step, { h: zero, c: zero }).h.reshape(2);
    },
  ),
  model(
    'convLstm2d',
    [real(2, 3, 3, 1), real(2, 2, 1, 4), real(2, 2, 1, 4), real(4)],
    network(
      () =>
        tf.layers.convLstm2d({
          inputShape: [2, 3, 3, 1],
          filters: 1,
          kernelSize: 2,
          padding: 'same',
          recurrentActivation: 'sigmoid',
        }) as Layer,
    ),
    (x, kernel, recurrent, bias) => {
      const zero = o.constants([3, 3, 1], 0);
      const step = ({ h, c: memory }: { h: o.Nd; c: o.Nd }, frame: o.Nd) =>
        o.lstmGates(o.add(o.add(c.conv(frame, kernel), bias), c.conv(h, recurrent)), memory);
      return o.unstack(x).reduce(step, { h: zero, c: zero }).h;
    },
  ),
  model(
    'residual graph of layers',
    [real(3), real(3, 3), real(3), real(3)],
    () => {
      const input = tf.input({ shape: [3] });
      const hidden = tf.layers.dense({ units: 3, activation: 'relu' }).apply(input) as tf.SymbolicTensor;
      const joined = tf.layers.add().apply([input, hidden]) as tf.SymbolicTensor;
      const gated = tf.layers.multiply().apply([joined, input]) as tf.SymbolicTensor;
      const slopes = tf.layers.prelu().apply(gated) as tf.SymbolicTensor;
      return functional(tf.model({ inputs: input, outputs: slopes }));
    },
    (x, k, b, alpha) => {
      const joined = o.add(x, dense(asRow(x), k, b).map(s.relu).reshape(3));
      return o.zip((v, slope) => s.leaky(slope)(v))(o.mul(joined, x), alpha);
    },
  ),
];
