import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AxiswiseError } from '../../src/messages/error.js';
import { normalizeAxes } from '../../src/shapes/axes.js';
import { batchToSpaceShape, spaceToBatchShape } from '../../src/shapes/blocks.js';
import { broadcastReps, broadcastShapes } from '../../src/shapes/broadcast.js';
import { concatShape } from '../../src/shapes/concat.js';
import { oneHotShape, topkShape } from '../../src/shapes/counts.js';
import { dotShape, outerShape } from '../../src/shapes/dot.js';
import { einsumShape } from '../../src/shapes/einsum.js';
import { expandDimsShape } from '../../src/shapes/expandDims.js';
import { gatherNDShape, gatherShape } from '../../src/shapes/gather.js';
import { depthToSpaceShape } from '../../src/shapes/layers.js';
import { matMulShape } from '../../src/shapes/matMul.js';
import { normShape } from '../../src/shapes/norm.js';
import { mirrorPadShape, padShape } from '../../src/shapes/pad.js';
import { reduceShape } from '../../src/shapes/reduce.js';
import { reshapeShape } from '../../src/shapes/reshape.js';
import { segmentSumShape } from '../../src/shapes/segments.js';
import { sliceShape } from '../../src/shapes/slice.js';
import { splitShapes } from '../../src/shapes/split.js';
import { squeezeShape } from '../../src/shapes/squeeze.js';
import { stackShape } from '../../src/shapes/stack.js';
import { tileShape } from '../../src/shapes/tile.js';
import { transposeShape } from '../../src/shapes/transpose.js';
import { axis, dim, sample, seed, shape } from './support/arbitraries.js';
import { declarations } from './support/declarations.js';
import { UserProgram } from './support/program.js';

/*
 * Every rule exists twice: as a type and as a function on shapes. On random arguments both must give the same shape or
 * the same sentence. One program computes the types of all cases.
 */

/** A shape, or those of several results. */
type Shapes = readonly (number | Shapes)[];
interface Rule {
  /** Imports from the rule's file in types/. */
  readonly type: string;
  readonly cases: readonly (readonly [argumentTypes: string, run: () => Shapes])[];
}

const COUNT = 60;
const print = (value: unknown) => JSON.stringify(value) ?? 'undefined';
const rule = <T>(
  type: string,
  arbitrary: fc.Arbitrary<T>,
  types: (given: T) => readonly unknown[],
  run: (given: T) => Shapes,
): Rule => ({
  type,
  cases: sample(arbitrary, COUNT).map(
    (given) => [types(given).map(print).join(', '), () => run(given)] as const,
  ),
});

/** Two shapes that broadcast more often than two random ones would. */
const relatedShapes = shape().chain((a) =>
  fc.tuple(
    fc.constant(a),
    fc.oneof(
      shape(),
      fc
        .tuple(...a.map((d) => fc.constantFrom(d, d, 1)))
        .chain((b) => fc.nat(b.length).map((from) => (b as number[]).slice(from))),
    ),
  ),
);
/** An entry for each axis, or now and then for one more or less. */
const perAxis = <T>(s: readonly number[], entry: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.array(entry, { minLength: s.length, maxLength: s.length }) },
    { weight: 1, arbitrary: fc.array(entry, { maxLength: s.length + 1 }) },
  );
const places = (s: readonly number[]) => {
  const place = fc.oneof(fc.integer({ min: -1, max: 3 }), fc.constantFrom(-2, 0, -1));
  return fc.oneof(place, fc.array(place, { maxLength: s.length + 1 }));
};
const paddings = (s: readonly number[]) =>
  perAxis(s, fc.tuple(fc.integer({ min: -1, max: 5 }), fc.nat(3)) as fc.Arbitrary<[number, number]>);
const blocks = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 2 });
const pair = fc.tuple(fc.integer({ min: -1, max: 2 }), fc.nat(2)) as fc.Arbitrary<[number, number]>;
const product = (sizes: readonly number[]) => sizes.reduce((a, b) => a * b, 1);

const RULES: Record<string, Rule> = {
  broadcast: rule(
    'broadcastFor',
    relatedShapes,
    ([a, b]) => ['add', a, b],
    ([a, b]) => broadcastShapes('add', a, b),
  ),
  broadcastTo: rule(
    'broadcastTo',
    relatedShapes,
    ([a, b]) => [b, a],
    ([a, b]) => {
      broadcastReps(b, a);
      return a;
    },
  ),
  reduce: rule(
    'reduce',
    shape().chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.oneof(fc.constant(null), axis(s.length), fc.array(axis(s.length), { maxLength: 3 })),
        fc.boolean(),
      ),
    ),
    ([s, axes, keepDims]) => ['sum', s, axes, keepDims],
    ([s, axes, keepDims]) => reduceShape('sum', s, axes, keepDims),
  ),
  transpose: rule(
    'transpose',
    shape().chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.oneof(
          fc.shuffledSubarray(
            s.map((_, i) => i),
            { minLength: s.length },
          ),
          fc.array(axis(s.length), { minLength: s.length, maxLength: s.length + 1 }),
        ),
      ),
    ),
    ([s, perm]) => [s, perm],
    ([s, perm]) => transposeShape(s, perm),
  ),
  matMul: rule(
    'matMul',
    fc
      .tuple(
        relatedShapes,
        fc.array(dim, { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
      )
      .map(([[a, b], [m, k, l, n], fits, ta, tb]) => {
        const inner = fits ? k : l;
        return [
          [...a.slice(0, 2), ...(ta ? [k, m] : [m, k])],
          [...b.slice(0, 2), ...(tb ? [n, inner] : [inner, n])],
          ta,
          tb,
        ] as const;
      }),
    (given) => given,
    ([a, b, ta, tb]) => matMulShape(a, b, ta, tb),
  ),
  'matMul of low ranks': rule(
    'matMul',
    fc.tuple(shape(0, 3), shape(0, 3)),
    (given) => given,
    ([a, b]) => matMulShape(a, b),
  ),
  dot: rule(
    'dot',
    fc.tuple(shape(0, 3), shape(0, 3), fc.boolean()).map(([a, b, fits]) => {
      const last = a.at(-1);
      return [a, fits && last !== undefined && b.length > 0 ? [last, ...b.slice(1)] : b] as const;
    }),
    (given) => given,
    ([a, b]) => dotShape(a, b),
  ),
  outer: rule(
    'outer',
    fc.tuple(shape(0, 2), shape(1, 1)),
    (given) => given,
    ([a, b]) => outerShape(a, b),
  ),
  reshape: rule(
    'reshape',
    shape(0, 4).chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.oneof(
          fc.shuffledSubarray(s, { minLength: s.length }),
          fc.shuffledSubarray(s).map((known) => [...known, -1]),
          fc.array(fc.oneof(dim, fc.constantFrom(-1, -2)), { maxLength: 3 }),
          fc.constantFrom([product(s)], [1, product(s)], [-1, 2], [2, -1, 3]),
        ),
      ),
    ),
    ([s, to]) => [s, to],
    ([s, to]) => reshapeShape(s, to),
  ),
  concat: rule(
    'concat',
    shape().chain((s) =>
      fc.tuple(
        fc
          .array(
            fc.oneof(
              shape(),
              fc
                .tuple(dim, fc.nat(Math.max(s.length - 1, 0)))
                .map(([d, i]) => s.map((x, k) => (k === i ? d : x))),
            ),
            { maxLength: 3 },
          )
          .map((others) => [s, ...others]),
        axis(s.length),
      ),
    ),
    (given) => given,
    ([shapes, at]) => concatShape(shapes, at),
  ),
  stack: rule(
    'stack',
    shape().chain((s) =>
      fc.tuple(
        fc
          .array(fc.oneof({ weight: 5, arbitrary: fc.constant(s) }, { weight: 1, arbitrary: shape() }), {
            maxLength: 3,
          })
          .map((others) => [s, ...others]),
        axis(s.length),
      ),
    ),
    (given) => given,
    ([shapes, at]) => stackShape(shapes, at),
  ),
  expandDims: rule(
    'expandDims',
    shape().chain((s) => fc.tuple(fc.constant(s), axis(s.length))),
    (given) => given,
    ([s, at]) => expandDimsShape(s, at),
  ),
  squeeze: rule(
    'squeeze',
    fc
      .array(fc.constantFrom(1, 1, 2, 3), { maxLength: 4 })
      .chain((s) =>
        fc.tuple(fc.constant(s), fc.oneof(axis(s.length), fc.array(axis(s.length), { maxLength: 2 }))),
      ),
    (given) => given,
    ([s, at]) => squeezeShape(s, at),
  ),
  slice: rule(
    'slice',
    shape().chain((s) => fc.tuple(fc.constant(s), places(s), fc.oneof(places(s), fc.constant(undefined)))),
    ([s, begin, size]) => ['slice', s, begin, size],
    ([s, begin, size]) => sliceShape('slice', s, begin, size),
  ),
  'slice of one rank': rule(
    'slice',
    shape(1, 3).chain((s) => fc.tuple(fc.constant(s), fc.tuple(dim, dim), fc.tuple(dim, dim))),
    ([s, begin, size]) => ['slice2d', s, begin, size, 2],
    ([s, begin, size]) => sliceShape('slice2d', s, begin, size, 2),
  ),
  pad: rule(
    'pad',
    shape().chain((s) => fc.tuple(fc.constant(s), paddings(s))),
    ([s, by]) => ['pad', s, by],
    ([s, by]) => padShape('pad', s, by),
  ),
  mirrorPad: rule(
    'mirrorPad',
    shape().chain((s) =>
      fc.tuple(fc.constant(s), paddings(s), fc.constantFrom('reflect' as const, 'symmetric' as const)),
    ),
    (given) => given,
    ([s, by, mode]) => mirrorPadShape(s, by, mode),
  ),
  tile: rule(
    'tile',
    shape().chain((s) => fc.tuple(fc.constant(s), perAxis(s, fc.integer({ min: 0, max: 12 })))),
    (given) => given,
    ([s, reps]) => tileShape(s, reps),
  ),
  split: rule(
    'split',
    shape(1).chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.oneof(fc.integer({ min: 0, max: 4 }), fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 4 })),
        axis(s.length),
      ),
    ),
    (given) => given,
    ([s, parts, at]) => splitShapes(s, parts, at),
  ),
  gather: rule(
    'gather',
    relatedShapes.chain(([a, b]) =>
      fc.tuple(
        fc.constant(a),
        fc.oneof(
          fc.constant(b),
          fc.nat(a.length).map((n) => [...a.slice(0, n), 7]),
        ),
        axis(a.length),
        fc.integer({ min: -2, max: 2 }),
      ),
    ),
    (given) => given,
    ([x, indices, at, batchDims]) => gatherShape(x, indices, at, batchDims),
  ),
  gatherND: rule(
    'gatherND',
    fc.tuple(
      shape(),
      fc.tuple(shape(0, 2), fc.nat(3), fc.nat(5)).map(([s, depth, n]) => (n === 0 ? [] : [...s, depth])),
    ),
    (given) => given,
    ([x, indices]) => gatherNDShape(x, indices),
  ),
  oneHot: rule(
    'oneHot',
    fc.tuple(shape(), fc.integer({ min: -2, max: 20 })),
    (given) => given,
    ([s, depth]) => oneHotShape(s, depth),
  ),
  topk: rule(
    'topk',
    fc.tuple(shape(), fc.integer({ min: -1, max: 6 })),
    (given) => given,
    ([s, k]) => topkShape(s, k),
  ),
  norm: rule(
    'norm',
    shape().chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.oneof(fc.constant(null), axis(s.length), fc.array(axis(s.length), { maxLength: 3 })),
        fc.boolean(),
      ),
    ),
    (given) => given,
    ([s, axes, keepDims]) => normShape(s, axes, keepDims),
  ),
  einsum: rule(
    'einsum',
    fc.tuple(
      fc.constantFrom(
        'ij,jk->ik',
        'ij,ij->',
        'ij->ji',
        'i,j->ij',
        'ij,j->i',
        'ii->',
        'ij',
        'a b, b->ab',
        'i,j,k->',
        'ij->k',
      ),
      fc.oneof(fc.tuple(shape(1, 2), shape(1, 2)), fc.tuple(shape(1, 2))),
      fc.boolean(),
    ),
    ([equation, shapes]) => [equation, shapes],
    ([equation, shapes]) => einsumShape(equation, shapes),
  ),
  unsortedSegmentSum: rule(
    'segmentSum',
    fc
      .tuple(shape(), shape(1, 1), fc.boolean(), fc.integer({ min: -1, max: 5 }))
      .map(([x, ids, fits, count]) => [x, fits ? x.slice(0, 1) : ids, count] as const),
    (given) => given,
    ([x, ids, count]) => segmentSumShape(x, ids, count),
  ),
  depthToSpace: rule(
    'depthToSpace',
    fc.tuple(
      fc.oneof(
        fc.tuple(dim, dim, dim, fc.constantFrom(0, 4, 8, 9, 16)) as fc.Arbitrary<number[]>,
        shape(3, 5),
      ),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('NHWC' as const, 'NCHW' as const),
    ),
    (given) => given,
    ([s, size, format]) => depthToSpaceShape(s, size, format),
  ),
  spaceToBatchND: rule(
    'spaceToBatch',
    shape(1, 3).chain((s) =>
      fc.tuple(fc.constant(s), blocks, fc.array(pair, { minLength: 1, maxLength: 2 })),
    ),
    (given) => given,
    ([s, block, by]) => spaceToBatchShape(s, block, by),
  ),
  batchToSpaceND: rule(
    'batchToSpace',
    shape(1, 3).chain((s) =>
      fc.tuple(fc.constant(s), blocks, fc.array(pair, { minLength: 1, maxLength: 2 })),
    ),
    (given) => given,
    ([s, block, by]) => batchToSpaceShape(s, block, by),
  ),
  along: rule(
    'along',
    shape().chain((s) =>
      fc.tuple(fc.constant(s), fc.oneof(axis(s.length), fc.array(axis(s.length), { maxLength: 3 }))),
    ),
    ([s, at]) => ['reverse', s, at],
    ([s, at]) => {
      normalizeAxes('reverse', at, s);
      return s;
    },
  ),
};

const FILES: Record<string, string> = {
  broadcastFor: 'broadcast',
  broadcastTo: 'broadcast',
  dot: 'matMul',
  outer: 'matMul',
  segmentSum: 'segments',
  mirrorPad: 'pad',
  spaceToBatch: 'blocks',
  batchToSpace: 'blocks',
  depthToSpace: 'layers',
};

/** What the run time says, as the compiler prints it. */
function atRunTime(run: () => Shapes): string {
  const printed = (shapes: number | Shapes): string =>
    typeof shapes === 'number' ? `${shapes}` : `[${shapes.map(printed).join(', ')}]`;
  try {
    return printed(run());
  } catch (error) {
    if (error instanceof AxiswiseError) return `"${error.message}"`;
    throw error;
  }
}

it('gives the same shapes and sentences as the run time', async () => {
  const folder = await declarations();
  const types = new Set(Object.values(RULES).map(({ type }) => type));
  const imports = [...types].map(
    (type) => `import type { ${type} } from '${folder}/types/${FILES[type] ?? type}.js';`,
  );
  const all = Object.entries(RULES).flatMap(([name, { type, cases }]) =>
    cases.map(([types, run]) => ({ text: `${type}<${types}>`, name, run })),
  );
  const lines = all.map(({ text }, i) => `export type t${i} = ${text};`);
  const program = new UserProgram(folder, { 'rules.ts': [...imports, ...lines].join('\n') });
  expect(program.errors('rules.ts')).toEqual([]);
  const differences = all
    .map(({ text, run }, i) => ({ text, type: program.typeOf('rules.ts', `t${i}`), run: atRunTime(run) }))
    .filter(({ type, run }) => type !== run);
  expect(differences, `SEED=${seed}`).toEqual([]);
});
