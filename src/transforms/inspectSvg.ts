import type { Compiled } from '../backends/compiled.js';
import { type Flow, flow } from './inspectFlow.js';

// In pixels; a character is about as wide as those of the usual monospace fonts.
const CHARACTER = 7.3;
const PADDING = 12;
const GAP = 40;
const HEIGHT = 28;
const LINE = 15;
/** How far along an arrow its labels are. */
const LABEL = 0.3;

interface Box {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The kernels and tensors of a compiled function, drawn from the inputs down. */
export function svgChart(compiled: Compiled): string {
  const graph = flow(compiled);
  const { boxes, width, height } = placed(graph);
  const arrows = [...joined(graph)].map(([ends, labels]) => {
    const [from, to] = ends.split(' ').map((id) => boxes.get(id)!);
    return arrow(from, to, labels);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="monospace" font-size="12" text-anchor="middle">`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    ...arrows,
    ...[...boxes.values()].map(box),
    '</svg>',
  ].join('\n');
}

/** The tensors between two boxes as one arrow. */
function joined({ edges }: Flow): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { from, to, label } of edges) {
    const key = `${from} ${to}`;
    found.set(key, [...(found.get(key) ?? []), label]);
  }
  return found;
}

/** Every box lies below those that it reads; inputs lie next to what reads them first. */
function placed(graph: Flow) {
  const { names, edges } = graph;
  const layer = new Map([...names.keys()].map((id) => [id, 0]));
  for (const { from, to } of edges) layer.set(to, Math.max(layer.get(to)!, layer.get(from)! + 1));
  const isGiven = new Set(edges.map(({ to }) => to));
  for (const id of names.keys()) {
    const readers = edges.filter(({ from }) => from === id).map(({ to }) => layer.get(to)!);
    if (!isGiven.has(id) && readers.length > 0) layer.set(id, Math.min(...readers) - 1);
  }
  const layers: string[][] = [];
  for (const [id, depth] of layer) {
    while (layers.length <= depth) layers.push([]);
    layers[depth].push(id);
  }
  const longest = Math.max(0, ...edges.map(({ label }) => label.length));
  const widthOf = (id: string) => Math.max(names.get(id)!.length, longest) * CHARACTER + 2 * PADDING;
  const rowOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + widthOf(id) + PADDING, PADDING);
  const width = Math.ceil(Math.max(0, ...layers.map(rowOf)));
  const lines = Math.max(1, ...[...joined(graph).values()].map((labels) => labels.length));
  const step = HEIGHT + GAP + lines * LINE;
  const boxes = new Map<string, Box>();
  layers.forEach((ids, depth) => {
    let x = (width - rowOf(ids)) / 2 + PADDING;
    for (const id of ids) {
      boxes.set(id, { name: names.get(id)!, x, y: PADDING + depth * step, width: widthOf(id) });
      x += widthOf(id) + PADDING;
    }
  });
  return { boxes, width, height: layers.length * step - GAP - lines * LINE + 2 * PADDING };
}

function box({ name, x, y, width }: Box): string {
  const rectangle = `<rect x="${round(x)}" y="${y}" width="${round(width)}" height="${HEIGHT}" rx="4" fill="#eef" stroke="#335"/>`;
  return `${rectangle}${text(x + width / 2, y + HEIGHT / 2 + 4, name)}`;
}

function arrow(from: Box, to: Box, labels: readonly string[]): string {
  const [x1, y1] = [from.x + from.width / 2, from.y + HEIGHT];
  const [x2, y2] = [to.x + to.width / 2, to.y];
  const line = `<path d="M${round(x1)} ${y1} L${round(x2)} ${y2}" stroke="#335" marker-end="url(#head)"/>`;
  // Near to where they come from arrows are furthest apart.
  const x = x1 + (x2 - x1) * LABEL;
  const top = y1 + (y2 - y1) * LABEL;
  return line + labels.map((label, i) => text(x, top + i * LINE, label)).join('');
}

const round = (x: number) => Math.round(x * 10) / 10;
const ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const text = (x: number, y: number, content: string) =>
  `<text x="${round(x)}" y="${round(y)}" stroke="#fff" stroke-width="3" paint-order="stroke">${content.replace(/[<>&"]/g, (c) => ENTITIES[c])}</text>`;
