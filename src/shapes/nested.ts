import { raise } from '../messages/error.js';
import { raggedValues } from '../messages/tensors.js';
import { sameShape } from './shape.js';

/** Shape of nested arrays; every entry of an array must have the same shape. Whatever is no array is an element. */
export function nestedShape(values: unknown): number[] {
  if (ArrayBuffer.isView(values)) return [(values as Uint8Array).length];
  if (!Array.isArray(values)) return [];
  if (values.length === 0) return [0];
  const first = nestedShape(values[0]);
  for (let i = 1; i < values.length; i++) {
    const other = nestedShape(values[i]);
    if (!sameShape(first, other)) raise(raggedValues, first, other);
  }
  return [values.length, ...first];
}
