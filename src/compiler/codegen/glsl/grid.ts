import { addIndex, axisIndex, type Index, scaleIndex } from '../../kernel/indices.js';
import type { Emitter } from './emitter.js';
import { newAxis } from './halves.js';
import type { Canvas } from './layout.js';
import { conjunction } from './operation.js';

/** One of the elements that a fragment computes. */
export interface Lane {
  /** Place of the element in row-major order. */
  readonly at: Index;
  /** The number of the texel that holds it. */
  readonly channel: number;
  /** Text of whether the element exists, where that is not sure. */
  readonly present: string;
}

/** Gives the axes of a canvas their names and prints where a fragment is; the elements that it has to compute. */
export function enterCanvas(emitter: Emitter, canvas: Canvas): Lane[] {
  return canvas.packed ? enterPacked(emitter, canvas) : enterFlat(emitter, canvas);
}

function enterFlat(emitter: Emitter, { batch, rows, columns, width }: Canvas): Lane[] {
  const lines = columns === width;
  const across = newAxis(lines ? columns : batch * rows * columns);
  const down = newAxis(lines ? batch * rows : 1);
  if (lines) {
    emitter.place(down, 'int(gl_FragCoord.y)', 'r');
    emitter.place(across, 'int(gl_FragCoord.x)', 'c');
  } else {
    emitter.place(across, texelNumber(emitter, width), 'c');
  }
  const at = addIndex(scaleIndex(axisIndex(down), columns), axisIndex(across));
  return [{ at, channel: 0, present: '' }];
}

function enterPacked(emitter: Emitter, { batch, rows, columns, width }: Canvas): Lane[] {
  const wide = Math.ceil(columns / 2);
  let line = 'int(gl_FragCoord.y)';
  let column = 'int(gl_FragCoord.x)';
  if (batch === 1 && rows <= 2) {
    column = wide === width ? column : texelNumber(emitter, width);
    line = '0';
  } else if (wide !== width) {
    emitter.declare('texel', texelNumber(emitter, width));
    const size = emitter.size(wide);
    [line, column] = [`texel / ${size}`, `texel % ${size}`];
  }
  emitter.declare('line', line);
  const across = emitter.pairsAt(columns, column, 'c');
  const outer = newAxis(batch);
  let row = 'line';
  if (batch > 1) {
    const size = emitter.size(Math.ceil(rows / 2));
    emitter.place(outer, `line / ${size}`, 'b');
    row = `line % ${size}`;
  }
  const down = emitter.pairsAt(rows, row, 'r');
  return down.flatMap((y, i) =>
    across.map((x, j) => ({
      at: [scaleIndex(axisIndex(outer), rows * columns), scaleIndex(y.at, columns), x.at].reduce(addIndex),
      channel: 2 * i + j,
      present: conjunction([y.present, x.present]),
    })),
  );
}

const texelNumber = (emitter: Emitter, width: number) =>
  `int(gl_FragCoord.y) * ${emitter.size(width)} + int(gl_FragCoord.x)`;
