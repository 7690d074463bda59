import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../support/backend.js';
import { declarations, root } from './support/declarations.js';
import { type Binding, contradiction, instrument } from './support/observe.js';
import { UserProgram } from './support/program.js';

const folder = join(root, 'test/types/corpus');
const programs = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const instrumented = join(root, '.cache/corpus');

const LIE = 'lie.ts';
const lie = `
import { add, type Tensor, zeros } from 'axiswise';
const x = zeros([2]) as unknown as Tensor<[3]>;
const y = add(x, 1);
export const result = x.size + y.size > 0;
`;

let user: UserProgram;
beforeAll(async () => {
  await useBackend('cpu');
  const texts = programs.map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  user = new UserProgram(await declarations(), { ...Object.fromEntries(texts), [LIE]: lie });
  mkdirSync(instrumented, { recursive: true });
});

/** Runs a program and compares every value with the type of the variable it is given to. */
async function run(name: string) {
  const { code, bindings } = instrument(user.file(name), user.checker);
  const wrong: string[] = [];
  const seen = new Set<Binding>();
  Object.assign(globalThis, {
    $observe(i: number, value: tf.Tensor) {
      seen.add(bindings[i]);
      const problem = contradiction(bindings[i], value);
      if (problem !== null) wrong.push(problem);
      return value;
    },
  });
  const path = join(instrumented, name);
  writeFileSync(path, code);
  tf.engine().startScope();
  const { result } = await import(/* @vite-ignore */ path);
  tf.engine().endScope();
  return { result, wrong, bindings, unseen: bindings.filter((binding) => !seen.has(binding)) };
}

/** Programs as users write them: the compiler has no complaint, and every shape it tells is the one that comes out. */
describe('corpus', () => {
  it.each(programs)('%s', async (name) => {
    expect(user.errors(name)).toEqual([]);
    const { result, wrong, bindings, unseen } = await run(name);
    expect(wrong).toEqual([]);
    expect(unseen).toEqual([]);
    expect(bindings.length).toBeGreaterThanOrEqual(5);
    expect(result, 'what the program checks at its end').toBe(true);
  });
});

it('notices a type that is not true', async () => {
  const { wrong } = await run(LIE);
  expect(wrong).toEqual([
    'x (line 3) is typed [3] float32 and has [2] float32',
    'y (line 4) is typed [3] float32 and has [2] float32',
  ]);
});
