import type { Axis } from '../../kernel/axis.js';
import type { Block, BoundKind, Point } from './block.js';
import { BLOCK } from './schedule.js';
import { sizeText } from './text.js';

/** How the last of some loops goes: place by place, by fours as one value or as four, or by blocks as four fours. */
export type Step = BoundKind;

/** The places of an axis that a step computes one after the other. */
export const partsOf = (step: Step, axis: Axis): readonly Point[] =>
  step === 'packed' || step === 'blocks' ? [0, 1, 2, 3].map((part) => new Map([[axis, part]])) : [new Map()];

export interface Loop {
  readonly body: Block;
  /** Append the loop, whose body is complete. */
  close(): void;
}

/** Loops over axes, one in the other. */
export function nestedLoops(block: Block, axes: readonly Axis[], step: Step): Loop {
  const closing: (() => void)[] = [];
  let body = block;
  axes.forEach((axis, i) => {
    const [outer, inner, name] = [body, body.inner(), block.fresh('i')];
    const kind = i === axes.length - 1 ? step : 'plain';
    inner.bind(axis, placesFrom(name, kind), kind);
    const header = `for (var ${name} = 0; ${name} < ${sizeText(axis.extent)}; ${name} += ${by(kind)})`;
    closing.unshift(() => outer.close(header, inner));
    body = inner;
  });
  return {
    body,
    close() {
      for (const end of closing) end();
    },
  };
}

/** One loop over the places of all axes, of which each thread of a workgroup takes its part. */
export function sharedLoop(block: Block, axes: readonly Axis[], step: Step, threads: number): Loop {
  const body = block.inner();
  const name = block.fresh('i');
  const widths = axes.map((_, i) => (i === axes.length - 1 ? by(step) : 1));
  const counts = axes.map((axis, i) => quotientText(sizeText(axis.extent), widths[i]));
  let rest = name;
  for (let i = axes.length - 1; i >= 0; i--) {
    const unit = i === 0 ? rest : body.name(`${rest} % ${counts[i]}`);
    const kind = i === axes.length - 1 ? step : 'plain';
    body.bind(axes[i], placesFrom(widths[i] === 1 ? unit : body.name(`${unit} * ${widths[i]}`), kind), kind);
    if (i > 0) rest = body.name(`${rest} / ${counts[i]}`);
  }
  const total = block.name(counts.join(' * '));
  const header = `for (var ${name} = local; ${name} < ${total}; ${name} += ${threads})`;
  return { body, close: () => block.close(header, body) };
}

const by = (step: Step) => (step === 'plain' ? 1 : step === 'blocks' ? BLOCK : 4);

const quotientText = (size: string, width: number) => (width === 1 ? size : `(${size} / ${width})`);

const placesFrom = (name: string, step: Step) =>
  step === 'packed' || step === 'blocks'
    ? [name, ...[1, 2, 3].map((i) => `(${name} + ${i * (step === 'blocks' ? 4 : 1)})`)]
    : [name];
