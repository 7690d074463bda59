import { beforeAll, describe, expect, it } from 'vitest';
import { dims, largeProgram } from '../support/largeProgram.js';
import { declarations } from './support/declarations.js';
import { UserProgram } from './support/program.js';

/*
 * The work a call makes for the compiler, in instantiations: the count is the same on every machine. Each case is
 * checked for 100 calls of different shapes, on arguments that were checked before.
 */

type Shape = readonly (number | string)[];
interface Call {
  readonly arguments: readonly Shape[];
  readonly code: (...names: string[]) => string;
}
type Case = readonly [budget: number, call: (dim: () => number) => Call];

const on = (shapes: readonly Shape[], code: Call['code']): Call => ({ arguments: shapes, code });

const CASES: Readonly<Record<string, Case>> = {
  unary: [40, (d) => on([[d(), d()]], (x) => `exp(${x})`)],
  'binary, same shape': [65, (d) => same([d(), d()], 2, (x, y) => `add(${x}, ${y})`)],
  'binary, broadcast': [
    300,
    (d) => {
      const last = d();
      return on([[d(), d(), last], [last]], (x, y) => `add(${x}, ${y})`);
    },
  ],
  matMul: [
    250,
    (d) => {
      const k = d();
      return on(
        [
          [d(), k],
          [k, d()],
        ],
        (x, y) => `matMul(${x}, ${y})`,
      );
    },
  ],
  reduce: [180, (d) => on([[d(), d(), d()]], (x) => `sum(${x}, 1)`)],
  reshape: [
    1100,
    (d) => {
      const first = d();
      return on([[first, d(), d()]], (x) => `reshape(${x}, [${first}, -1])`);
    },
  ],
  transpose: [250, (d) => on([[d(), d(), d()]], (x) => `transpose(${x}, [0, 2, 1])`)],
  concat: [
    750,
    (d) => {
      const last = d();
      return on(
        [
          [d(), last],
          [d(), last],
        ],
        (x, y) => `concat([${x}, ${y}], 0)`,
      );
    },
  ],
  slice: [650, (d) => on([[1000 + d(), d(), d()]], (x) => `slice(${x}, [${d()}, 0], [3, -1])`)],
  gather: [250, (d) => on([[d(), d()]], (x) => `gather(${x}, ${d()}, 1)`)],
  pad: [750, (d) => on([[d(), d()]], (x) => `pad(${x}, [[${d()}, 1], [0, 0]])`)],
  tile: [400, (d) => on([[d(), d()]], (x) => `tile(${x}, [2, 1])`)],
  split: [
    750,
    (d) => {
      const part = d();
      return on([[d(), part * 3]], (x) => `split(${x}, [${part}, -1], 1)`);
    },
  ],
  cumsum: [180, (d) => on([[d(), d(), d()]], (x) => `cumsum(${x}, 1)`)],
  topk: [400, (d) => on([[d(), 1000 + d()]], (x) => `topk(${x}, ${d()})`)],
  norm: [250, (d) => on([[d(), d(), d()]], (x) => `norm(${x}, 2, 1)`)],
  einsum: [
    750,
    (d) => {
      const k = d();
      return on(
        [
          [d(), k],
          [k, d()],
        ],
        (x, y) => `einsum('ij,jk->ik', ${x}, ${y})`,
      );
    },
  ],
  conv2d: [
    600,
    (d) => {
      const c = d();
      return on(
        [
          [d(), 8 + d(), 8 + d(), c],
          [3, 3, c, d()],
        ],
        (x, y) => `conv2d(${x}, ${y}, 2, 'same')`,
      );
    },
  ],
  'conv2d, valid': [
    700,
    (d) => {
      const c = d();
      return on(
        [
          [d(), 8 + d(), 8 + d(), c],
          [3, 5, c, d()],
        ],
        (x, y) => `conv2d(${x}, ${y}, [1, 2], 'valid')`,
      );
    },
  ],
  'conv2d, padded by numbers': [
    700,
    (d) => {
      const c = d();
      return on(
        [
          [d(), 8 + d(), 8 + d(), c],
          [3, 3, c, d()],
        ],
        (x, y) => `conv2d(${x}, ${y}, 2, 1)`,
      );
    },
  ],
  maxPool: [650, (d) => on([[d(), 8 + d(), 8 + d(), d()]], (x) => `maxPool(${x}, 2, 2, 'valid')`)],
  'fn call': [350, (d) => same([d()], 2, (x, y) => `polymorphicDot(${x}, ${y})`)],
  'fn call, a sum': [400, (d) => on([[d()], [d()]], (x, y) => `polymorphicJoin(${x}, ${y})`)],
  'fn call, to a sum': [
    650,
    (d) => {
      const n = d();
      return on([[n], [n + 1]], (x, y) => `polymorphicDiff(${x}, ${y})`);
    },
  ],
  'concat, names': [
    1000,
    (d) => {
      const [rows, n, m] = [d(), `'n${d()}'`, `'m${d()}'`];
      return on(
        [
          [rows, n],
          [rows, m],
        ],
        (x, y) => `concat([${x}, ${y}], 1)`,
      );
    },
  ],
  'pad, a name': [800, (d) => on([[`'n${d()}'`, d()]], (x) => `pad(${x}, [[${d()}, 1], [0, 0]])`)],
  grad: [400, (d) => same([d()], 2, (x, y) => `gradOfDot(${x}, ${y})`)],
  vectorize: [300, (d) => on([[d()], [d(), 1]], (x, y) => `vectorizedAdd(${x}, ${y})`)],
  'vectorize, signature': [
    650,
    (d) => {
      const k = d();
      return on(
        [
          [d(), d(), k],
          [k, d()],
        ],
        (x, y) => `vectorizedMatMul(${x}, ${y})`,
      );
    },
  ],
  vmap: [700, (d) => same([d(), d()], 2, (x, y) => `mappedDot(${x}, ${y})`)],
  'vmap of an op': [700, (d) => same([d(), d()], 2, (x, y) => `mappedAdd(${x}, ${y})`)],
  'vmap of grad': [800, (d) => same([d(), d()], 2, (x, y) => `mappedGrad(${x}, ${y})`)],
  'vmap of a tree': [
    1200,
    (d) => {
      const [n, i, o] = [d(), d(), d()];
      return on([[i, o], [o], [n, i]], (w, b, x) => `mappedAffine({ w: ${w}, b: ${b} }, ${x})`);
    },
  ],
  'vmap.over': [400, (d) => same([d(), d()], 2, (x, y) => `vmap.over(${x}, ${y})((a, b) => sum(mul(a, b)))`)],
};

function same(shape: Shape, count: number, code: Call['code']): Call {
  return on(Array(count).fill(shape), code);
}

const IMPORTS = `import { add, concat, conv2d, cumsum, einsum, exp, expandDims, fn, gather, grad, matMul, maxPool, mul, norm, pad, reshape, slice, split, squeeze, sum, type Tensor, tile, topk, transpose, vectorize, vmap, zeros } from 'axiswise';`;
const FUNCTIONS = `${IMPORTS}
const dot = (x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y));
const affine = (p: { w: Tensor<['i', 'o']>; b: Tensor<['o']> }, x: Tensor<['i']>) =>
  add(squeeze(matMul(expandDims(x, 0), p.w), 0), p.b);
export const polymorphicDot = fn(dot);
export const polymorphicJoin = fn((x: Tensor<['n']>, y: Tensor<['m']>) => concat([x, y]));
export const polymorphicDiff = fn((x: Tensor<['n']>, y: Tensor<['n+1']>) => add(x, slice(y, 1)));
export const gradOfDot = grad(dot);
export const vectorizedAdd = vectorize(add);
export const vectorizedMatMul = vectorize((a, b) => matMul(a, b), { signature: '(n,m),(m,k)->(n,k)' });
export const mappedDot = vmap(dot);
export const mappedAdd = vmap(add);
export const mappedGrad = vmap(grad(dot));
export const mappedAffine = vmap(affine, [null, 0]);
`;

const COUNT = 100;

function filesOf(name: string, [, make]: Case, seed: number) {
  const dim = dims(seed);
  const declared: string[] = [];
  const calls = Array.from({ length: COUNT }, (_, i) => {
    const call = make(dim);
    const names = call.arguments.map((shape, k) => {
      declared.push(`export declare const x${i}_${k}: Tensor<[${shape.join(', ')}]>; void x${i}_${k};`);
      return `x.x${i}_${k}`;
    });
    return `export const y${i} = ${call.code(...names)};`;
  });
  const functions = `import * as f from './functions.js';\nconst { ${/\b(?:polymorphic|gradOf|vectorized|mapped)\w+/.exec(calls[0])?.[0] ?? 'mappedAdd'} } = f;`;
  return {
    [`${name} arguments.ts`]: `import type { Tensor } from 'axiswise';\n${declared.join('\n')}\n`,
    [`${name}.ts`]: `${IMPORTS}\n${functions}\nimport * as x from './${name} arguments.js';\n${calls.join('\n')}\n`,
  };
}

describe('instantiations per call', () => {
  let program: UserProgram;
  beforeAll(async () => {
    const files = Object.entries(CASES).map(([name, made], i) => filesOf(name, made, i + 1));
    program = new UserProgram(await declarations(), Object.assign({ 'functions.ts': FUNCTIONS }, ...files));
    program.instantiations('functions.ts');
  });

  it.each(Object.entries(CASES))('%s', (name, [budget]) => {
    program.instantiations(`${name} arguments.ts`);
    const perCall = program.instantiations(`${name}.ts`) / COUNT;
    console.log(`${name.padEnd(22)} ${perCall.toFixed(1).padStart(7)} of ${budget}`);
    expect(perCall).toBeLessThanOrEqual(budget);
  });
});

/** 500 calls of transforms, every shape different. */
function transformsFile(): string {
  const dim = dims(99);
  const zeros = (...shape: number[]) => `zeros([${shape.join(', ')}])`;
  const lines: string[] = [];
  for (let i = 0; i < 100; i++) {
    const [n, k, m] = [dim(), dim(), dim()];
    const p = `{ w: ${zeros(k, m)}, b: ${zeros(m)} }`;
    for (const code of [
      `vmap(dot)(${zeros(n, k)}, ${zeros(n, k)})`,
      `vmap(affine, [null, 0])(${p}, ${zeros(n, k)})`,
      `vmap(grad(loss), [null, 0])(${p}, ${zeros(n, k)})`,
      `vectorize(add)(${zeros(n)}, ${zeros(k, 1)})`,
      `vmap.over(${zeros(n, k)}, ${zeros(n, k)})((x, y) => sum(mul(x, y)))`,
    ]) {
      lines.push(`export const y${lines.length} = ${code};`);
    }
  }
  return `${IMPORTS}
const dot = fn((x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y)));
const affine = fn((p: { w: Tensor<['i', 'o']>; b: Tensor<['o']> }, x: Tensor<['i']>) =>
  add(squeeze(matMul(expandDims(x, 0), p.w), 0), p.b));
const loss = fn((p: { w: Tensor<['i', 'o']>; b: Tensor<['o']> }, x: Tensor<['i']>) => sum(affine(p, x)));
${lines.join('\n')}
`;
}

describe('instantiations of a file of 500 statements', () => {
  it.each([
    ['ops', largeProgram(IMPORTS), 190_000],
    ['transforms', transformsFile(), 290_000],
  ])('%s', async (_, text, budget) => {
    const program = new UserProgram(await declarations(), { 'file.ts': text });
    const count = program.instantiations('file.ts');
    console.log(`${count} of ${budget}`);
    expect(count).toBeLessThanOrEqual(budget);
  });
});
