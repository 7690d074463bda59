import { type Axis, type Size, Slot } from './axis.js';
import { type Expr, Exprs } from './expr.js';
import { type Index, indexKey, type Term } from './indices.js';
import type { Kernel } from './kernel.js';

/** A kernel whose sizes are parameters. */
export interface Parametrized {
  /** Its sizes are slots, but for 0, 1 and -1, and the 2 of a place that is mirrored. Its outputs have no shape: the launch knows it. */
  readonly kernel: Kernel;
  /** The values of the slots for the shapes it was made from. */
  readonly sizes: readonly number[];
  /** Equal for kernels of equal structure. */
  readonly key: string;
}

/** Replace sizes by slots. The key tells multiples of these numbers, the greatest first, from other sizes. */
export function parametrize(kernel: Kernel, multiples: readonly number[] = []): Parametrized {
  const sizes: number[] = [];
  const key: string[] = [];
  const exprs = new Exprs();
  const literal = (n: Size): Size => {
    key.push(`${n}`);
    return n;
  };
  const slot = (n: Size): Size => {
    if (typeof n !== 'number' || Math.abs(n) <= 1) return literal(n);
    const multipleOf = multiples.find((m) => n % m === 0) ?? 1;
    key.push(`$${multipleOf}`);
    return new Slot(sizes.push(n) - 1, multipleOf);
  };

  const axes = new Map<Axis, Axis>();
  const axisOf = (axis: Axis): Axis => {
    const found = axes.get(axis);
    if (found) {
      key.push(`a${found.id}`);
      return found;
    }
    key.push('new');
    const made = { id: axes.size, extent: slot(axis.extent) };
    axes.set(axis, made);
    return made;
  };

  const indices = new Map<string, { readonly number: number; readonly index: Index }>();
  const indexOf = (index: Index): Index => {
    const found = indices.get(indexKey(index));
    if (found) {
      key.push(`i${found.number}`);
      return found.index;
    }
    const offset = slot(index.offset);
    key.push('(');
    const terms = index.terms.map(({ factor, term }) => ({
      factor: term.of === 'clamped' && factor === 2 ? literal(factor) : slot(factor),
      term: termOf(term),
    }));
    key.push(')');
    const made = { offset, terms };
    indices.set(indexKey(index), { number: indices.size, index: made });
    return made;
  };
  const termOf = (term: Term): Term => {
    key.push(term.of);
    switch (term.of) {
      case 'axis':
        return { of: 'axis', axis: axisOf(term.axis) };
      case 'value':
        return { of: 'value', value: exprOf(term.value), size: slot(term.size) };
      case 'clamped':
        return { of: 'clamped', index: indexOf(term.index), size: slot(term.size) };
      default:
        return { of: term.of, index: indexOf(term.index), by: slot(term.by) };
    }
  };

  const made = new Map<Expr, Expr>();
  const exprOf = (x: Expr): Expr => {
    const found = made.get(x);
    if (found) {
      key.push(`e${found.id}`);
      return found;
    }
    const y = build(x);
    made.set(x, y);
    return y;
  };
  const build = (x: Expr): Expr => {
    key.push(x.op, x.dtype);
    switch (x.op) {
      case 'constant':
        key.push(Object.is(x.value, -0) ? '-0' : `${x.value}`);
        return exprs.constant(x.value, x.dtype);
      case 'place':
        return exprs.place(indexOf(x.at));
      case 'load':
        key.push(`${x.input}`);
        return exprs.load(x.input, indexOf(x.at), x.dtype);
      case 'reduce': {
        key.push(x.kind, `${x.over.length}`);
        return exprs.reduce(x.kind, x.over.map(axisOf), exprOf(x.body));
      }
      case 'scan':
        key.push(x.kind, `${x.exclusive}`);
        return exprs.scan(x.kind, axisOf(x.along), x.exclusive, exprOf(x.body));
      default:
        return exprs.apply(x.op, x.args.map(exprOf), x.dtype);
    }
  };

  key.push(kernel.inputs.join());
  const loops = kernel.axes.map(axisOf);
  const outputs = kernel.outputs.map(({ dtype, at, value }) => {
    key.push(dtype);
    return { shape: [], dtype, at: indexOf(at), value: exprOf(value) };
  });
  return { kernel: { axes: loops, inputs: kernel.inputs, outputs }, sizes, key: key.join(' ') };
}
