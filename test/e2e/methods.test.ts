import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from './project.js';

/** With tfjs-core alone: under @tensorflow/tfjs the methods are tfjs' own. */
const PROGRAM = `
  import * as tf from '@tensorflow/tfjs-core';
  import '@tensorflow/tfjs-backend-cpu';
  if (tf.Tensor.prototype.add !== undefined) throw new Error('tfjs-core has methods of its own');
  const { methodNames } = await import('./dist/src/methodNames.gen.js');
  await import('axiswise/methods');
  const x = tf.tensor([[1, 2, 3], [4, 5, 6]]);
  const found = {
    undefined: methodNames.filter((name) => typeof x[name] !== 'function'),
    add: x.add(1).sum(-1),
    as1D: x.as1D(),
    as2D: x.as2D(3, 2),
    as3D: x.as3D(1, 3, 2),
    asScalar: x.sum().as1D().asScalar(),
    asType: x.asType('bool'),
    concat: x.concat([x, x], 1).slice([0, 2], [1, 2]),
    flatten: x.flatten(),
    reshapeAs: x.reshapeAs(tf.zeros([6])),
    resize: x.as3D(2, 3, 1).resizeNearestNeighbor([1, 1]),
    stack: x.stack(x),
    toInt: tf.tensor([1.7]).toInt(),
    where: x.where(x.greater(3), x.neg()),
    matMul: x.matMul(x, false, true),
  };
  const plain = (v) => (v instanceof tf.Tensor ? [v.shape.join(), v.dtype, Array.from(v.dataSync()).join()] : v);
  console.log(JSON.stringify(Object.fromEntries(Object.entries(found).map(([key, v]) => [key, plain(v)]))));
  x.dispose();
  try {
    x.add(1);
  } catch (error) {
    console.log(error.message);
  }
`;

it('axiswise/methods gives the tensors of tfjs-core their methods', () => {
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    cwd: root,
    encoding: 'utf8',
  });
  const [found, disposed] = output.trim().split('\n').slice(-2);
  expect(JSON.parse(found)).toEqual({
    undefined: [],
    add: ['2', 'float32', '9,18'],
    as1D: ['6', 'float32', '1,2,3,4,5,6'],
    as2D: ['3,2', 'float32', '1,2,3,4,5,6'],
    as3D: ['1,3,2', 'float32', '1,2,3,4,5,6'],
    asScalar: ['', 'float32', '21'],
    asType: ['2,3', 'bool', '1,1,1,1,1,1'],
    concat: ['1,2', 'float32', '3,1'],
    flatten: ['6', 'float32', '1,2,3,4,5,6'],
    reshapeAs: ['6', 'float32', '1,2,3,4,5,6'],
    resize: ['1,1,1', 'float32', '1'],
    stack: ['2,2,3', 'float32', '1,2,3,4,5,6,1,2,3,4,5,6'],
    toInt: ['1', 'int32', '1'],
    where: ['2,3', 'float32', '-1,-2,-3,4,5,6'],
    matMul: ['2,2', 'float32', '14,32,32,77'],
  });
  expect(disposed).toBe('Tensor is disposed.');
});
