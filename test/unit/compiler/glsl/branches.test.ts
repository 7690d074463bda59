import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Layout } from '../../../../src/compiler/codegen/glsl/layout.js';
import { matrixOf } from '../../../../src/compiler/codegen/glsl/layout.js';
import { prelude, SNIPPETS } from '../../../../src/compiler/codegen/glsl/math/index.js';
import { program } from '../../../../src/compiler/codegen/glsl/program.js';
import { sample } from '../../../browser/fusedWebgl/generate.js';

/** Only a `return` at the end of a function is one way through it. */
const BRANCHES = /\?|&&|\|\||\bif\b|\bswitch\b|\bbreak\b|\bcontinue\b|\bdiscard\b|\breturn\b(?![^;]*;\s*\})/;

it('functions do not branch', () => {
  expect(prelude(SNIPPETS, false)).not.toMatch(BRANCHES);
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
