import * as tf from '@tensorflow/tfjs';
import { fuse } from 'axiswise';
import { expect, test } from 'vitest';
import { documentedSection } from '../../differential/coverage.js';
import { SECTIONS } from '../../numbers/document.js';
import type { Operation } from '../../numbers/guarantees.js';
import { UNLIKE_TFJS, VALUES } from '../../numbers/specialValues.js';

test.each(SECTIONS)('section %s of docs/numbers.md is current (AXISWISE_UPDATE=1)', (section, current) => {
  expect(documentedSection(section, current, 'numbers')).toBe(current);
});

const NAMES: Partial<Record<Operation, string>> = { max: 'maximum', min: 'minimum', isNan: 'isNaN' };
type Op = (...args: tf.Tensor[]) => tf.Tensor;

test.each(VALUES)('$op fused is $op of tfjs, where nothing else is stated', ({ op, cases }) => {
  const plain = (tf as unknown as Record<string, Op>)[NAMES[op] ?? op];
  const fused = fuse((...args: tf.Tensor[]) => plain(...args));
  const found = cases.flatMap(({ args }) => {
    const tensors = args.map((x) => tf.tensor1d([x]));
    const [ours, theirs] = [fused(...tensors), plain(...tensors)].map((x) => x.dataSync()[0]);
    const same = Math.abs(ours - theirs) < 1e-6 || Object.is(ours, theirs) || ours === theirs;
    return same ? [] : [{ op, args, fused: ours, tfjs: theirs }];
  });
  expect(found).toEqual(UNLIKE_TFJS.filter((row) => row.op === op));
});
