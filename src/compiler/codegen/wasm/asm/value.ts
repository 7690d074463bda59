export type Type = 'i32' | 'f32' | 'f64' | 'v128';

/** An instruction that leaves one number of a type, after those of its operands. */
export interface Value<T extends Type = Type> {
  readonly type: T;
  /** The instruction as people read it. */
  readonly name: string;
  readonly code: readonly number[];
  readonly args: readonly Value[];
}
export type I32 = Value<'i32'>;
export type F32 = Value<'f32'>;
export type F64 = Value<'f64'>;
export type V128 = Value<'v128'>;

/** A variable of a function; reading it is a value. */
export interface Local<T extends Type = Type> extends Value<T> {
  readonly index: number;
}

export const value = <T extends Type>(
  type: T,
  name: string,
  code: readonly number[],
  args: readonly Value[] = [],
): Value<T> => ({ type, name, code, args });

/** The bytes of an instruction and all that it needs. */
export function writeValue(x: Value, into: number[]): void {
  for (const arg of x.args) writeValue(arg, into);
  into.push(...x.code);
}

export const showValue = (x: Value): string =>
  x.args.length === 0 ? x.name : `${x.name}(${x.args.map(showValue).join(', ')})`;
