import type { Axis } from '../../kernel/axis.js';
import type { Expr, Reduce } from '../../kernel/expr.js';
import type { Block, Point } from './block.js';
import { type Evaluator, valueKey } from './evaluate.js';
import { loadsIn } from './loads.js';
import { type Loop, nestedLoops } from './loops.js';
import { fitted } from './operators.js';
import { sizeText, typeOf } from './text.js';

/** How many places of the last reduced axis are in shared memory at once. */
const DEPTH = 16;
/** Bytes of memory that every device has for a workgroup. */
const MEMORY = 16_384;

interface Side {
  readonly axis: Axis;
  /** How many of the places (or fours) of the axis one thread has, and how many threads lie along it. */
  readonly copies: number;
  readonly threads: number;
  readonly lanes: boolean;
  /** Where the workgroup's places begin, and which of its threads along the axis this is. */
  readonly first: string;
  readonly own: string;
}

/** The square of outputs that a workgroup computes. */
export interface Tile {
  readonly threads: number;
  readonly row: Side;
  readonly column: Side;
}

interface Operand {
  readonly x: Expr;
  readonly side: Side;
}

/** What of reductions varies with one side of the tile alone, and with the last reduced axis. */
function operandsOf(group: readonly Reduce[], { row, column }: Tile): Operand[] {
  const found = new Map<Expr, Operand>();
  const last = group[0].over[group[0].over.length - 1];
  const visit = (x: Expr) => {
    const rows = x.axes.has(row.axis);
    if (rows !== x.axes.has(column.axis)) {
      if (x.axes.has(last) && x.op !== 'reduce') found.set(x, { x, side: rows ? row : column });
    } else if ('args' in x) x.args.forEach(visit);
  };
  for (const { body } of group) visit(body);
  return [...found.values()];
}

const lengthOf = ({ copies, threads }: Side) => copies * threads;

/** The operands to share, if there are any and the memory holds them. */
export function sharedOperands(group: readonly Reduce[], tile: Tile): readonly Operand[] {
  const { row, column } = tile;
  const fit = group.every(({ axes, over }) => over.length > 0 && axes.has(row.axis) && axes.has(column.axis));
  const operands = fit ? operandsOf(group, tile) : [];
  const bytes = operands.reduce((n, { side }) => n + lengthOf(side) * (side.lanes ? 16 : 4) * DEPTH, 0);
  return bytes <= MEMORY ? operands : [];
}

export interface TileContext {
  readonly tile: Tile;
  readonly evaluator: Evaluator;
  /** All the points of the axes that have several places. */
  readonly points: (axes: ReadonlySet<Axis>) => readonly Point[];
  /** Put a line before the functions of the shader. */
  readonly declare: (line: string) => void;
}

/** A loop over what is reduced, part by part: the workgroup computes the operands of a part, then its threads use them. */
export function tiledLoop(
  home: Block,
  over: readonly Axis[],
  operands: readonly Operand[],
  context: TileContext,
): Loop {
  const last = over[over.length - 1];
  const around = nestedLoops(home, over.slice(0, -1), 'plain');
  const part = around.body.inner();
  const [start, step] = [part.fresh('start'), part.fresh('step')];
  const body = part.inner();
  body.bind(last, [`(${start} + ${step})`]);
  const extent = sizeText(last.extent);
  for (const operand of operands) {
    const memory = fill(part, operand, last, start, context);
    const { x, side } = operand;
    for (const point of context.points(x.axes)) {
      const place = `${step} * ${lengthOf(side)} + ${side.own} * ${side.copies} + ${point.get(side.axis) ?? 0}`;
      const text = body.name(`${memory}[${place}]`);
      body.values.set(valueKey(x, point), { text, wide: side.lanes });
    }
  }
  part.lines.push('workgroupBarrier();');
  return {
    body,
    close() {
      const header = `for (var ${step} = 0; ${step} < min(${DEPTH}, ${extent} - ${start}); ${step} += 1)`;
      part.close(header, body);
      part.lines.push('workgroupBarrier();');
      around.body.close(`for (var ${start} = 0; ${start} < ${extent}; ${start} += ${DEPTH})`, part);
      around.close();
    },
  };
}

/** Compute an operand for a part; the name of the memory. */
function fill(part: Block, { x, side }: Operand, last: Axis, start: string, context: TileContext): string {
  const { tile, evaluator, declare } = context;
  const block = part.inner();
  const [memory, i] = [block.fresh('memory'), block.fresh('i')];
  const length = lengthOf(side);
  const width = side.lanes ? 4 : 1;
  const deepFirst = neighboursAlong(x, last);
  const unit = block.name(deepFirst ? `${i} / ${DEPTH}` : `${i} % ${length}`);
  const depth = block.name(deepFirst ? `${i} % ${DEPTH}` : `${i} / ${length}`);
  const place = `min(${side.first} + ${unit} * ${width}, ${sizeText(side.axis.extent)} - ${width})`;
  block.bind(side.axis, [block.name(place)], side.lanes ? 'lanes' : 'plain');
  block.bind(last, [block.name(`min(${start} + ${depth}, ${sizeText(last.extent)} - 1)`)]);
  const value = evaluator.value(x, block, new Map());
  block.lines.push(`${memory}[${depth} * ${length} + ${unit}] = ${fitted(value, x.dtype, side.lanes)};`);
  part.close(`for (var ${i} = local; ${i} < ${length * DEPTH}; ${i} += ${tile.threads})`, block);
  declare(`var<workgroup> ${memory}: array<${typeOf(x.dtype, side.lanes)}, ${length * DEPTH}>;`);
  return memory;
}

/** Whether neighbours along an axis lie next to each other in what is read. */
const neighboursAlong = (x: Expr, axis: Axis): boolean =>
  loadsIn(x).some(({ at }) =>
    at.terms.some(({ factor, term }) => factor === 1 && term.of === 'axis' && term.axis === axis),
  );
