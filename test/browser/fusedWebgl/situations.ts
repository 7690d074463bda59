import * as tf from '@tensorflow/tfjs';
import type { WebglBackend } from '../../../src/backends/webgl/backend.js';
import { type Expr, Exprs } from '../../../src/compiler/kernel/expr.js';
import { addIndex, axisIndex, constantIndex, scaleIndex } from '../../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../../src/compiler/kernel/kernel.js';
import { launched, mistake, target } from './compare.js';

const f = 'float32' as const;
const random = (shape: number[], seed: number) => tf.randomUniform(shape, -2, 2, f, seed);

async function checked(kernel: Kernel, tensors: readonly tf.Tensor[]): Promise<string> {
  return mistake(kernel, tensors, await Promise.all(tensors.map((tensor) => tensor.data())));
}

/** A function of two matrices, element by element. */
function map(rows: number, columns: number, shape = [rows, columns]): Kernel {
  const e = new Exprs();
  const [i, j] = [rows, columns].map((extent, id) => ({ id, extent }));
  const at = addIndex(scaleIndex(axisIndex(i), columns), axisIndex(j));
  const value = e.apply('sub', [e.load(0, at, f), e.apply('exp', [e.load(1, at, f)])]);
  return { axes: [i, j], inputs: [f, f], outputs: [{ shape, dtype: f, at, value }] };
}

/** Of a matrix, what a function makes of its elements, summed up over the rows or the columns. */
function sums(rows: number, columns: number, over: 0 | 1, of: (e: Exprs, x: Expr) => Expr): Kernel {
  const e = new Exprs();
  const axes = [rows, columns].map((extent, id) => ({ id, extent }));
  const at = addIndex(scaleIndex(axisIndex(axes[0]), columns), axisIndex(axes[1]));
  const kept = axes[1 - over];
  const value = e.reduce('sum', [axes[over]], of(e, e.load(0, at, f)));
  return {
    axes: [kept],
    inputs: [f],
    outputs: [{ shape: [kept.extent], dtype: f, at: axisIndex(kept), value }],
  };
}

/** The product of a stack of matrices with another. */
function product(batch: number, rows: number, inner: number, columns: number): Kernel {
  const e = new Exprs();
  const [b, i, j, k] = [batch, rows, columns, inner].map((extent, id) => ({ id, extent }));
  const place = (...steps: [typeof b, number][]) =>
    steps.map(([axis, step]) => scaleIndex(axisIndex(axis), step)).reduce(addIndex, constantIndex(0));
  const x = e.load(0, place([b, rows * inner], [i, inner], [k, 1]), f);
  const y = e.load(1, place([b, inner * columns], [k, columns], [j, 1]), f);
  const value = e.apply('tanh', [e.reduce('sum', [k], e.apply('mul', [x, y]))]);
  const at = place([b, rows * columns], [i, columns], [j, 1]);
  return {
    axes: [b, i, j],
    inputs: [f, f],
    outputs: [{ shape: [batch, rows, columns], dtype: f, at, value }],
  };
}

const same = (_: Exprs, x: Expr) => x;

/** Functions that choose among cases many times. */
const ofManyCases: readonly ((e: Exprs, x: Expr) => Expr)[] = [
  (e, x) => e.apply('pow', [e.apply('abs', [x]), e.constant(1.5, f)]),
  (e, x) => e.apply('log1p', [e.apply('abs', [x])]),
  // Stirling's series for the logarithm of the gamma function, of |x| + 1, moved up by 6.
  (e, x) => {
    const n = (value: number) => e.constant(value, f);
    const z = e.apply('add', [e.apply('abs', [x]), n(1)]);
    const up = e.apply('add', [z, n(6)]);
    const series = e.apply('div', [n(1 / 12), up]);
    const half = e.apply('sub', [up, n(0.5)]);
    const main = e.apply('sub', [e.apply('mul', [half, e.apply('log', [up])]), up]);
    const logs = [0, 1, 2, 3, 4, 5].map((k) => e.apply('log', [e.apply('add', [z, n(k)])]));
    return logs.reduce((y, log) => e.apply('sub', [y, log]), e.apply('add', [main, series]));
  },
];

/** Situations in which a launch has to do right; each gives what is wrong. */
export const situations: Record<string, () => Promise<string>> = {
  'an output without elements': () => checked(map(0, 3), [random([0, 3], 1), random([0, 3], 2)]),

  'a sum of nothing': () => checked(sums(0, 3, 0, same), [random([0, 3], 1)]),

  'textures that hold long rows in pieces': () =>
    checked(map(2, 20011), [random([2, 20011], 1), random([2, 20011], 2)]),

  'a long vector and a scalar that tfjs has not uploaded': async () => {
    const e = new Exprs();
    const i = { id: 0, extent: 300_001 };
    const value = e.apply('mul', [e.load(0, axisIndex(i), f), e.load(1, constantIndex(0), f)]);
    const outputs = [{ shape: [300_001], dtype: f, at: axisIndex(i), value }];
    return checked({ axes: [i], inputs: [f, f], outputs }, [random([300_001], 3), tf.scalar(3)]);
  },

  'a tall matrix of few columns': () =>
    checked(map(16411, 3), [random([16411, 3], 1), random([16411, 3], 2)]),

  'an output of eight dimensions': () =>
    checked(map(8, 27, [2, 1, 2, 2, 3, 3, 1, 3]), [random([8, 27], 1), random([2, 2, 2, 27], 2)]),

  'sums of rows and of columns, of odd sizes': async () => {
    for (const [rows, columns] of [
      [67, 45],
      [64, 46],
      [1, 70],
      [70, 1],
    ]) {
      for (const over of [0, 1] as const) {
        const x = random([rows, columns], 4);
        const wrong = await checked(
          sums(rows, columns, over, (e, y) => e.apply('cos', [y])),
          [x],
        );
        if (wrong) return `${rows}x${columns} over ${over}: ${wrong}`;
      }
    }
    return '';
  },

  'sums of functions of many cases': async () => {
    for (const [i, of] of ofManyCases.entries()) {
      for (const over of [0, 1] as const) {
        const wrong = await checked(sums(67, 45, over, of), [random([67, 45], 8)]);
        if (wrong) return `function ${i} over ${over}: ${wrong}`;
      }
    }
    return '';
  },

  'products of stacks of matrices': async () => {
    for (const [batch, rows, inner, columns] of [
      [3, 33, 17, 35],
      [2, 32, 16, 34],
      [1, 1, 65, 1],
    ]) {
      const [x, y] = [random([batch, rows, inner], 5), random([batch, inner, columns], 6)];
      const wrong = await checked(product(batch, rows, inner, columns), [x, y]);
      if (wrong) return `${rows}x${inner}x${columns}: ${wrong}`;
    }
    return '';
  },

  'a texture under two shapes': async () => {
    const x = tf.exp(random([6, 10], 7));
    return checked(map(12, 5), [x.reshape([12, 5]), x.reshape([12, 5])]);
  },

  'one program for shapes of equal structure': async () => {
    const inputs = (rows: number, columns: number) => [
      random([rows, columns], 1),
      random([rows, columns], 2),
    ];
    await launched(map(14, 22), inputs(14, 22));
    const before = target.compiled;
    const wrong = [await checked(map(36, 8), inputs(36, 8)), await checked(map(6, 50), inputs(6, 50))].join(
      '',
    );
    return target.compiled === before ? wrong : `${target.compiled - before} more programs`;
  },

  'no memory is kept': async () => {
    const [x, y] = [random([30, 50], 1), random([30, 50], 2)];
    await launched(map(30, 50), [x, y]);
    const before = tf.memory();
    for (let i = 0; i < 5; i++) await launched(map(30, 50), [x, y]);
    const { numTensors, numDataBuffers } = tf.memory();
    const fine = numTensors === before.numTensors && numDataBuffers === before.numDataBuffers;
    return fine ? '' : `${numTensors} tensors instead of ${before.numTensors}`;
  },

  'a name for tf.time': async () => {
    const [x, y] = [random([4, 4], 1), random([4, 4], 2)];
    const backend = tf.backend() as unknown as WebglBackend;
    let names: string[] = [];
    await tf.time(() => {
      tf.dispose(
        target
          .compile(map(4, 4), 'namedKernel')
          .run([x, y])
          .map((info) => tf.engine().makeTensorFromTensorInfo(info)),
      );
      names = backend.activeTimers!.map(({ name }) => name);
    });
    return names.includes('namedKernel') ? '' : `only ${names}`;
  },

  'two outputs are refused': async () => {
    const kernel = map(2, 2);
    try {
      target.compile({ ...kernel, outputs: [...kernel.outputs, ...kernel.outputs] }, 'two');
      return 'compiled';
    } catch {
      return '';
    }
  },

  'a new backend after a lost context': async () => {
    const kernel = map(5, 5);
    const launch = target.compile(kernel, 'again');
    const run = async () => {
      const inputs = [random([5, 5], 1), random([5, 5], 2)];
      const output = tf.engine().makeTensorFromTensorInfo(launch.run(inputs)[0]);
      const want = tf.sub(inputs[0], tf.exp(inputs[1]));
      return (await tf.max(tf.abs(tf.sub(output, want))).data())[0] < 1e-5;
    };
    if (!(await run())) return 'wrong before';
    const { gpgpu } = tf.backend() as unknown as WebglBackend;
    gpgpu.gl.getExtension('WEBGL_lose_context')!.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const factory = tf.engine().registryFactory.webgl.factory;
    tf.removeBackend('webgl');
    tf.registerBackend('webgl', factory, 2);
    await tf.setBackend('webgl');
    return (await run()) ? '' : 'wrong afterwards';
  },
};
