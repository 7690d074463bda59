import { describe, expect, it } from 'vitest';
import { internalsOf } from '../../../../src/backends/webgpu/internals.js';
import { runsKernels } from '../../../../src/backends/webgpu/target.js';
import { generate } from '../../../../src/compiler/codegen/wgsl/generate.js';
import { gridOf } from '../../../../src/compiler/codegen/wgsl/grid.js';
import type { Adapter } from '../../../../src/compiler/codegen/wgsl/schedule.js';
import type { Axis } from '../../../../src/compiler/kernel/axis.js';
import { type Expr, Exprs } from '../../../../src/compiler/kernel/expr.js';
import { addIndex, axisIndex, constantIndex, scaleIndex } from '../../../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../../../src/compiler/kernel/kernel.js';

const SOFTWARE: Adapter = {
  software: true,
  tallFrom: Number.POSITIVE_INFINITY,
  wideFrom: Number.POSITIVE_INFINITY,
  blocksFrom: 4096,
  subgroups: false,
  togetherFrom: 256,
  sharedFrom: 32,
};
const HARDWARE: Adapter = { ...SOFTWARE, software: false, blocksFrom: Number.POSITIVE_INFINITY };

const axesOf = (...extents: number[]): Axis[] => extents.map((extent, id) => ({ id, extent }));
const rowMajor = (axes: readonly Axis[]) =>
  axes.reduce(
    (sum, axis) => addIndex(scaleIndex(sum, axis.extent as number), axisIndex(axis)),
    constantIndex(0),
  );
const kernelOf = (axes: readonly Axis[], inputs: number, value: Expr): Kernel => ({
  axes,
  inputs: Array.from({ length: inputs }, () => 'float32'),
  outputs: [
    { shape: axes.map((axis) => axis.extent as number), dtype: value.dtype, at: rowMajor(axes), value },
  ],
});

function biased(rows: number, columns: number): Kernel {
  const exprs = new Exprs();
  const [i, j] = axesOf(rows, columns);
  const x = exprs.load(0, rowMajor([i, j]), 'float32');
  return kernelOf([i, j], 2, exprs.apply('add', [x, exprs.load(1, rowMajor([j]), 'float32')]));
}

function softmax(rows: number, columns: number): Kernel {
  const exprs = new Exprs();
  const [i, j] = axesOf(rows, columns);
  const x = exprs.load(0, rowMajor([i, j]), 'float32');
  const shifted = exprs.apply('exp', [exprs.apply('sub', [x, exprs.reduce('max', [j], x)])]);
  return kernelOf([i, j], 1, exprs.apply('div', [shifted, exprs.reduce('sum', [j], shifted)]));
}

function moments(rows: number, columns: number): Kernel {
  const exprs = new Exprs();
  const [i, j] = axesOf(rows, columns);
  const x = exprs.load(0, rowMajor([i, j]), 'float32');
  const sums = [x, exprs.apply('mul', [x, x])].map((body) => exprs.reduce('sum', [j], body));
  return kernelOf([i], 1, exprs.apply('sub', sums));
}

/** Exponentials, and their sums along the rows. */
function exponentials(rows: number, columns: number): Kernel {
  const exprs = new Exprs();
  const [i, j] = axesOf(rows, columns);
  const exp = exprs.apply('exp', [exprs.load(0, rowMajor([i, j]), 'float32')]);
  const { axes, inputs, outputs } = kernelOf([i, j], 1, exp);
  const sums = kernelOf([i], 1, exprs.reduce('sum', [j], exp)).outputs;
  return { axes, inputs, outputs: [...outputs, ...sums] };
}

/** Sums along columns. */
function columns(rows: number, length: number): Kernel {
  const exprs = new Exprs();
  const [i, j] = axesOf(length, rows);
  const x = exprs.load(0, rowMajor([i, j]), 'float32');
  return kernelOf([j], 1, exprs.reduce('sum', [i], x));
}

function product(m: number, n: number, k: number): Kernel {
  const exprs = new Exprs();
  const [i, j, l] = axesOf(m, n, k);
  const body = exprs.apply('mul', [
    exprs.load(0, rowMajor([i, l]), 'float32'),
    exprs.load(1, rowMajor([l, j]), 'float32'),
  ]);
  return kernelOf([i, j], 2, exprs.reduce('sum', [l], body));
}

const source = (kernel: Kernel, adapter = SOFTWARE) => generate(kernel, adapter).source();
const loops = (text: string) => text.split('for (var').length - 1;

describe('keys', () => {
  it('are equal for shapes of equal structure', () => {
    expect(generate(biased(8, 12), SOFTWARE).key).toBe(generate(biased(20, 44), SOFTWARE).key);
  });

  it('tell multiples of 4, subgroups and schedules apart', () => {
    const keys = [
      generate(biased(8, 12), SOFTWARE),
      generate(biased(8, 13), SOFTWARE),
      generate(biased(8, 12), { ...SOFTWARE, subgroups: true }),
      generate(softmax(8, 512), SOFTWARE),
      generate(softmax(8, 512), HARDWARE),
    ].map(({ key }) => key);
    expect(new Set(keys).size).toBe(5);
  });

  it('tell whether functions are the own ones of the device', () => {
    const fast = generate(softmax(8, 512), SOFTWARE, undefined, true);
    const accurate = generate(softmax(8, 512), SOFTWARE);
    expect(fast.key).not.toBe(accurate.key);
    expect(accurate.source()).toContain('fn exp');
    expect(fast.source()).not.toContain('fn exp');
    expect(fast.source()).toContain('exp(');
  });

  it('stand for one source', () => {
    expect(source(biased(8, 12))).toBe(source(biased(20, 44)));
  });
});

describe('maps', () => {
  it('take four neighbours at once where rows are multiples of 4', () => {
    expect(source(biased(8, 12))).toContain('a1: array<vec4<f32>>');
    expect(source(biased(8, 13))).not.toContain('vec4<f32>');
  });

  it('take blocks of sixteen in software, where all sizes allow it', () => {
    const text = source(biased(256, 256));
    expect(text.match(/(a0|a1|b0): array<array<vec4<f32>, 4>>/g)).toHaveLength(3);
    expect(text).not.toContain('min(');
    expect(generate(biased(256, 256), SOFTWARE).grid).toEqual([64, 1, 1]);
    expect(generate(biased(64, 256), SOFTWARE).grid).toEqual([64, 1, 1]);
    for (const other of [
      source(biased(256, 260)),
      source(biased(16, 16)),
      source(biased(256, 256), HARDWARE),
    ]) {
      expect(other).not.toContain('array<array<');
      expect(other).toContain('a0: array<vec4<f32>>');
    }
  });

  it('compute again what has far angles, once for several blocks of a thread', () => {
    const exprs = new Exprs();
    const [i] = axesOf(6400);
    const sine = kernelOf([i], 1, exprs.apply('sin', [exprs.load(0, axisIndex(i), 'float32')]));
    const text = source(sine);
    expect(loops(text)).toBe(2);
    expect(text).toContain('b0: array<array<vec4<f32>, 4>>');
    expect(text.split('= farAngle(')).toHaveLength(2);
    expect(generate(sine, SOFTWARE).grid).toEqual([2, 1, 1]);
    expect(source(sine, HARDWARE)).not.toContain('nearSinCos');
    expect(generate(sine, SOFTWARE, undefined, true).source()).not.toContain('for (var');
  });

  it('read fours of a block where a row starts within one', () => {
    const exprs = new Exprs();
    const [i, j] = axesOf(64, 256);
    const x = exprs.load(0, addIndex(rowMajor([i, j]), constantIndex(4)), 'float32');
    const text = source(kernelOf([i, j], 1, x));
    expect(text).toContain('a0: array<vec4<f32>>');
    expect(text).toContain('b0: array<array<vec4<f32>, 4>>');
  });

  it('read one by one what is not in a row', () => {
    const exprs = new Exprs();
    const [i, j] = axesOf(8, 12);
    const x = exprs.load(0, rowMajor([j, i]), 'float32');
    const text = source(kernelOf([i, j], 1, x));
    expect(text).toContain('a0: array<f32>');
    expect(text).toContain('b0: array<vec4<f32>>');
  });

  it('print only the functions that they use', () => {
    const exprs = new Exprs();
    const [i] = axesOf(8);
    const text = source(kernelOf([i], 1, exprs.apply('erf', [exprs.load(0, axisIndex(i), 'float32')])));
    expect(text).toContain('fn erf4(');
    expect(text).toContain('fn exp4(');
    expect(text).not.toContain('sinCos');
    expect(text).not.toContain('fn erf(');
  });
});

describe('rows', () => {
  it('reduce outside of the loop that stores', () => {
    const text = source(softmax(100, 64));
    expect(loops(text)).toBe(3);
    expect(text.lastIndexOf('for (var')).toBeGreaterThan(text.indexOf('exp4(x'));
  });

  it('go by blocks of sixteen in software', () => {
    expect(source(softmax(100, 64)).match(/i\d+ \+= 16/g)).toHaveLength(3);
    expect(source(softmax(100, 60)).match(/i\d+ \+= 4/g)).toHaveLength(3);
    expect(source(softmax(100, 60))).not.toContain('array<array<');
  });

  it('share a loop between reductions that do not need one another', () => {
    expect(loops(source(moments(100, 64)))).toBe(1);
  });

  it('are computed by a workgroup each on hardware', () => {
    expect(source(softmax(100, 512))).not.toContain('workgroupBarrier');
    expect(source(softmax(100, 512), HARDWARE)).toContain('workgroupBarrier');
    const together = source(softmax(100, 512), { ...HARDWARE, subgroups: true });
    expect(together).toContain('subgroupAdd(value)');
    expect(together).toContain('select(subgroupMax(value), notANumber(), subgroupAny(isNan(value)))');
    expect(generate(softmax(100, 512), HARDWARE).grid).toEqual([100, 1, 1]);
  });

  it('are not computed once for each of their places, however few they are', () => {
    expect(generate(softmax(1, 1000), HARDWARE).grid).toEqual([1, 1, 1]);
    expect(generate(softmax(1, 1000), SOFTWARE).grid).toEqual([1, 1, 1]);
  });

  it('have more threads the longer they are and the fewer there are', () => {
    const threads = (kernel: Kernel) => source(kernel, HARDWARE).match(/workgroup_size\((\d+)\)/)![1];
    const rows = [softmax(100, 8000), softmax(100, 512), softmax(100, 40), softmax(8000, 40)];
    expect(rows.map(threads)).toEqual(['256', '64', '32', '64']);
    expect(source(softmax(8000, 40), HARDWARE)).not.toContain('workgroupBarrier');
  });

  it('give what they have once by one thread each', () => {
    for (const adapter of [SOFTWARE, HARDWARE]) {
      expect(generate(exponentials(4, 20), adapter).grid).toEqual([1, 1, 1]);
    }
    expect(source(exponentials(100, 512), HARDWARE)).toContain('if (local == 0)');
    expect(generate(exponentials(100, 512), HARDWARE).grid).toEqual([100, 1, 1]);
  });

  it('of columns are shared on hardware where they are few', () => {
    expect(source(columns(64, 5000), HARDWARE)).toContain('workgroupBarrier');
    expect(source(columns(64, 5000), SOFTWARE)).not.toContain('workgroupBarrier');
    expect(source(columns(8192, 5000), HARDWARE)).not.toContain('workgroupBarrier');
  });
});

describe('products', () => {
  it('compute a tile in each thread', () => {
    const text = source(product(64, 64, 64));
    expect(text.match(/var total\d+ = vec4<f32>/g)).toHaveLength(4);
    expect(generate(product(64, 64, 64), SOFTWARE).grid).toEqual([4, 1, 1]);
  });

  it('share operands on hardware', () => {
    expect(source(product(64, 64, 64), HARDWARE).match(/var<workgroup>/g)).toHaveLength(2);
  });

  it('compute larger tiles where that pays', () => {
    const totals = (adapter: Adapter) =>
      source(product(64, 64, 64), adapter).match(/var total\d+ = vec4<f32>/g);
    expect(totals({ ...SOFTWARE, wideFrom: 2 ** 18 })).toHaveLength(8);
    expect(totals({ ...SOFTWARE, wideFrom: 2 ** 18 + 1 })).toHaveLength(4);
    expect(totals({ ...SOFTWARE, tallFrom: 2 ** 18 })).toHaveLength(16);
  });
});

it('folds grids that are too long', () => {
  for (const groups of [1, 65_535, 65_536, 1_000_000, 65_535 ** 2 + 1]) {
    const grid = gridOf(groups);
    expect(Math.max(...grid)).toBeLessThanOrEqual(65_535);
    expect(grid[0] * grid[1] * grid[2]).toBeGreaterThanOrEqual(groups);
  }
});

describe('programs for tfjs', () => {
  const byFours = { ...SOFTWARE, blocksFrom: Number.POSITIVE_INFINITY };
  const { code, ...rest } = generate(softmax(100, 512), byFours).program();

  it('say what tfjs declares for them', () => {
    expect(rest).toEqual({
      uniforms: 'sizes: array<vec4<i32>, 1>,',
      threads: 8,
      variableNames: ['a0'],
      variableComponents: [4],
      outputComponent: 4,
    });
    expect(code).not.toContain('@');
  });

  it('name all that is bound', () => {
    for (const name of ['a0', 'uniforms']) expect(code).toContain(`_ = &${name};`);
    expect(code).toContain('result[u32(i) / 4u] =');
  });
});

it('runs kernels where a backend has internals or programs', () => {
  const device = { device: {}, uploadToGPU() {} };
  expect(internalsOf(device)).toBe(null);
  expect(runsKernels(device)).toBe(false);
  expect(runsKernels({ ...device, runWebGPUProgram() {} })).toBe(true);
});
