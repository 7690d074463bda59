import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as axiswise from '../../src/index.js';
import { useBackend } from '../support/backend.js';
import { type Example, opExamples } from './ops/examples.js';
import { UNKNOWN } from './ops/unknown.js';
import { declarations, root } from './support/declarations.js';
import { runObserved } from './support/observe.js';
import { UserProgram } from './support/program.js';

const examples = opExamples(Object.keys(axiswise)).sort((a, b) => (a.op < b.op ? -1 : 1));
const fileOf = ({ op }: Example) => `${op}.ts`;

/** Types of tensors in a type, of which one has an unknown size or rank. */
const isUnknown = (type: string) =>
  [...type.matchAll(/\bTensor<([^<>]*)>/g)].some(([, inside]) => /\bnumber\b|\bShape\b/.test(inside)) ||
  /\b(?:any|UnknownTensor)\b/.test(type);
/** Names of generic types that a hover may show. */
const SHOWN = ['Tensor', 'Variable', 'TensorBuffer', 'Promise'];
const leaked = (type: string) =>
  [...type.matchAll(/\b(\w+)</g)].map(([, name]) => name).filter((name) => !SHOWN.includes(name));

const page = (rows: readonly { op: string; call: string; type: string }[]) => {
  const unknown = rows.filter(({ op }) => op in UNKNOWN);
  return `# All ops and what the compiler knows of their results

Written by \`npx vitest run --project=types opTable -u\`; do not edit.

${rows.length} ops; the sizes of the results of ${rows.length - unknown.length} are exact when those of the operands are, and ${unknown.length} have sizes that
depend on data. The types are the compiler's own, of the example in the documentation of each op; the tests run them and
compare the shapes.

## Sizes that depend on data

| op | why |
|---|---|
${unknown.map(({ op }) => `| \`${op}\` | ${UNKNOWN[op]} |`).join('\n')}

## Every op

| op | example | type |
|---|---|---|
${rows.map(({ op, call, type }) => `| \`${op}\` | \`${cell(call)}\` | \`${cell(type)}\` |`).join('\n')}
`;
};
const cell = (text: string) => text.replaceAll('|', '\\|');

describe('the table of ops', () => {
  let user: UserProgram;
  beforeAll(async () => {
    await useBackend('cpu');
    const files = Object.fromEntries(examples.map((one) => [fileOf(one), one.code]));
    user = new UserProgram(await declarations(), files);
  });
  const typeOf = (one: Example) => user.typeOf(fileOf(one), 'result');

  it('has exact shapes for all but a closed list', async () => {
    const rows = examples.map((one) => ({ ...one, type: typeOf(one), errors: user.errors(fileOf(one)) }));
    expect(rows.filter(({ errors }) => errors.length > 0)).toEqual([]);
    expect(rows.flatMap(({ op, type }) => leaked(type).map((name) => `${op} shows ${name}`))).toEqual([]);
    const unknown = rows.filter(({ type }) => isUnknown(type)).map(({ op }) => op);
    expect(unknown.sort()).toEqual(Object.keys(UNKNOWN).sort());
    await expect(page(rows)).toMatchFileSnapshot(join(root, 'docs/ops.md'));
  });

  it('says the shapes that come out', async () => {
    for (const one of examples) {
      const { wrong, failure } = await runObserved(user, fileOf(one), '.cache/ops');
      expect([failure, ...wrong], one.op).toEqual([null]);
    }
  });
});
