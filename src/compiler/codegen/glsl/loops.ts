import { type Axis, known } from '../../kernel/axis.js';
import { inOrder, type Reduce } from '../../kernel/expr.js';
import type { Index } from '../../kernel/indices.js';
import type { Emitter } from './emitter.js';
import type { Pairs } from './halves.js';
import { COMBINE, conjunction, identity, literal, operation, TYPES } from './operation.js';
import { rewriter } from './rewrite.js';
import { Scope } from './scope.js';
import { coordinates } from './texel.js';

/** Nodes that the bodies of one loop may have after they are repeated for pairs. */
const LARGEST_BODY = 600;

/** Prints the loops of a reduction, and with it of all that can share them. */
export function emitReduce(emitter: Emitter, x: Reduce): void {
  const around = emitter.scopes;
  const depth = around.depthOf(x.axes);
  const home = around.stack[depth];
  const group = emitter.groups.together(x, around);
  const pairs = pairsOf(emitter, group);
  const repeats = combinations(pairs);
  const totals = group.map((reduce) => repeats.map(() => declared(emitter, home, reduce)));

  const loops: { readonly scope: Scope; readonly head: string }[] = [];
  emitter.scopes = x.over.reduce((scopes, axis, i) => {
    const loop = loopOver(emitter, axis, pairs.get(axis));
    loops.push(loop);
    return scopes.within(depth + i, loop.scope);
  }, around);
  const bodies = repeats.map(({ places }) => {
    const rewritten = rewriter(emitter.exprs, places);
    return group.map(({ body }) => (places.size === 0 ? body : rewritten(body)));
  });
  emitter.groups.enter(bodies.flat(), group);
  const { lines } = emitter.scopes.stack[depth + x.over.length];
  bodies.forEach((values, i) => {
    const present = presence(emitter, repeats[i].seconds);
    values.forEach((value, j) => {
      const { kind } = group[j];
      const name = totals[j][i];
      const text = emitter.expr(value);
      const kept = present
        ? operation('select', [present, text, start(emitter, group[j])], emitter.calls)
        : text;
      lines.push(`${name} = ${operation(COMBINE[kind], [name, kept], emitter.calls)};`);
    });
  });
  emitter.groups.leave(group);
  emitter.scopes = around;

  home.lines.push(
    ...loops.reduceRight<string[]>(
      (inner, { head, scope }) => [`${head} {`, ...scope.lines.map(indented), ...inner.map(indented), '}'],
      [],
    ),
  );
  group.forEach(({ id, kind }, j) => {
    const [first, ...others] = totals[j];
    for (const other of others) {
      home.lines.push(`${first} = ${operation(COMBINE[kind], [first, other], emitter.calls)};`);
    }
    home.names.set(`e${id}`, first);
  });
}

const indented = (line: string) => `  ${line}`;

const start = (emitter: Emitter, { kind, dtype }: Reduce) =>
  literal(identity(kind, dtype), dtype, emitter.calls);

function declared(emitter: Emitter, home: Scope, reduce: Reduce): string {
  const name = emitter.name('a');
  home.lines.push(`${TYPES[reduce.dtype]} ${name} = ${start(emitter, reduce)};`);
  return name;
}

function loopOver(emitter: Emitter, axis: Axis, pairs: Pairs | undefined) {
  const k = emitter.name('k');
  const scope = new Scope();
  for (const walked of pairs ? [pairs.first, pairs.second] : [axis]) scope.axes.set(walked, k);
  const count = emitter.size((pairs?.first ?? axis).extent);
  return { scope, head: `for (int ${k} = 0; ${k} < ${count}; ${k}++)` };
}

/** The axes whose neighbours a packed texture holds in one texel. */
function pairsOf(emitter: Emitter, group: readonly Reduce[]): Map<Axis, Pairs> {
  const { over } = group[0];
  const nodes = inOrder(group.map(({ body }) => body));
  const found = new Map<Axis, Pairs>();
  const consider = ({ terms }: Index) => {
    for (const { factor, term } of terms) {
      if (term.of !== 'axis' || known(factor) % 2 === 0) continue;
      if (!over.includes(term.axis) || found.has(term.axis) || known(term.axis.extent) < 2) continue;
      if (nodes.length << (found.size + 1) <= LARGEST_BODY) found.set(term.axis, emitter.paired(term.axis));
    }
  };
  for (const x of nodes) {
    if (x.op !== 'load') continue;
    const layout = emitter.layouts[x.input];
    if (layout.kind !== 'packed') continue;
    const { row, column } = coordinates(x.at, layout.rows, layout.columns);
    consider(column);
    consider(row);
  }
  return found;
}

/** Firsts and seconds of all pairs, in all combinations. */
function combinations(pairs: ReadonlyMap<Axis, Pairs>) {
  let all = [{ places: new Map<Axis, Index>(), seconds: [] as Pairs[] }];
  for (const [axis, pair] of pairs) {
    all = all.flatMap(({ places, seconds }) => [
      { places: new Map(places).set(axis, pair.at(0)), seconds },
      { places: new Map(places).set(axis, pair.at(1)), seconds: [...seconds, pair] },
    ]);
  }
  return all;
}

/** Text of whether the seconds of pairs exist, where that is not sure. */
const presence = (emitter: Emitter, seconds: readonly Pairs[]) =>
  conjunction(
    seconds.map((pairs) => pairs.presence(emitter.scopes.nameOf(pairs.second), (n) => emitter.size(n))),
  );
