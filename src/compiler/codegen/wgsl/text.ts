import type { Size } from '../../kernel/axis.js';
import type { Dtype } from '../../kernel/expr.js';

/** The text of a value: one number, or those of four neighbours along an axis. */
export interface Value {
  readonly text: string;
  readonly wide: boolean;
}

const SCALARS: Record<Dtype, string> = { float32: 'f32', int32: 'i32', bool: 'bool' };

export const typeOf = (dtype: Dtype, wide: boolean): string =>
  wide ? `vec4<${SCALARS[dtype]}>` : SCALARS[dtype];

/** The text of a value as four numbers. */
export const widened = (value: Value, dtype: Dtype): string =>
  value.wide ? value.text : `${typeOf(dtype, true)}(${value.text})`;

/** WGSL has no infinity: the launch passes its bits. */
export function literal(value: number, dtype: Dtype): string {
  if (dtype === 'bool') return value === 0 ? 'false' : 'true';
  if (dtype === 'int32') return `i32(${value})`;
  if (Object.is(value, -0)) return 'bitcast<f32>(0x80000000u)';
  const rounded = Math.fround(value);
  if (Number.isNaN(rounded)) return 'notANumber()';
  if (!Number.isFinite(rounded)) return rounded > 0 ? 'infinity()' : '(-infinity())';
  return rounded < 0 ? `(${rounded}f)` : `${rounded}f`;
}

export const sizeText = (size: Size): string =>
  typeof size === 'number' ? (size < 0 ? `(${size})` : `${size}`) : `s${size.index}`;

export const isMultiple = (size: Size, of: number): boolean =>
  (typeof size === 'number' ? size : size.multipleOf) % of === 0;

/** Lines with the indentation that their braces ask for. */
export function indented(lines: readonly string[]): string {
  let depth = 0;
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) => {
      const text = line.trim();
      if (text.startsWith('}')) depth--;
      const shown = text === '' ? '' : '  '.repeat(depth) + text;
      if (text.endsWith('{')) depth++;
      return shown;
    })
    .join('\n');
}
