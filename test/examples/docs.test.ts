import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { markdownBlocks, tsdocBlocks } from '../../scripts/docs/blocks.js';
import { checkBlocks, checkDocs, undocumented } from '../../scripts/docs/check.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the documents', () => {
  it('hold code that compiles, shows its types, runs and fails as they say; every export is documented', () => {
    const { blocks, problems } = checkDocs(root);
    expect(problems).toEqual([]);
    expect(blocks).toBeGreaterThan(200);
  });
}, 300_000);

describe('the checker of the documents', () => {
  it('reports what is not as it is claimed to be', () => {
    const page = `
# Types
\`\`\`ts
const x = zeros([2, 3]);
//    ^? Tensor<[3, 2], "float32">
const y: Tensor<[3, 2]> = x;
add(x, zeros([4]));
//     ~~~~~~~~~~ add: another message
add(x, zeros([2, 3]));
//     ~~~~~~~~~~~~~ not there
\`\`\`
# Runs
\`\`\`ts wrong AX101
add(zeros([2]), zeros([2]));
\`\`\`
\`\`\`ts wrong AX102
add(zeros([2]), zeros([3]) as tf.Tensor);
\`\`\`
\`\`\`ts
console.log(1);
//=> 2
\`\`\`
# Messages
\`\`\`text
add: shapes [2] and [4]
do not broadcast
\`\`\`
\`\`\`ts wrong AX101
add(zeros([2]), zeros([3]));
//              ~~~~~~~~~~
\`\`\`
\`\`\`ts wrong AX101 types
add(zeros([2]), zeros([2]));
\`\`\`
# Check
\`\`\`ts wrong AX601
greater(zeros([2]), 0);
\`\`\`
\`\`\`ts
const either = zeros([2]) || 1;
\`\`\`
# Check says
\`\`\`text
another message
\`\`\`
\`\`\`ts wrong AX602
const same = zeros([2]) === zeros([2]);
\`\`\`
`;
    const comment = `
/**
 * @example Right: [2, 3]
 * \`\`\`ts
 * add(tensor([1, 2]), 0);
 * \`\`\`
 * @example Wrong: AX101 \`add: shapes [2] and [4] do not broadcast (2 vs 4)\`
 * \`\`\`ts
 * add(zeros([2]), zeros([3]));
 * \`\`\`
 */`;
    const problems = checkBlocks(root, [
      ...markdownBlocks('page.md', page),
      ...tsdocBlocks('file.ts', comment),
    ]);
    expect(problems.map((problem) => problem.split('\n')[0])).toMatchInlineSnapshot(`
      [
        "page.md:4: the compiler does not say there: add: another message",
        "page.md:4: the compiler does not say there: not there",
        "page.md:4: line 6: Type 'Tensor<[2, 3], "float32">' is not assignable to type 'Tensor<[3, 2], "float32">'.",
        "page.md:4: line 5: the hover is Tensor<[2, 3], "float32">, not Tensor<[3, 2], "float32">",
        "page.md:14: it should throw AX101 but runs",
        "page.md:17: it should throw AX102 but throws AX101: add: shapes [2] and [3] do not broadcast (2 vs 3)",
        "page.md:20: it does not print 2, but 1",
        "page.md:29: the compiler does not say there: add: shapes [2] and [4] do not broadcast",
        "page.md:29: its message is: add: shapes [2] and [3] do not broadcast (2 vs 3)",
        "page.md:33: it does not show where the compiler refuses it",
        "page.md:37: axiswise check does not find AX601",
        "page.md:40: line 40: AX601: a tensor before || is an object and always true, whatever its values; use logicalOr(a, b)",
        "page.md:47: axiswise check does not find AX602",
        "file.ts:5: its value is not [2, 3], but {"shape":[2],"values":[1,2]}",
        "file.ts:9: line 9: No overload matches this call.",
        "file.ts:9: its message is: add: shapes [2] and [3] do not broadcast (2 vs 3)",
      ]
    `);
  });

  it('reports exports without documentation, and functions without examples', () => {
    const examples = ['Right: 1', 'Wrong: AX101'];
    expect(undocumented({ name: 'f', isFunction: true, summary: 'Does.', examples })).toEqual([]);
    expect(undocumented({ name: 'f', isFunction: true, summary: 'Does.', examples: [examples[0]] })).toEqual([
      'f has no example "Wrong"',
    ]);
    expect(undocumented({ name: 'T', isFunction: false, summary: '', examples: [] })).toEqual([
      'T has no TSDoc comment',
    ]);
  });

  it('knows no other kinds of blocks', () => {
    expect(() => markdownBlocks('page.md', '```ts skip\n1;\n```')).toThrow('unknown kind of block: skip');
    expect(() => tsdocBlocks('file.ts', '/**\n * @example Wrong: x\n * ```ts\n * 1;\n * ```\n */')).toThrow(
      'a wrong example without a code',
    );
  });
}, 300_000);
