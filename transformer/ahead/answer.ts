import { FORMAT, type StoredInput } from '../../src/descriptor/format.js';
import type { Dims } from '../../src/descriptor/formula.js';
import { generalVariant, MOST_NAMES } from '../../src/descriptor/sizes.js';
import { Unwritable } from '../../src/descriptor/values.js';
import { variantFor } from '../../src/descriptor/write.js';
import * as axiswise from '../../src/index.js';
import { AbstractTrace } from '../../src/tracing/abstractTrace.js';
import { FusedFunction } from '../../src/transforms/fuse.js';
import type { ArgumentType, Reply, Request } from './request.js';

/** Evaluates a function, traces and compiles it. `modules` has the libraries that are not axiswise, by their paths. */
export function answer({ code, libraries, args }: Request, modules: ReadonlyMap<string, unknown>): Reply {
  try {
    const given = libraries.map(({ path }) => (path === null ? axiswise : modules.get(path)));
    const [f, options] = new Function('$', `"use strict"; ${code}`)(given);
    const trace = new AbstractTrace();
    const fused = new FusedFunction(f, options);
    const at = (dims: Dims) =>
      variantFor(
        fused,
        args.map((arg) => argument(arg, trace, dims)),
      );
    const { names, inputs } = namedInputs(args);
    if (names.length > MOST_NAMES) return { reason: `its arguments have more than ${MOST_NAMES} open sizes` };
    const variant = names.length === 0 ? at({}) : generalVariant(names, inputs, at);
    if (!variant)
      return { reason: 'its kernels are others for other sizes; write the sizes of its arguments' };
    return { descriptor: JSON.stringify({ v: FORMAT, variants: [variant] }) };
  } catch (e) {
    if (e instanceof Unwritable) return { reason: `it needs ${e.message}` };
    return { reason: `it cannot be traced: ${messageOf(e)}` };
  }
}

/** Without the place in the code made for this, which the user has not written. */
const messageOf = (e: unknown) =>
  (e instanceof Error ? e.message : String(e)).replace(/ \(at [^()]*:\d+:\d+\)$/, '');

function argument(type: ArgumentType, trace: AbstractTrace, dims: Dims): unknown {
  switch (type.kind) {
    case 'tensor': {
      const shape = type.shape.map((dim) => (typeof dim === 'string' ? dims[dim] : dim));
      return trace.tensor({ dtype: type.dtype, shape });
    }
    case 'number':
      return 1;
    case 'value':
      return type.value;
    case 'list':
      return type.items.map((item) => argument(item, trace, dims));
    case 'tree':
      return Object.fromEntries(type.entries.map(([key, child]) => [key, argument(child, trace, dims)]));
  }
}

/** What is an input among the arguments, in order, and the names of their sizes. */
function namedInputs(args: readonly ArgumentType[]) {
  const inputs: StoredInput[] = [];
  const visit = (type: ArgumentType) => {
    if (type.kind === 'tensor') inputs.push({ dtype: type.dtype, shape: type.shape });
    else if (type.kind === 'number') inputs.push({ dtype: 'float32', shape: [] });
    else if (type.kind === 'list') type.items.forEach(visit);
    else if (type.kind === 'tree') for (const [, child] of type.entries) visit(child);
  };
  args.forEach(visit);
  const dims = inputs.flatMap(({ shape }) => shape);
  return { inputs, names: [...new Set(dims.filter((dim) => typeof dim === 'string'))] };
}
