import { readdirSync, readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AxiswiseError } from '../../../src/messages/error.js';
import { useBackend } from '../../support/backend.js';

interface Example {
  readonly kind: 'Right' | 'Wrong';
  readonly expected: string;
  readonly code: string;
}

const folders = ['ops', 'tensor'].map((name) => new URL(`../../../src/${name}/`, import.meta.url));
const files = folders.flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)));

const EXPORT = /\/\*\*\n((?: \*.*\n)*?) \*\/\n(?:\/\/.*\n)?export const (\w+) = .*/g;
const EXAMPLE = / \* @example (Right|Wrong): (.*)\n \* ```ts\n \* (.*);\n \* ```\n/g;

/** The documented constants of a file that have examples, by name. */
function examplesOf(source: string): [name: string, examples: Example[]][] {
  return [...source.matchAll(EXPORT)]
    .map(([, comment, name]): [string, Example[]] => [
      name,
      [...comment.matchAll(EXAMPLE)].map(([, kind, expected, code]) => ({
        kind: kind as Example['kind'],
        expected,
        code,
      })),
    ])
    .filter(([, examples]) => examples.length > 0);
}

const documented = files.flatMap((file) => examplesOf(readFileSync(file, 'utf8')));
const scope: Record<string, unknown> = {};
/** Files that the package exports as namespaces. */
const NAMESPACES = ['fused', 'image', 'linalg', 'losses', 'signal', 'sparse', 'spectral', 'string'];

beforeAll(async () => {
  await useBackend('cpu');
  for (const file of files) {
    const [, name] = /(\w+)\.ts$/.exec(file.href) ?? [];
    if (name !== undefined && NAMESPACES.includes(name)) scope[name] = await import(file.href);
    else Object.assign(scope, await import(file.href));
  }
});

const evaluate = (code: string): unknown =>
  new Function(...Object.keys(scope), `return ${code};`)(...Object.values(scope));

async function thrown(code: string): Promise<AxiswiseError> {
  try {
    await evaluate(`(async () => ${code})()`);
  } catch (e) {
    return e as AxiswiseError;
  }
  throw new Error(`${code} did not throw`);
}

const rounded = (x: unknown): unknown =>
  typeof x === 'number' ? Number(x.toPrecision(5)) : Array.isArray(x) ? x.map(rounded) : x;

describe.each(documented)('the examples of %s', (_, examples) => {
  it.each(examples)('$kind: $code', async ({ kind, expected, code }) => {
    if (kind === 'Wrong') {
      const { code: id, message } = await thrown(code);
      expect(`${id} \`${message}\``).toBe(expected);
    } else {
      const result = await evaluate(`(async () => ${code})()`);
      const values = result instanceof tf.Tensor ? result.arraySync() : result;
      expect(rounded(values)).toEqual(rounded(evaluate(expected)));
    }
  });
});

it('every op and constructor has a right and a wrong example', () => {
  const comments = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(EXPORT)]);
  const kindsOf = (comment: string) => new Set(comment.match(/@example (?:Right|Wrong)/g));
  const incomplete = comments.filter(([, comment]) => kindsOf(comment).size === 1).map(([, , name]) => name);
  expect(incomplete).toEqual([]);
  expect(documented.length).toBeGreaterThan(90);
});
