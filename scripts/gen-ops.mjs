// Generates src/ops.gen.ts, the exports of all ops, and transformer/check/typedOps.gen.ts, their names, from the table of their rules (types/ops.ts) and the modules that define
// them; and compares both with tfjs-core's own declarations, so that a new version of tfjs shows what is missing.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Node, Project } from 'ts-morph';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Exports of tfjs' module of ops that are no ops. */
const NOT_OPS = ['op', 'OP_SCOPE_SUFFIX', 'LSTMCellFunc', 'fused.Activation'];
/** Ops that tfjs does not have under this name, and why we do. */
const OURS = { arange: "NumPy's and JAX's name for range", outer: "NumPy's and JAX's name for outerProduct" };
/** Parameters that have other names than tfjs', or are not optional: those of ours. */
const OTHER_PARAMETERS = {
  dot: 'a,b',
  eye: 'rows,columns?,batchShape?,dtype?',
  'fused.conv2d': 'options',
  'fused.depthwiseConv2d': 'options',
  'fused.matMul': 'options',
  linspace: 'start,stop,count',
  logSoftmax: 'x,axis?',
  'losses.sigmoidCrossEntropy': 'labels,logits,weights?,labelSmoothing?,reduction?',
  'losses.softmaxCrossEntropy': 'labels,logits,weights?,labelSmoothing?,reduction?',
  meshgrid: 'x?,y?,options?',
  movingAverage: 'v,x,decay,step,zeroDebias?',
  outerProduct: 'a,b',
  pow: 'a,b',
  prelu: 'a,b',
  softmax: 'x,axis?',
};

const project = new Project({
  tsConfigFilePath: `${root}tsconfig.json`,
  skipAddingFilesFromTsConfig: true,
});
const read = (path) => project.addSourceFileAtPath(`${root}${path}`);

/** The parameters of the widest signature, with a question mark behind those that a call can do without. */
function parameters(type) {
  const signatures = type
    .getCallSignatures()
    .sort((a, b) => b.getParameters().length - a.getParameters().length);
  if (signatures.length === 0) return null;
  const required = Math.min(...signatures.map((signature) => signature.compilerSignature.minArgumentCount));
  return signatures[0].getParameters().map((one, i) => `${one.getName()}${i < required ? '' : '?'}`);
}

/** The callable things of a name: itself, or those of a namespace. */
function members(name, type, at) {
  const own = parameters(type);
  if (own) return [[name, own]];
  if (!type.isObject()) return [[name, []]];
  return type
    .getProperties()
    .map((property) => [`${name}.${property.getName()}`, parameters(property.getTypeAtLocation(at)) ?? []]);
}

/** tfjs' ops with their parameters. */
function declaredByTfjs() {
  const module = read('node_modules/@tensorflow/tfjs-core/dist/ops/ops.d.ts');
  return [...module.getExportedDeclarations()].flatMap(([name, [declaration]]) =>
    Node.isSourceFile(declaration)
      ? [...declaration.getExportedDeclarations()].map(([inner, [one]]) => [
          `${name}.${inner}`,
          parameters(one.getType()) ?? [],
        ])
      : members(name, declaration.getType(), declaration),
  );
}

/** The ops of the table of rules with their parameters. */
function ruled() {
  const table = read('types/ops.ts').getInterfaceOrThrow('Ops');
  return table
    .getProperties()
    .flatMap((property) => members(property.getName(), property.getType(), property));
}

/** The names that each module exports, by path. */
function modules() {
  const files = project.addSourceFilesAtPaths([`${root}src/ops/*.ts`, `${root}src/tensor/*.ts`]);
  return files.map((file) => ({
    path: `./${file.getFilePath().slice(`${root}src/`.length).replace(/\.ts$/, '.js')}`,
    name: file.getBaseNameWithoutExtension(),
    exported: [...file.getExportedDeclarations().keys()],
  }));
}

const problems = [];
const tfjs = new Map(declaredByTfjs().filter(([name]) => !NOT_OPS.some((not) => name.startsWith(not))));
const rules = new Map(ruled());
for (const [name, wanted] of tfjs) {
  const found = rules.get(name);
  if (!found) problems.push(`tfjs' ${name}(${wanted.join(', ')}) has no rule in types/ops.ts`);
  else if (`${OTHER_PARAMETERS[name] ?? wanted}` !== `${found}`)
    problems.push(`${name}(${found.join(', ')}) is ${name}(${wanted.join(', ')}) in tfjs`);
}
for (const name of rules.keys()) if (!tfjs.has(name) && !(name in OURS)) problems.push(`tfjs has no ${name}`);

const all = modules();
const flat = [...rules.keys()].filter((name) => !name.includes('.'));
const spaces = [
  ...new Set([...rules.keys()].filter((name) => name.includes('.')).map((name) => name.split('.')[0])),
];
const homes = new Map();
for (const name of flat) {
  const home = all.find((one) => !spaces.includes(one.name) && one.exported.includes(name));
  if (!home) problems.push(`no module in src/ops or src/tensor exports ${name}`);
  else homes.set(home.path, [...(homes.get(home.path) ?? []), name]);
}
const lines = [...[...homes].map(([path, names]) => `export { ${names.sort().join(', ')} } from '${path}';`)];
const namespaces = spaces.map(
  (name) => `/** tfjs' ${name}, with shapes in the types. */\nexport * as ${name} from './ops/${name}.js';`,
);
const header = '// Generated by scripts/gen-ops.mjs; do not edit.';
const names = [...rules.keys()].sort().map((name) => `'${name}'`);
const files = {
  'src/ops.gen.ts': `${header}\n${[...lines.sort(), ...namespaces].join('\n')}\n`,
  'transformer/check/typedOps.gen.ts': `${header}
/** The ops of axiswise: their types say the shape and the dtype of the result. */
export const TYPED: readonly string[] = [${names.join(', ')}];
`,
};

for (const [file, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) writeFileSync(`${root}${file}`, text);
  else if (readFileSync(`${root}${file}`, 'utf8') !== text)
    problems.push(`${file} is not what scripts/gen-ops.mjs generates; run it`);
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
