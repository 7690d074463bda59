import type { Limits } from '../backends/target.js';
import type { Call, Program, Value } from '../graph/program.js';
import type { KernelName } from '../kernels/names.js';
import type { Aval } from '../kernels/record.js';
import { sameShape } from '../shapes/shape.js';
import type { Dtype } from './kernel/expr.js';
import { LOWERINGS } from './lower/table.js';
import { Builder } from './tensors/builder.js';
import type { Node } from './tensors/node.js';

const DTYPES: readonly string[] = ['float32', 'int32', 'bool'] satisfies Dtype[];
const isPlain = ({ dtype }: Aval) => DTYPES.includes(dtype);

/** A program in the compiler's nodes: one for each output. */
export function lowerProgram(program: Program, limits: Pick<Limits, 'scans'>): Node[] {
  const b = new Builder();
  const nodes = new Map<Value, Node>();
  for (const value of program.inputs) nodes.set(value, b.source(value));
  for (const { value } of program.captured) nodes.set(value, b.source(value));
  for (const { value, data } of program.literals) {
    const isUniform = isPlain(value) && data.every((x) => x === data[0]);
    nodes.set(value, isUniform ? b.filled(data[0] ?? 0, value.shape, value.dtype as Dtype) : b.source(value));
  }
  for (const call of program.calls) {
    const lowered = lowerCall(b, call, nodes, limits);
    call.outputs.forEach((value, i) => {
      const node = lowered[i];
      if (!sameShape(node.shape, value.shape) || node.dtype !== value.dtype) {
        throw new Error(
          `${call.kernel} lowers to ${node.dtype}[${node.shape}], not ${value.dtype}[${value.shape}]`,
        );
      }
      nodes.set(value, node);
    });
  }
  return program.outputs.map((value) => nodes.get(value)!);
}

export function lowerCall(
  b: Builder,
  call: Call,
  nodes: ReadonlyMap<Value, Node>,
  limits: Pick<Limits, 'scans'>,
): readonly Node[] {
  const { kernel, inputs, attrs, outputs } = call;
  const list = Object.values(inputs).map((value) => nodes.get(value)!);
  const untouched = (reason: string) => outputs.map((_, i) => b.opaque(call, i, list, reason));
  const odd = [...Object.values(inputs), ...outputs].find((value) => !isPlain(value));
  if (odd) return untouched(`computes with ${odd.dtype}`);
  const lowering = LOWERINGS[kernel as KernelName];
  if (lowering === undefined) return untouched('is not a kernel of tfjs');
  if (lowering === 'decompose') return untouched('has no expression for these inputs');
  if ('opaque' in lowering) return untouched(lowering.opaque);
  const x = Object.fromEntries(Object.keys(inputs).map((key, i) => [key, list[i]]));
  const out = lowering({ name: kernel, b, x, list, attrs, out: outputs, limits });
  if (typeof out === 'string') return untouched(out);
  return Array.isArray(out) ? out : [out as Node];
}
