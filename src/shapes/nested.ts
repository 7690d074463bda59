import { raise } from '../messages/error.js';
import { raggedValues } from '../messages/tensors.js';
import { sameShape } from './shape.js';

/** The shape along the first entries. */
function firstShape(values: unknown): number[] {
  if (ArrayBuffer.isView(values)) return [(values as Uint8Array).length];
  if (!Array.isArray(values)) return [];
  return values.length === 0 ? [0] : [values.length, ...firstShape(values[0])];
}

function checkEntries(values: unknown, shape: readonly number[]): void {
  if (!Array.isArray(values)) return;
  const wanted = shape.slice(1);
  for (const entry of values) {
    const found = firstShape(entry);
    if (!sameShape(wanted, found)) raise(raggedValues, wanted, found);
  }
  if (wanted.length > 0) for (const entry of values) checkEntries(entry, wanted);
}

/** Shape of nested arrays; every entry of an array must have the same shape. Whatever is no array is an element. */
export function nestedShape(values: unknown): number[] {
  const shape = firstShape(values);
  checkEntries(values, shape);
  return shape;
}
