import { table } from '../differential/coverage.js';
import { ACCURACY, DEVICES, LEAST_EXP_OF_NEGATIVE } from './guarantees.js';
import { INTEGERS } from './integers.js';
import type { Case } from './parsed.js';
import { nameOf, rangeText } from './ranges.js';
import { BY_QUOTIENT, EITHER_ZERO, UNLIKE_TFJS, VALUES } from './specialValues.js';

const HEAD = ['cpu, wasm', 'webgl', 'webgpu'];
const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

function accuracy(): string {
  const rows = ACCURACY.map(({ ops, over, ulps, least }) => [
    code(ops),
    over.map(rangeText).join(', and ') + (least ? `; ulps of at least those of ${least}` : ''),
    ...DEVICES.map((device) => (ulps[device] === 'either' ? 'or flushed' : `${ulps[device]}`)),
  ]);
  const least = `2^${Math.log2(LEAST_EXP_OF_NEGATIVE)}`.replace('-', '−');
  return [
    table(['functions', 'arguments', ...HEAD], rows),
    '',
    `On cpu and wasm, \`exp\` of what is known not to be positive, as x - max(x), is 0 below ${least}.`,
  ].join('\n');
}

const call = (args: readonly number[]) =>
  args.length === 1 ? nameOf(args[0]) : `(${args.map(nameOf).join(', ')})`;
const casesText = (cases: readonly Case[]) =>
  cases.map(({ args, gives }) => `${call(args)} → ${nameOf(gives)}`).join('; ');

function values(): string {
  const rows = VALUES.map(({ op, cases }) => [`\`${op}\``, casesText(cases)]);
  const zeros = DEVICES.map((device) => EITHER_ZERO[device]).map((ops) =>
    ops === 'all' ? 'all' : code(ops),
  );
  const quotients = DEVICES.map((device) => code(BY_QUOTIENT[device]) || 'none');
  return [
    table(['function', 'gives'], rows),
    '',
    table(
      ['', ...HEAD],
      [
        ['may give 0 of either sign', ...zeros],
        ['go by a quotient in float32: of 2^24 or more, or denormal, results are undefined', ...quotients],
      ],
    ),
  ].join('\n');
}

function integers(): string {
  const rows = INTEGERS.map(({ op, from, to, cases, holds }) => [
    op === 'cast' ? `${from} to ${to}` : `\`${op}\` of ${from}`,
    casesText(cases),
    ...DEVICES.map((device) => holds[device]),
  ]);
  return table(['', 'gives', ...HEAD], rows);
}

function unlike(): string {
  const rows = UNLIKE_TFJS.map(({ op, args, fused, tfjs }) => [
    `\`${op}\``,
    call(args),
    nameOf(fused),
    nameOf(tfjs),
  ]);
  return table(['op', 'of', 'fused', 'tfjs'], rows);
}

/** The generated sections of docs/numbers.md. */
export const SECTIONS: readonly (readonly [string, string])[] = [
  ['accuracy', accuracy()],
  ['values', values()],
  ['unlike', unlike()],
  ['integers', integers()],
];
