import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { userOptions } from './support/compilers.js';
import { declarations, formatHost, root } from './support/declarations.js';

/*
 * A library that exports transformed functions needs every type in its declaration files to have a name that the package
 * exports.
 */

const SOURCE = `
import { add, concat, customJvp, customVjp, dims, exp, fn, grad, hessian, jacrev, linearize, matMul, mul, sum, type Tensor, valueAndGrad, valueAndGradVars, vectorize, vjp, vmap, where, zeros } from 'axiswise';
export const dot = fn((x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y)));
export const signed = fn('(n)->(n)', (x) => exp(x));
export const mapped = vmap(dot);
export const mappedOp = vmap(add, [0, null]);
export const gradient = grad(dot);
export const both = valueAndGrad(dot);
export const jacobian = jacrev(dot);
export const bends = hessian(dot);
export const broadcast = vectorize(add);
export const products = vectorize((a, b) => matMul(a, b), { signature: '(n,m),(m,k)->(n,k)' });
export const scaled = vectorize((x, k: number) => mul(x, k), { excluded: [1] });
export const over = vmap.over(zeros([3]));
export const softplus = customJvp((x: Tensor<[]>) => exp(x));
export const clipped = customVjp((x: Tensor<[]>) => exp(x));
export const [out, pullback] = vjp((x) => exp(x), [zeros([3])]);
export const [, lin] = linearize((x) => exp(x), [zeros([3])]);
export const withWeights = valueAndGradVars((x: Tensor<[]>) => x, [zeros([3])]);
export const ops = { plus: add, join: concat, choose: where };
export const size = (x: Tensor<['n']>) => dims(x)[0];
`;

it('can name the types of what users export', async () => {
  const folder = join(root, '.cache/consumer');
  const installed = join(folder, 'node_modules/axiswise');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  cpSync(await declarations(), join(installed, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(installed, 'package.json'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const file = join(folder, 'library.ts');
  writeFileSync(file, SOURCE);

  const { paths: _, ...own } = userOptions('');
  const { options } = ts.convertCompilerOptionsFromJson({ ...own, noEmit: false, declaration: true }, folder);
  const program = ts.createProgram([file], options);
  const found = [
    ...program.getSemanticDiagnostics(program.getSourceFile(file)),
    ...program.getDeclarationDiagnostics(program.getSourceFile(file)),
  ];
  expect(ts.formatDiagnostics(found, formatHost)).toBe('');
});
