import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, it } from 'vitest';
import { userOptions } from './support/compilers.js';
import { declarations, root } from './support/declarations.js';

const SOURCE = `
import { add, concat, customJvp, exp, fn, fuse, grad, greater, hessian, jvp, matMul, mul, pad, sum, type Tensor, tensor, unstack, valueAndGrad, vectorize, vjp, vmap, zeros } from 'axiswise';
const x10 = zeros([10]);
const x20 = zeros([20, 1]);
const m = tensor([[1, 2, 3], [4, 5, 6]]);
const mask = greater(m, 0);
const product = matMul(m, zeros([3, 4]));
const broadcast = vectorize(add)(x10, x20);
const table = vmap(vmap(add, [null, 0]), [0, null])(x10, zeros([20]));
const f = (x: Tensor<[]>) => mul(exp(x), x);
const slopes = vmap(grad(f))(x10);
const dot = fn((x: Tensor<['n']>, y: Tensor<['n']>) => sum(mul(x, y)));
const overlaps = vmap(dot, [0, null])(zeros([10, 3]), zeros([3]));
const loss = fn((p: { w: Tensor<['i']>; b: Tensor<[]> }, x: Tensor<['i']>) => add(sum(mul(p.w, x)), p.b));
const pulled = valueAndGrad(loss)({ w: zeros([3]), b: zeros([]) }, zeros([3]));
const bends = hessian(dot)(zeros([3]), zeros([3]));
const [out, tangent] = jvp((x) => exp(x), [x10], [x10]);
const [, pullback] = vjp((x) => exp(x), [x10]);
const parts = unstack(m);
const sums = vmap.over(zeros([10, 3]))((row) => sum(row));
const join = fn((a: Tensor<['n']>, b: Tensor<['m']>) => {
  const longer = pad(concat([a, b]), [[1, 0]]);
  return longer;
});
const joined = join(zeros([3]), zeros([4]));
const fusedSlopes = fuse(vmap(grad(f)))(x10);
const fusedOverlap = fuse((x: Tensor<['n']>, y: Tensor<['n']>) => [mul(x, y), sum(mul(x, y))])(zeros([3]), zeros([3]));
const scores = vectorize((a, b) => matMul(a, b), { signature: '(n,m),(m,k)->(n,k)' })(zeros([5, 2, 3]), zeros([3, 4]));
`;

let service: ts.LanguageService;
const file = join(root, '.cache/virtual/hover.ts');

beforeAll(async () => {
  const { options } = ts.convertCompilerOptionsFromJson(userOptions(await declarations()), root);
  service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = path === file ? SOURCE : ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: (path) => (path === file ? SOURCE : ts.sys.readFile(path)),
    directoryExists: (path) => path === join(root, '.cache/virtual') || ts.sys.directoryExists(path),
  });
});

/** What an editor shows for a name where it is bound. */
function hover(name: string): string {
  const binding = new RegExp(`(?<=const |[[(, ])${name}(?= =|\\]|\\) =>)`).exec(SOURCE);
  if (!binding) throw new Error(`nothing is called ${name}`);
  return ts.displayPartsToString(service.getQuickInfoAtPosition(file, binding.index)?.displayParts);
}

it('has no errors in what is hovered', () => {
  expect(service.getSemanticDiagnostics(file).map(({ messageText }) => messageText)).toEqual([]);
});

it('shows tensors by shape and dtype, without helper types', () => {
  const names = [
    'x10',
    'm',
    'mask',
    'product',
    'broadcast',
    'table',
    'slopes',
    'overlaps',
    'pulled',
    'bends',
    'tangent',
    'pullback',
    'parts',
    'row',
    'sums',
    'scores',
    'longer',
    'joined',
    'fusedSlopes',
    'fusedOverlap',
  ];
  expect(names.map(hover).join('\n')).toMatchInlineSnapshot(`
    "const x10: Tensor<[10], "float32">
    const m: Tensor<[2, 3], "float32">
    const mask: Tensor<[2, 3], "bool">
    const product: Tensor<[2, 4], "float32">
    const broadcast: Tensor<[20, 10], "float32">
    const table: Tensor<[10, 20], "float32">
    const slopes: Tensor<[10], "float32">
    const overlaps: Tensor<[10], "float32">
    const pulled: [value: Tensor<[], "float32">, gradient: {
        w: Tensor<[3], "float32">;
        b: Tensor<[], "float32">;
    }]
    const bends: Tensor<[3, 3], "float32">
    const tangent: Tensor<[10], "float32">
    const pullback: Pullback<Tensor<[10], "float32">, [Tensor<[10], "float32">]>
    const parts: [Tensor<[3], "float32">, Tensor<[3], "float32">]
    (parameter) row: Tensor<[3], "float32">
    const sums: Tensor<[10], "float32">
    const scores: Tensor<[5, 2, 4], "float32">
    const longer: Tensor<["m+n+1"], "float32">
    const joined: Tensor<[8], "float32">
    const fusedSlopes: Tensor<[10], "float32">
    const fusedOverlap: [Tensor<[3], "float32">, Tensor<[], "float32">]"
  `);
});
