import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sample, seed } from './support/arbitraries.js';
import { declarations } from './support/declarations.js';
import { UserProgram } from './support/program.js';

/*
 * Random expressions of vectors whose sizes have names. Called through `fn` with sizes, they must have the type that the
 * rules for literal sizes give, which is the size that plain numbers give.
 */

type Sizes = Readonly<Record<string, number>>;
interface Vector {
  readonly code: string;
  readonly size: (sizes: Sizes) => number;
}

const NAMES = ['a', 'n', 'batch'];

/** Takes away more than there is only at sizes that are not called. */
const LEAST = 4;
const { vector } = fc.letrec<{ vector: Vector; name: Vector }>((tie) => ({
  name: fc.constantFrom(...NAMES).map((name) => ({ code: name, size: (sizes: Sizes) => sizes[name] })),
  vector: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('name'),
    fc.tuple(tie('vector'), tie('vector')).map(([x, y]) => ({
      code: `concat([${x.code}, ${y.code}])`,
      size: (sizes: Sizes) => x.size(sizes) + y.size(sizes),
    })),
    fc.tuple(tie('vector'), fc.nat(3), fc.nat(12)).map(([x, before, after]) => ({
      code: `pad(${x.code}, [[${before}, ${after}]])`,
      size: (sizes: Sizes) => x.size(sizes) + before + after,
    })),
    fc.tuple(tie('name'), fc.nat(LEAST)).map(([x, begin]) => ({
      code: `slice(${x.code}, ${begin})`,
      size: (sizes: Sizes) => x.size(sizes) - begin,
    })),
    fc.tuple(tie('vector'), fc.nat(LEAST)).map(([x, begin]) => ({
      code: `slice(concat([${x.code}, n]), [${begin}])`,
      size: (sizes: Sizes) => x.size(sizes) + sizes.n - begin,
    })),
    fc.tuple(tie('vector'), fc.integer({ min: 1, max: 11 })).map(([x, times]) => ({
      code: `tile(${x.code}, [${times}])`,
      size: (sizes: Sizes) => x.size(sizes) * times,
    })),
    fc.tuple(tie('name'), tie('vector')).map(([x, y]) => ({
      code: `reshape(outer(${x.code}, ${y.code}), [-1])`,
      size: (sizes: Sizes) => x.size(sizes) * y.size(sizes),
    })),
  ),
}));

const size = fc.integer({ min: LEAST, max: 120 });
const cases = sample(fc.tuple(vector, vector, fc.record({ a: size, n: size, batch: size })), 150);

const file = ([x, y, sizes]: (typeof cases)[number]) => {
  const parameters = NAMES.map((name) => `${name}: Tensor<['${name}']>`).join(', ');
  const values = NAMES.map((name) => `zeros([${sizes[name as keyof typeof sizes]}])`).join(', ');
  return `import { concat, fn, outer, pad, reshape, slice, type Tensor, tile, zeros } from 'axiswise';
const f = fn((${parameters}) => ${x.code});
export const named = f(${values});
export const literal = ((${NAMES.join()}) => ${x.code})(${values});
declare const args: [${parameters}];
export const [one, other] = ((${parameters}) => [concat([${x.code}, ${y.code}]), concat([${y.code}, ${x.code}])] as const)(...args);
export const renamed = ((${parameters}) => f(n, n, a))(...args);
export const replaced = fn((${parameters}) => f(n, n, a))(${values});
`;
};
const tensor = (size: number) => `Tensor<[${size}], "float32">`;

it('has the sizes of plain numbers', async () => {
  const program = new UserProgram(
    await declarations(),
    Object.fromEntries(
      cases.map((one, i) => [`sum${i}.ts`, file(one).replace(`((${NAMES.join()}) =>`, literals(one[2]))]),
    ),
  );
  const differences = cases
    .map(([x, , sizes], i) => {
      const type = (name: string) => program.typeOf(`sum${i}.ts`, name);
      return {
        code: x.code,
        sizes,
        got: [program.errors(`sum${i}.ts`), type('named'), type('literal'), type('replaced')],
        want: [
          [],
          tensor(x.size(sizes)),
          tensor(x.size(sizes)),
          tensor(x.size({ a: sizes.n, n: sizes.n, batch: sizes.a })),
        ],
        named: [type('one'), type('other'), type('renamed')],
      };
    })
    .filter(
      ({ got, want, named }) =>
        JSON.stringify(got) !== JSON.stringify(want) ||
        named[0] !== named[1] ||
        named.some((type) => type.includes('number')),
    );
  expect(differences, `SEED=${seed}`).toEqual([]);
});

/** Parameters with literal sizes. */
const literals = (sizes: Sizes) =>
  `((${NAMES.map((name) => `${name}: Tensor<[${sizes[name]}]>`).join(', ')}) =>`;
