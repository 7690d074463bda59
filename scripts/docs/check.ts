import { assemble } from './assemble.js';
import { allBlocks, type Block } from './blocks.js';
import { Compiler, type Exported } from './compile.js';
import { run } from './run.js';

const PRELUDE = ['model', 'weights', 'xs', 'ys', 'x', 'y', 'loss', 'badlyCustomized'];

/** Problems with the code blocks of the documents and of the comments in the sources, and with missing ones. */
export function checkDocs(root: string): { blocks: number; problems: string[] } {
  const compiler = new Compiler(root);
  const blocks = allBlocks(root);
  return {
    blocks: blocks.length,
    problems: [...compiler.exports().flatMap(undocumented), ...checkBlocks(root, blocks, compiler)],
  };
}

export function checkBlocks(root: string, blocks: readonly Block[], compiler = new Compiler(root)): string[] {
  const exported = compiler.exports();
  const names = exported.map(({ name }) => name).filter((name) => !name.includes('.'));
  const preludes = { axiswise: names, './prelude.js': PRELUDE };
  const modules = blocks.map((block) => assemble(block, preludes));
  const types = compiler.check(modules);
  const runs = run(root, modules);
  return blocks.flatMap(({ file, line }, i) =>
    [...types[i], ...runs[i]].map((problem) => `${file}:${line + 1}: ${problem}`),
  );
}

/** The types of documented functions, exported so that declarations of users' code can name them. */
const isTypeOfFunction = (name: string) => /(Fn|Op|Rule)$/.test(name);

/** Every export has a summary; every function a right and a wrong example. */
export function undocumented({ name, isFunction, summary, examples }: Exported): string[] {
  const problems = summary.trim() === '' && !isTypeOfFunction(name) ? [`${name} has no TSDoc comment`] : [];
  for (const kind of isFunction ? ['Right', 'Wrong'] : []) {
    if (!examples.some((example) => example.startsWith(kind)))
      problems.push(`${name} has no example "${kind}"`);
  }
  return problems;
}
