import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import {
  AxiswiseError,
  add,
  dot,
  grad,
  hessian,
  jacrev,
  matMul,
  mul,
  outer,
  sum,
  vectorize,
  vmap,
} from '../../src/index.js';
import { axis, sample, seed } from './support/arbitraries.js';
import { declarations } from './support/declarations.js';
import { sentence } from './support/expectations.js';
import { UserProgram } from './support/program.js';

/*
 * Random calls of transforms, compiled and run: where the types give a shape, the result has it, and where they give a
 * sentence, the run time throws that sentence. Only op objects are called, whose rules both sides know.
 */

interface Call {
  readonly code: string;
  readonly shapes: readonly (readonly number[])[];
}

const COUNT = 50;
const print = (value: unknown) => JSON.stringify(value);
const small = fc.array(fc.constantFrom(1, 2, 2, 3), { maxLength: 3 });
const spec = fc.oneof({ weight: 3, arbitrary: fc.constant<number | null>(0) }, axis(2), fc.constant(null));

const calls: readonly Call[] = [
  ...sample(fc.tuple(small, small, spec, spec, axis(2)), COUNT).map(([a, b, i, j, o]) => ({
    code: `vmap(add, [${i}, ${j}], ${o})`,
    shapes: [a, b],
  })),
  ...sample(fc.tuple(small, fc.integer({ min: -2, max: 2 })), COUNT / 2).map(([a, i]) => ({
    code: `vmap(sum, ${i})`,
    shapes: [a],
  })),
  ...sample(fc.tuple(small, small, spec, spec), COUNT / 2).map(([a, b, i, j]) => ({
    code: `vmap(outer, [${i}, ${j}])`,
    shapes: [a, b],
  })),
  ...sample(fc.tuple(small, small, spec, spec), COUNT / 2).map(([a, b, i, j]) => ({
    code: `vmap(vmap(mul, [${i}, ${j}]))`,
    shapes: [
      [2, ...a],
      [2, ...b],
    ],
  })),
  ...sample(fc.tuple(small, small), COUNT).map((shapes) => ({ code: 'vectorize(add)', shapes })),
  ...sample(fc.tuple(small, small), COUNT).map((shapes) => ({
    code: `vectorize(matMul, { signature: '(n,m),(m,k)->(n,k)' })`,
    shapes,
  })),
  ...sample(fc.tuple(small, small), COUNT / 2).map((shapes) => ({
    code: `vectorize(outer, { signature: '(n),(m)->(n,m)' })`,
    shapes,
  })),
  ...sample(
    fc.tuple(small, fc.uniqueArray(fc.integer({ min: -3, max: 2 }), { maxLength: 2 })),
    COUNT / 2,
  ).map(([a, argnums]) => ({ code: `grad(dot, { argnums: ${print(argnums)} })`, shapes: [[2], a] })),
  ...sample(fc.tuple(small, small), COUNT / 2).map((shapes) => ({ code: 'jacrev(matMul)', shapes })),
  ...sample(fc.tuple(small), COUNT / 2).map(([a]) => ({ code: 'hessian(sum)', shapes: [a] })),
];

const scope = { add, dot, grad, hessian, jacrev, matMul, mul, outer, sum, vectorize, vmap };
const names = Object.keys(scope);

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** What the run time says, as the compiler prints it. */
function atRunTime({ code, shapes }: Call): string {
  const call = new Function(...names, 'xs', `return ${code}(...xs)`);
  return tf.tidy(() => {
    try {
      return printTree(
        call(
          ...Object.values(scope),
          shapes.map((shape) => tf.zeros([...shape])),
        ),
      );
    } catch (error) {
      // Errors inside bodies end with the user's line, which is here this test's.
      if (error instanceof AxiswiseError) return error.message.replace(/ \(at [^()]*\)$/, '');
      throw error;
    }
  });
}

const printTree = (tree: unknown): string =>
  tree instanceof tf.Tensor
    ? `Tensor<[${tree.shape.join(', ')}], "${tree.dtype}">`
    : `[${(tree as unknown[]).map(printTree).join(', ')}]`;

it('gives the shapes and sentences of the run time', async () => {
  const program = new UserProgram(
    await declarations(),
    Object.fromEntries(
      calls.map(({ code, shapes }, i) => [
        `call${i}.ts`,
        `import { ${names.join(', ')}, zeros } from 'axiswise';
export const y = ${code}(${shapes.map((shape) => `zeros(${print(shape)})`).join(', ')});`,
      ]),
    ),
  );
  const differences = calls
    .map((call, i) => {
      const [error, ...others] = program.errors(`call${i}.ts`);
      const types = error === undefined ? program.typeOf(`call${i}.ts`, 'y') : sentence(error);
      const code = `${call.code}(${call.shapes.map(print).join(', ')})`;
      return { code, types, run: atRunTime(call), others };
    })
    .filter(({ types, run, others }) => types !== run || others.length > 0);
  expect(differences, `SEED=${seed}`).toEqual([]);
});
