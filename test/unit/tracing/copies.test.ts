import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { abiMismatch, engineMethodMissing } from '../../../src/messages/tracing.js';
import { type Engine, engine, engineMismatches } from '../../../src/tracing/engine.js';
import { ABI, state } from '../../../src/tracing/state.js';
import { expectIdle, observed } from '../../support/observed.js';
import { expectClose, random } from '../../support/statement.js';
import { debugPrint, grad, jvp, type Loose, valueAndGradVars, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}.cache/copies-${process.pid}/`;
const index = `${root}src/index.ts`;

async function bundle(name: string, withTfjs: boolean): Promise<string> {
  const outfile = `${folder}${name}.mjs`;
  await build({
    entryPoints: [index],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    external: withTfjs ? [] : ['@tensorflow/*'],
    logLevel: 'error',
  });
  return outfile;
}

const copies: { [name: string]: Loose } = {};
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const load = async (name: string, withTfjs: boolean) => {
    const module = await import(/* @vite-ignore */ pathToFileURL(await bundle(name, withTfjs)).href);
    copies[name] = Object.fromEntries(Object.entries(module).map(([key, f]) => [key, observed(f)]));
  };
  await load('second', false);
  // A second tfjs-core says that it overwrites the first one's platform.
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await load('withTfjs', true);
  warn.mockRestore();
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const cube = (x: T) => tf.sum(x.mul(x).mul(x));

for (const [name, title] of [
  ['second', 'a second copy of this package'],
  ['withTfjs', 'a second copy of this package that brings a second copy of tfjs-core'],
]) {
  describe(title, () => {
    test('works on the one engine', () => {
      const { vmap: map, grad: differentiate, hessian, linearize, vectorize } = copies[name];
      tf.tidy(() => {
        const x = random([4, 3]);
        expectClose(map(cube)(x), tf.sum(x.square().mul(x), 1));
        expectClose(map(differentiate(cube))(x), x.square().mul(3));
        expectClose(map(hessian(cube))(x), tf.mul(tf.eye(3), x.mul(6).expandDims(1)));
        expectClose(linearize(cube, [x])[1](tf.onesLike(x)), tf.sum(x.square().mul(3)));
        expectClose(vectorize((a: T, b: T) => a.mul(b))(x, tf.ones([2, 1, 1])), tf.stack([x, x]));
      });
      expectIdle();
    });
    test('nests with the first in both orders', () => {
      const other = copies[name];
      tf.tidy(() => {
        const x = random([4, 3]);
        expectClose(vmap(other.grad(cube))(x), x.square().mul(3));
        expectClose(other.vmap(grad(cube))(x), x.square().mul(3));
        expectClose(grad((y: T) => tf.sum(other.vmap(cube)(y)))(x), x.square().mul(3));
        expectClose(other.grad((y: T) => tf.sum(vmap(cube)(y)))(x), x.square().mul(3));
        expectClose(jvp(other.grad(cube), [x], [x])[1], x.square().mul(6));
        expectClose(other.jvp(grad(cube), [x], [x])[1], x.square().mul(6));
        expectClose(vmap((y: T) => other.vmap((z: T) => z.mul(tf.sum(y)))(y))(x), x.mul(tf.sum(x, 1, true)));
        expectClose(grad((y: T) => y.mul(other.grad((z: T) => y.add(z))(1)))(1), 1);
        expectClose(other.stopGradient(x), x);
        expectClose(grad((y: T) => other.stopGradient(y).mul(y))(3), 3);
        const w = tf.scalar(3);
        expectClose(
          other.vmap((y: T) => valueAndGradVars(() => w.mul(y).square(), [w])()[1][0])(tf.tensor1d([1, 2])),
          [6, 24],
        );
      });
      expectIdle();
    });
    test('custom rules of one under the transforms of the other', () => {
      const other = copies[name];
      tf.tidy(() => {
        const f = other.customVjp((x: T) => x.square());
        f.defvjp(
          (x: T) => [x.square(), x],
          (x: T, ct: T) => [ct.mul(x).mul(10)],
        );
        expectClose(vmap(grad(f))(tf.tensor1d([1, 2])), [10, 20]);
        const g = other.customJvp((x: T) => x.square());
        g.defjvp(([x]: T[], [t]: T[]) => [x.square(), t.mul(x).mul(10)]);
        expectClose(vmap((x: T) => jvp(g, [x], [tf.scalar(1)])[1])(tf.tensor1d([1, 2])), [10, 20]);
      });
    });
    test('debugPrint of one knows the levels of the other', () => {
      const lines: unknown[] = [];
      const { log } = console;
      console.log = (line) => lines.push(line);
      try {
        tf.tidy(() => copies[name].vmap((x: T) => debugPrint(x, 'x'))(tf.tensor1d([1, 2])));
      } finally {
        console.log = log;
      }
      expect(lines).toEqual(['x: float32[] (vmap over 2) [1, 2]']);
    });
    test('errors are told alike', () => {
      tf.tidy(() => {
        expect(() => copies[name].vmap((x: T) => x.dataSync())(tf.ones([2]))).toThrow(
          /no data to read.*copies\.test\.ts:\d+/,
        );
        expect(() => copies[name].vmap((x: T, y: T) => x.add(y))(tf.ones([2]), tf.ones([3]))).toThrow(
          /inconsistent sizes/,
        );
      });
      expectIdle();
    });
  });
}

describe('what a copy finds when it is loaded', () => {
  /** Load the bundle in a process of its own, after some preparation; what it throws. */
  const load = (prepare: string) => {
    const script = `
      import * as tfjs from '@tensorflow/tfjs-core';
      const tf = tfjs.default ?? tfjs;
      ${prepare}
      try {
        await import(${JSON.stringify(pathToFileURL(`${folder}second.mjs`).href)});
        console.log('{}');
      } catch ({ name, code, message }) {
        console.log(JSON.stringify({ name, code, message }));
      }`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
      encoding: 'utf8',
    });
    return JSON.parse(out.trim().split('\n').at(-1) as string);
  };
  test('nothing in its way', () => {
    expect(load('')).toEqual({});
  });
  test('another ABI is a clear error', () => {
    const wanted = { name: 'AxiswiseError', code: abiMismatch.code, message: abiMismatch(99, ABI) };
    expect(load("globalThis[Symbol.for('axiswise')] = { abi: 99 };")).toEqual(wanted);
  });
  test('an engine without a hooked method is one too', () => {
    const message = engineMethodMissing('gradients, state.kernelDepth', tf.version_core);
    const wanted = { name: 'AxiswiseError', code: engineMethodMissing.code, message };
    expect(load('tf.engine().gradients = undefined; delete tf.engine().state.kernelDepth;')).toEqual(wanted);
  });
});

describe('the self-check', () => {
  test('passes on the engine of tfjs', () => {
    expect(engineMismatches()).toEqual([]);
    expect(state.abi).toBe(ABI);
  });
  test('names what is missing', () => {
    const fake = (changes: object) => Object.assign(Object.create(engine), changes) as Engine;
    expect(engineMismatches(fake({}))).toEqual([]);
    for (const method of [
      'runKernel',
      'runKernelFunc',
      'customGrad',
      'gradients',
      'isTapeOn',
      'makeTensor',
      'startScope',
      'endScope',
      'track',
      'nextTensorId',
    ]) {
      expect(engineMismatches(fake({ [method]: undefined }))).toEqual([method]);
    }
    expect(engineMismatches(fake({ state: { ...engine.state, gradientDepth: undefined } }))).toEqual([
      'state.gradientDepth',
    ]);
    expect(engineMismatches(fake({ state: { ...engine.state, scopeStack: null } }))).toEqual([
      'state.scopeStack',
    ]);
    expect(engineMismatches({} as Engine)).toContain('runKernel');
  });
});
