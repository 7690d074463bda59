import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './declarations.js';

const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
const nested = (name: string, count: number, inner: string) =>
  `${`${name}(`.repeat(count)}${inner}${')'.repeat(count)}`;

/** A correct program at the sizes that the types must still manage, as a file beside the other cases. */
export function limitsFile(): string {
  const leaves = times(40, (i) => `w${i}`);
  const lines = [
    `import { add, exp, fn, grad, mul, reshape, stack, concat, sum, type Tensor, vmap, zeros } from 'axiswise';`,
    `const row = zeros([3, 4]);`,
    `export const stacked: Tensor<[900, 3, 4]> = stack([${times(900, () => 'row').join(', ')}]);`,
    `export const joined: Tensor<[180, 4]> = concat([${times(60, () => 'row').join(', ')}]);`,
    `const f = (x: Tensor<[]>) => exp(x);`,
    `export const mapped: Tensor<[2, 3, 4, 5, 6, 7, 8, 9]> = ${nested('vmap', 8, 'f')}(zeros([2, 3, 4, 5, 6, 7, 8, 9]));`,
    `export const derived: Tensor<[]> = ${nested('grad', 12, 'f')}(zeros([]));`,
    `export const nine: Tensor<[1, 2, 3, 4, 5, 6, 7, 8, 9]> = add(zeros([1, 2, 3, 4, 5, 6, 7, 8, 9]), zeros([9]));`,
    `export const big: Tensor<[1048576, 4096]> = reshape(zeros([1024, 1024, 1024, 4]), [-1, 4096]);`,
    `const loss = fn((p: { ${leaves.map((w, i) => `${w}: Tensor<['n${i}', 5]>`).join('; ')} }, x: Tensor<[]>) => mul(sum(p.w0), x));`,
    `const params = { ${leaves.map((w, i) => `${w}: zeros([${i + 2}, 5])`).join(', ')} };`,
    `export const tree: typeof params = grad(loss)(params, zeros([]));`,
    `export const perExample: Tensor<[7, 41, 5]> = vmap(grad(loss), [null, 0])(params, zeros([7])).w39;`,
  ];
  const file = '.cache/compilers/limits.ts';
  mkdirSync(join(root, '.cache/compilers'), { recursive: true });
  writeFileSync(join(root, file), `${lines.join('\n')}\n`);
  return file;
}
