import { FORMAT } from '../../src/descriptor/format.js';
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
    const variant = variantFor(
      new FusedFunction(f, options),
      args.map((arg) => argument(arg, trace)),
    );
    return { descriptor: JSON.stringify({ v: FORMAT, variants: [variant] }) };
  } catch (e) {
    if (e instanceof Unwritable) return { reason: `it needs ${e.message}` };
    return { reason: `it cannot be traced: ${messageOf(e)}` };
  }
}

/** Without the place in the code made for this, which the user has not written. */
const messageOf = (e: unknown) =>
  (e instanceof Error ? e.message : String(e)).replace(/ \(at [^()]*:\d+:\d+\)$/, '');

function argument(type: ArgumentType, trace: AbstractTrace): unknown {
  switch (type.kind) {
    case 'tensor':
      return trace.tensor({ dtype: type.dtype, shape: [...type.shape] as number[] });
    case 'number':
      return 1;
    case 'value':
      return type.value;
    case 'list':
      return type.items.map((item) => argument(item, trace));
    case 'tree':
      return Object.fromEntries(type.entries.map(([key, child]) => [key, argument(child, trace)]));
  }
}
