import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../support/backend.js';
import { declarations, root } from './support/declarations.js';
import { runObserved } from './support/observe.js';
import { UserProgram } from './support/program.js';

const corpus = join(root, 'test/types/corpus');
const programs = readdirSync(corpus).filter((name) => name.endsWith('.ts'));
const folder = '.cache/corpus';

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
  const texts = programs.map((name) => [name, readFileSync(join(corpus, name), 'utf8')]);
  user = new UserProgram(await declarations(), { ...Object.fromEntries(texts), [LIE]: lie });
});

/** Programs as users write them: the compiler has no complaint, and every shape it tells is the one that comes out. */
describe('corpus', () => {
  it.each(programs)('%s', async (name) => {
    expect(user.errors(name)).toEqual([]);
    const { result, failure, wrong, bindings, unseen } = await runObserved(user, name, folder);
    expect(failure).toBeNull();
    expect(wrong).toEqual([]);
    expect(unseen).toEqual([]);
    expect(bindings.length).toBeGreaterThanOrEqual(5);
    expect(result, 'what the program checks at its end').toBe(true);
  });
});

it('notices a type that is not true', async () => {
  const { wrong } = await runObserved(user, LIE, folder);
  expect(wrong).toEqual([
    'x (line 3) is typed [3] float32 and has [2] float32',
    'y (line 4) is typed [3] float32 and has [2] float32',
  ]);
});
