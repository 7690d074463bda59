import * as tf from '@tensorflow/tfjs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FORMAT } from '../../../src/descriptor/format.js';
import { Unwritable } from '../../../src/descriptor/values.js';
import { variantFor } from '../../../src/descriptor/write.js';
import { aheadFormat, aheadMisfit } from '../../../src/messages/fuse.js';
import { mapTree } from '../../../src/tracing/tree.js';
import { FusedFunction } from '../../../src/transforms/fuse.js';
import { grad as plainGrad } from '../../../src/transforms/grad.js';
import { vmap as plainVmap } from '../../../src/transforms/vmap.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, random } from '../../support/statement.js';
import { fuse, grad, jvp, type Loose, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
type F = (...args: never[]) => unknown;

/** A function as the build writes it: its descriptor has been text. */
function ahead(f: F, args: readonly unknown[], options = {}): Loose {
  const variants = [variantFor(new FusedFunction(f as never, options), args)];
  const descriptor = JSON.parse(JSON.stringify({ v: FORMAT, variants }));
  return fuse(f, options, descriptor);
}

const wave = (x: T) => tf.mul(tf.exp(tf.neg(x)), tf.sin(x));
const x = random([6]);
const rows = random([4, 6], 2);

afterAll(() => tf.dispose([x, rows]));
beforeEach(() => tf.engine().startScope());
afterEach(() => {
  tf.engine().endScope();
  vi.restoreAllMocks();
});

describe.each(['cpu', 'wasm'] as const)('%s', (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => useBackend('cpu'));

  const CASES: Record<string, readonly [F, ...unknown[]]> = {
    elements: [wave, x],
    'a number': [(y: T, k: T) => tf.mul(y, k), x, 3],
    'a row of its own': [(y: T) => tf.softmax(y), rows],
    'two kernels': [(y: T) => tf.matMul(tf.softmax(y), tf.transpose(y)), rows],
    'a kernel of tfjs': [(y: T) => tf.exp(tf.topk(tf.sin(y), 3).values), x],
    'a kernel of tfjs that takes a list': [(y: T) => tf.exp(tf.stack([y, tf.sin(y)])), x],
    'an argument as it is, twice': [(y: T) => [y, y], x],
    'elements in another shape': [(y: T) => [tf.sin(y), tf.reshape(tf.sin(y), [2, 3])], x],
    'values of its own': [(y: T) => tf.add(y, tf.tensor1d([1, 2, 3, 4, 5, 6])), x],
    'integers and bools': [(y: T) => [tf.cast(y, 'int32'), tf.greater(y, 0)], x],
    'no elements': [(y: T) => tf.exp(y), tf.zeros([0, 3])],
    trees: [
      ({ w, b }: { w: T; b: T }) => ({ y: tf.add(w, b), more: [null, undefined, 2.5, Number.NaN] }),
      { w: x, b: x },
    ],
    'nested transforms': [plainVmap(plainGrad(wave as Loose) as Loose) as F, x],
  };

  test.each(Object.entries(CASES))(
    '%s: values are those of the function, and nothing is traced',
    (_, [f, ...args]) => {
      let traces = 0;
      const counted = ((...given: never[]) => {
        traces++;
        return f(...given);
      }) as F;
      const fused = ahead(counted, args);
      expect(traces).toBe(1);
      const before = tf.memory().numTensors;
      const results = [fused(...args), fused(...args)];
      expect([traces, fused.programs]).toEqual([1, 0]);
      const wanted = tf.tidy(
        () => mapTree(f(...(args as never[])), (y) => (y instanceof tf.Tensor ? tf.clone(y) : y)) as never,
      );
      for (const result of results) {
        expectSame(result, wanted);
      }
      tf.dispose([results, wanted] as never);
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  test('the kernels are those that the run time makes, byte for byte', () => {
    const f = (y: T) => tf.matMul(tf.softmax(y), tf.transpose(wave(y)));
    const modules: Uint8Array[] = [];
    const { Module } = WebAssembly;
    class Noted extends Module {
      constructor(bytes: BufferSource) {
        super(bytes);
        modules.push(new Uint8Array(bytes as ArrayBuffer));
      }
    }
    vi.spyOn(WebAssembly, 'Module').mockImplementation(Noted as never);
    const shape = [3, 5];
    const fused = ahead(f, [tf.ones(shape)]);
    expect(modules).toEqual([]);
    tf.dispose(fused(tf.ones(shape)));
    const stored = modules.splice(0);
    tf.dispose(fuse(f)(tf.ones(shape)));
    expect(stored.length).toBeGreaterThan(1);
    expect(modules).toEqual(stored);
  });
});

function expectSame(got: unknown, wanted: unknown) {
  const tensors: [T, T][] = [];
  const walk = (a: Loose, b: Loose) => {
    if (b instanceof tf.Tensor) tensors.push([a, b]);
    else if (typeof b === 'object' && b !== null) {
      expect(Object.keys(a)).toEqual(Object.keys(b));
      for (const key of Object.keys(b)) walk(a[key], b[key]);
    } else expect(a).toBe(b);
  };
  walk(got, wanted);
  expect(tensors.length).toBeGreaterThan(0);
  for (const [a, b] of tensors) {
    expect(a.dtype).toBe(b.dtype);
    expectClose(a, b);
  }
}

describe('a call that does not fit', () => {
  const warnings = () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    return () => warn.mock.calls.map(([text]) => text);
  };

  test.each<[string, F, unknown, unknown, string]>([
    ['another shape', (y: T) => tf.exp(y), tf.ones([6]), tf.ones([7]), 'float32[7]'],
    ['another dtype', (y: T) => tf.exp(y), tf.ones([6]), tf.ones([6], 'int32'), 'int32[6]'],
    ['another tree', ([y]: T[]) => tf.exp(y), [x], [x, x], 'a{"0":float32[6],"1":float32[6]}'],
  ])('%s: it is compiled when it runs, which is said once', (_, f, given, other, got) => {
    const said = warnings();
    const fused = ahead(f, [given], { name: 'wave' });
    fused(given).dispose();
    expect([fused.programs, said()]).toEqual([0, []]);
    for (let i = 0; i < 2; i++) expectClose(fused(other), f(other as never) as T);
    const wanted = '(float32[6]) in wasm';
    expect(said()).toEqual([`axiswise: ${aheadMisfit('wave', wanted, `(${got}) on cpu`)}`]);
    expect(fused.programs).toBe(1);
  });

  test('in another format, it says so when it is made', () => {
    const said = warnings();
    const fused = fuse(wave, { name: 'wave' }, { v: 99, variants: [] });
    expect(said()).toEqual([`axiswise: ${aheadFormat('wave', '99', FORMAT)}`]);
    expectClose(fused(x), wave(x));
    expect(said().length).toBe(1);
    expect(fused.programs).toBe(1);
  });
});

describe('transforms', () => {
  const fused = () => ahead(wave, [x], { name: 'wave' });

  test.each<[string, (f: Loose) => T]>([
    ['grad', (f) => grad((y: T) => tf.sum(f(y)))(x)],
    ['vmap', (f) => vmap(f)(tf.stack([x, x]))],
    ['jvp', (f) => jvp(f, [x], [tf.onesLike(x)])],
    ['tf.grad', (f) => tf.grad((y) => tf.sum(f(y)))(x)],
    ['grad of grad', (f) => grad((y: T) => tf.sum(grad((z: T) => tf.sum(f(z)))(y)))(x)],
  ])('%s is that of the function', (_, run) => {
    expectClose(run(fused()), run(wave));
  });

  test('an outer fuse inlines it', () => {
    const inner = fused();
    const outer = fuse((y: T) => tf.mul(inner(y), 2));
    expectClose(outer(x), tf.mul(wave(x), 2));
    expect([inner.programs, outer.programs]).toEqual([0, 1]);
  });
});

describe('what cannot be written', () => {
  test.each<[string, F, unknown[]]>([
    ['a tensor from outside', (y: T) => tf.mul(y, rows), [x]],
    ['a function among the arguments', (y: T, g: (z: T) => T) => g(y), [x, tf.exp]],
    ['an object among the arguments', (y: T) => tf.exp(y), [x, new Map()]],
  ])('%s', (what, f, args) => {
    expect(() => ahead(f, args)).toThrow(new Unwritable(what));
  });

  test('fast kernels of wasm are those of the machine', () => {
    expect(variantFor(new FusedFunction(wave, { precision: 'fast' }), [x]).wasm).toBe(undefined);
  });
});

test('warmup loads the kernels', async () => {
  const fused = ahead((y: T) => tf.exp(tf.topk(tf.sin(y), 3).values), [x]);
  const steps: number[][] = [];
  await ahead(wave, [x], { onProgress: (...step: number[]) => steps.push(step) }).warmup(x);
  await fused.warmup(x);
  expect([fused.programs, steps]).toEqual([0, [[1, 1]]]);
});
