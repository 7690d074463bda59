import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Layout } from '../../../../src/compiler/codegen/glsl/layout.js';
import { matrixOf } from '../../../../src/compiler/codegen/glsl/layout.js';
import { prelude, SNIPPETS } from '../../../../src/compiler/codegen/glsl/math/index.js';
import { program } from '../../../../src/compiler/codegen/glsl/program.js';
import { Exprs } from '../../../../src/compiler/kernel/expr.js';
import { axisIndex } from '../../../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../../../src/compiler/kernel/kernel.js';
import { sample } from '../../../browser/fusedWebgl/generate.js';

/** Only a `return` at the end of a function is one way through it. */
const BRANCHES = /\?|&&|\|\||\bif\b|\bswitch\b|\bbreak\b|\bcontinue\b|\bdiscard\b|\breturn\b(?![^;]*;\s*\})/;

it('functions do not branch', () => {
  expect(prelude(SNIPPETS, false)).not.toMatch(BRANCHES);
});

it('fast programs use the functions of the device', () => {
  const exprs = new Exprs();
  const axis = { id: 0, extent: 6 };
  const x = exprs.load(0, axisIndex(axis), 'float32');
  const value = exprs.apply('exp', [exprs.apply('sin', [x])]);
  const output = { shape: [6], dtype: 'float32', at: axisIndex(axis), value } as const;
  const kernel: Kernel = { axes: [axis], inputs: ['float32'], outputs: [output] };
  const layout: Layout = { kind: 'flat', offset: 0, width: 6 };
  const canvas = { packed: false, batch: 1, rows: 1, columns: 6, width: 6 };
  const source = (fast: boolean) => program(kernel, [layout], canvas, fast).source;
  expect(source(true)).toContain('#define exponential exp');
  expect(source(true)).toMatch(/= sin\(/);
  expect(source(false)).not.toMatch(/\b(exp|sin)\(/);
});

it('programs do not branch, whatever their kernels compute and wherever their tensors lie', () => {
  const property = fc.property(fc.gen(), (g) => {
    const draw = (bound: number) => g(fc.integer, { min: 0, max: bound - 1 });
    const { kernel, inputs } = sample(draw);
    const layouts = inputs.map(({ shape }): Layout => {
      const { rows, columns } = matrixOf(shape);
      return draw(3) === 0
        ? { kind: 'flat', offset: 0, width: columns }
        : { kind: 'packed', rows, columns, width: Math.ceil(columns / 2) };
    });
    const { batch, rows, columns } = matrixOf(kernel.outputs[0].shape);
    const packed = draw(4) !== 0;
    const canvas = { packed, batch, rows, columns, width: packed ? Math.ceil(columns / 2) : columns };
    expect(program(kernel, layouts, canvas).source).not.toMatch(BRANCHES);
  });
  fc.assert(property, { seed: 1, numRuns: 200 });
});
