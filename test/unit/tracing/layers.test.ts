import * as tf from '@tensorflow/tfjs';
import { afterAll, describe, expect, test } from 'vitest';
import { randomInVmap, tracedWrite } from '../../../src/messages/tracing.js';
import { expectIdle } from '../../support/observed.js';
import { errorOf, expectClose, expectError, loop, random } from '../../support/statement.js';
import { evalShape, grad, jvp, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
type Layer = tf.layers.Layer;

const L = tf.layers;
/** Unmodified layers, with the shape of the input that each gets, batch included. */
const layers: [string, () => Layer, number[]][] = [
  ['dense', () => L.dense({ units: 3, activation: 'tanh' }), [2, 4]],
  ['conv1d', () => L.conv1d({ filters: 2, kernelSize: 3 }), [2, 6, 3]],
  [
    'conv2d',
    () => L.conv2d({ filters: 2, kernelSize: 3, padding: 'same', activation: 'sigmoid' }),
    [1, 5, 5, 2],
  ],
  ['depthwiseConv2d', () => L.depthwiseConv2d({ kernelSize: 3 }), [1, 5, 5, 2]],
  ['separableConv2d', () => L.separableConv2d({ filters: 2, kernelSize: 2 }), [1, 4, 4, 2]],
  ['conv2dTranspose', () => L.conv2dTranspose({ filters: 2, kernelSize: 2 }), [1, 4, 4, 2]],
  ['simpleRNN', () => L.simpleRNN({ units: 2 }), [2, 4, 3]],
  ['lstm', () => L.lstm({ units: 3 }), [2, 4, 3]],
  ['lstm returning sequences', () => L.lstm({ units: 3, returnSequences: true }), [2, 4, 3]],
  ['gru', () => L.gru({ units: 2 }), [2, 4, 3]],
  [
    'bidirectional',
    () => L.bidirectional({ layer: L.simpleRNN({ units: 2 }) as never, mergeMode: 'concat' }),
    [2, 4, 3],
  ],
  ['convLstm2d', () => L.convLstm2d({ filters: 2, kernelSize: 2 }), [1, 2, 4, 4, 2]],
  ['batchNormalization', () => L.batchNormalization({}), [2, 4]],
  ['layerNormalization', () => L.layerNormalization({}), [2, 4]],
  ['prelu', () => L.prelu({}), [2, 4]],
  ['elu', () => L.elu({}), [2, 4]],
  ['leakyReLU', () => L.leakyReLU({}), [2, 4]],
  ['softmax', () => L.softmax(), [2, 4]],
  ['maxPooling2d', () => L.maxPooling2d({ poolSize: 2 }), [1, 4, 4, 2]],
  ['averagePooling2d', () => L.averagePooling2d({ poolSize: 2 }), [1, 4, 4, 2]],
  ['maxPooling1d', () => L.maxPooling1d({ poolSize: 2 }), [2, 4, 2]],
  ['globalAveragePooling2d', () => L.globalAveragePooling2d({}), [2, 4, 4, 3]],
  ['globalMaxPooling1d', () => L.globalMaxPooling1d({}), [2, 4, 3]],
  ['upSampling2d', () => L.upSampling2d({}), [1, 3, 3, 2]],
  ['zeroPadding2d', () => L.zeroPadding2d({}), [1, 3, 3, 2]],
  [
    'cropping2D',
    () =>
      L.cropping2D({
        cropping: [
          [1, 0],
          [0, 1],
        ],
      }),
    [1, 4, 4, 2],
  ],
  ['repeatVector', () => L.repeatVector({ n: 3 }), [2, 4]],
  ['permute', () => L.permute({ dims: [2, 1] }), [2, 4, 3]],
  ['reshape', () => L.reshape({ targetShape: [2, 2] }), [2, 4]],
  ['flatten', () => L.flatten(), [2, 2, 3]],
  ['dropout (inference)', () => L.dropout({ rate: 0.5 }), [2, 4]],
];

describe('unmodified tf.layers', () => {
  const made: Layer[] = [];
  afterAll(() => {
    tf.dispose(made.flatMap((layer) => layer.weights.map((w) => w.read())));
  });
  for (const [name, make, shape] of layers) {
    test(`${name}: vmap, vmap of grad and jvp equal a loop`, () => {
      const layer = make();
      made.push(layer);
      tf.tidy(() => {
        layer.apply(random(shape));
      });
      layer.weights.forEach((w, i) => {
        tf.tidy(() => {
          const start = w.name.includes('variance') ? 1 : 0;
          w.write(
            random(w.shape as number[], i + 3)
              .mul(0.5)
              .add(start),
          );
        });
      });
      const before = tf.memory().numTensors;
      tf.tidy(() => {
        const x = random([3, ...shape]);
        const f = (y: T) => layer.apply(y) as T;
        expectClose(vmap(f)(x), loop(f, x), 1e-3);
        const scalar = (y: T) => tf.sum(f(y).square());
        expectClose(vmap(grad(scalar))(x), loop(grad(scalar), x), 1e-3);
        const t = random([3, ...shape], 2);
        expectClose(
          vmap((a: T, b: T) => jvp(scalar, [a], [b])[1])(x, t),
          tf.sum(
            vmap(grad(scalar))(x).mul(t),
            [...shape.keys()].map((i) => i + 1),
          ),
          1e-3,
        );
        expect(evalShape(f, x.gather(0)).shape).toEqual(f(x.gather(0) as T).shape);
      });
      expectIdle();
      expect(tf.memory().numTensors).toBe(before);
    });
  }
  test('embedding, of integers given as floats', () => {
    const layer = L.embedding({ inputDim: 5, outputDim: 3 });
    made.push(layer);
    tf.tidy(() => {
      const x = tf.tensor3d([0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1], [3, 2, 2]);
      layer.apply(x.gather(0));
      expectClose(
        vmap((y: T) => layer.apply(y))(x),
        loop((y) => layer.apply(y) as T, x),
      );
    });
  });
  test('merging layers', () => {
    for (const layer of [
      L.add(),
      L.multiply(),
      L.concatenate(),
      L.average(),
      L.maximum(),
      L.dot({ axes: -1 }),
    ]) {
      tf.tidy(() => {
        const [x, y] = [random([3, 2, 4]), random([3, 2, 4], 2)];
        const f = (a: T, b: T) => layer.apply([a, b]) as T;
        expectClose(vmap(f)(x, y), loop(f, x, y), 1e-3);
      });
    }
  });
  test('dropout in training draws random numbers, which is an error', () => {
    tf.tidy(() => {
      const layer = L.dropout({ rate: 0.5 });
      expectError(
        () => vmap((x: T) => layer.apply(x, { training: true }))(tf.ones([3, 2, 4])),
        randomInVmap,
        'tf.randomUniform',
      );
      expect(
        vmap((x: T) => layer.apply(x, { training: true }), 0, 0, { randomness: 'same' })(tf.ones([3, 2, 4]))
          .shape,
      ).toEqual([3, 2, 4]);
    });
  });
  test('batch normalization in training assigns to its moving averages, which is an error and leaves them whole', () => {
    const layer = L.batchNormalization({});
    made.push(layer);
    tf.tidy(() => {
      const x = random([2, 4]);
      const wanted = layer.apply(x) as T;
      const training = (y: T) => layer.apply(y, { training: true });
      expectError(() => vmap(training)(random([3, 2, 4])), tracedWrite, 'variable.assign()', 'vmap');
      expectClose(layer.apply(x), wanted);
    });
  });
  test('so does an optimizer step whose gradients are mapped', () => {
    const w = tf.variable(tf.scalar(1));
    const optimizer = tf.train.sgd(0.1);
    tf.tidy(() => {
      const step = (x: T) => {
        optimizer.minimize(() => w.mul(x).square().asScalar());
        return x;
      };
      expectError(() => vmap(step)(tf.ones([3])), tracedWrite, 'variable.assign()', 'vmap');
      expectClose(w, 1);
    });
    optimizer.dispose();
    w.dispose();
  });
  test('a layer that is not built yet draws its weights inside vmap, which is an error', () => {
    tf.tidy(() => {
      const layer = L.dense({ units: 3 });
      expect(errorOf(() => vmap((x: T) => layer.apply(x))(tf.ones([3, 2, 4]))).code).toBe('AX506');
    });
  });
});

describe('unmodified models', () => {
  const model = tf.sequential({
    layers: [
      L.conv2d({ inputShape: [8, 8, 1], filters: 4, kernelSize: 3, activation: 'relu' }),
      L.maxPooling2d({ poolSize: 2 }),
      L.flatten(),
      L.dense({ units: 8, activation: 'relu' }),
      L.dense({ units: 3, activation: 'softmax' }),
    ],
  });
  afterAll(() => {
    model.dispose();
  });
  for (const method of ['apply', 'predict'] as const) {
    test(`model.${method} under vmap, of one example and of batches`, () => {
      const before = tf.memory().numTensors;
      tf.tidy(() => {
        const x = random([5, 8, 8, 1]);
        const f = (y: T) => model[method](y) as T;
        expectClose(vmap((y: T) => tf.squeeze(f(y.expandDims(0)), [0]))(x), f(x));
        expectClose(vmap(f)(random([2, 3, 8, 8, 1])), loop(f, random([2, 3, 8, 8, 1])));
      });
      expect(tf.memory().numTensors).toBe(before);
    });
  }
  test('its input gradient per example', () => {
    tf.tidy(() => {
      const x = random([3, 8, 8, 1]);
      const f = (y: T) => tf.max(model.apply(y.expandDims(0)) as T);
      expectClose(
        vmap(grad(f))(x),
        loop((y) => tf.grad(f)(y), x),
        1e-3,
      );
    });
  });
  test('a functional model with two inputs', () => {
    const [a, b] = [tf.input({ shape: [3] }), tf.input({ shape: [4] })];
    const merged = L.concatenate().apply([L.dense({ units: 2 }).apply(a) as never, b]) as tf.SymbolicTensor;
    const net = tf.model({
      inputs: [a, b],
      outputs: L.dense({ units: 2 }).apply(merged) as tf.SymbolicTensor,
    });
    tf.tidy(() => {
      const [x, y] = [random([5, 2, 3]), random([5, 2, 4])];
      const f = (p: T, q: T) => net.predict([p, q]) as T;
      expectClose(vmap(f)(x, y), loop(f, x, y));
      expectClose(
        vmap(f, [0, null])(x, y.gather(0)),
        loop((p) => f(p, y.gather(0)), x),
      );
    });
    net.dispose();
  });
  test('model.fit works afterwards, with the engine as it was', async () => {
    const net = tf.sequential({ layers: [L.dense({ units: 1, inputShape: [5] })] });
    net.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    const [x, y] = [random([8, 5]), random([8, 1])];
    tf.tidy(() => {
      vmap(grad((p: T) => tf.sum(net.apply(p.expandDims(0)) as T)))(x);
    });
    const { history } = await net.fit(x, y, { epochs: 3, verbose: 0 });
    expect(history.loss[2]).toBeLessThan(history.loss[0] as number);
    expectIdle();
    tf.dispose([x, y]);
    net.dispose();
  });
  test('an ensemble: one model over stacked weights', () => {
    tf.tidy(() => {
      const layer = L.dense({ units: 3, inputShape: [4] });
      layer.build([null, 4]);
      const [w, b] = [random([5, 4, 3]), random([5, 3])];
      const x = random([2, 4]);
      const f = (kernel: T, bias: T) => tf.add(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias);
      expectClose(vmap(f)(w, b), loop(f, w, b));
    });
  });
});

describe('a converted graph model', () => {
  const node = (name: string, op: string, input: string[], attr: object) => ({ name, op, input, attr });
  const T = { type: 1 };
  const size = (n: number) => ({ size: `${n}` });
  const artifacts = {
    format: 'graph-model',
    modelTopology: {
      node: [
        node('x', 'Placeholder', [], { dtype: T, shape: { shape: { dim: [size(-1), size(5)] } } }),
        node('w', 'Const', [], {
          dtype: T,
          value: { tensor: { dtype: 1, tensorShape: { dim: [size(5), size(2)] } } },
        }),
        node('y', 'MatMul', ['x', 'w'], { transpose_a: { b: false }, transpose_b: { b: false }, T }),
        node('z', 'Tanh', ['y'], { T }),
      ],
      library: {},
      versions: { producer: 1 },
    },
    weightSpecs: [{ name: 'w', shape: [5, 2], dtype: 'float32' as const }],
    weightData: Float32Array.from({ length: 10 }, (_, i) => i / 10).buffer,
  };
  test('under vmap and vmap of grad', async () => {
    const model = await tf.loadGraphModel({ load: async () => artifacts as never });
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const x = random([3, 2, 5]);
      const f = (y: T) => model.predict(y) as T;
      expectClose(vmap(f)(x), loop(f, x));
      const scalar = (y: T) => tf.sum(f(y));
      expectClose(
        vmap(grad(scalar))(x),
        loop((y) => tf.grad(scalar)(y), x),
      );
      expectClose(vmap((y: T) => model.execute(y))(x), loop(f, x));
    });
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });
});
