import { indexKey } from '../../kernel/indices.js';
import type { Kernel } from '../../kernel/kernel.js';
import { Emitter } from './emitter.js';
import { enterCanvas } from './grid.js';
import { invert } from './invert.js';
import type { Canvas, Layout } from './layout.js';
import { prelude } from './math/index.js';
import { cast, operation } from './operation.js';
import { rewriter } from './rewrite.js';

/** A fragment program in GLSL ES 3.00. Kernels of equal structure have one text. */
export interface Program {
  readonly source: string;
  /** What the uniform `sizes` holds. */
  readonly sizes: Int32Array;
}

/** The program that fills a canvas with the one output of a kernel. */
export function program(kernel: Kernel, layouts: readonly Layout[], canvas: Canvas, fast = false): Program {
  const emitter = new Emitter(layouts, canvas, fast);
  const { at, value } = kernel.outputs[0];
  const lanes = enterCanvas(emitter, canvas).map((lane) => {
    emitter.own.set(indexKey(lane.at), lane.channel);
    const places = invert(at, kernel.axes, lane.at);
    return { ...lane, value: rewriter(emitter.exprs, places)(value) };
  });
  const roots = lanes.map((lane) => lane.value);
  emitter.groups.enter(roots, []);
  const channels = ['0.0', '0.0', '0.0', '0.0'];
  for (const { channel, present, value } of lanes) {
    const text = cast(emitter.expr(value), value.dtype, 'float32');
    channels[channel] = present ? operation('select', [present, text, '0.0'], emitter.calls) : text;
  }
  return {
    source: printed(emitter, [...emitter.root.lines, `color = vec4(${channels.join(', ')});`]),
    sizes: Int32Array.from({ length: vectors(emitter) * 4 }, (_, i) => emitter.sizes[i] ?? 0),
  };
}

const vectors = ({ sizes }: Emitter) => Math.ceil(sizes.length / 4);

function printed(emitter: Emitter, body: readonly string[]): string {
  const inputs = emitter.layouts.flatMap(({ kind }, i) =>
    kind === 'empty' ? [] : [`uniform ${kind === 'values' ? 'vec4' : 'sampler2D'} x${i};`],
  );
  const sizes = emitter.sizes.map((_, i) => `int n${i} = sizes[${i >> 2}].${'xyzw'[i & 3]};`);
  return [
    '#version 300 es',
    'precision highp float;',
    'precision highp int;',
    'precision highp sampler2D;',
    ...(sizes.length === 0 ? [] : [`uniform ivec4 sizes[${vectors(emitter)}];`]),
    ...inputs,
    'out vec4 color;',
    prelude(emitter.calls, emitter.fast),
    'void main() {',
    ...[...sizes, ...body].map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');
}
