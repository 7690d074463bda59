type Characters = '*0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/** Whether a name, or a product of names, comes first; the constant '' comes last. */
export type before<a extends string, b extends string> = b extends ''
  ? true
  : a extends ''
    ? false
    : precedes<a, b>;
type precedes<a extends string, b extends string> = a extends `${infer x}${infer restA}`
  ? b extends `${infer y}${infer restB}`
    ? x extends y
      ? precedes<restA, restB>
      : Characters extends `${string}${x}${string}${y}${string}`
        ? true
        : false
    : false
  : true;

type insert<
  names extends readonly string[],
  name extends string,
  done extends string[] = [],
> = names extends readonly [infer first extends string, ...infer rest extends readonly string[]]
  ? precedes<name, first> extends true
    ? [...done, name, ...names]
    : insert<rest, name, [...done, first]>
  : [...done, name];
type sort<names extends readonly string[], done extends readonly string[] = []> = names extends readonly [
  infer first extends string,
  ...infer rest extends readonly string[],
]
  ? sort<rest, insert<done, first>>
  : done;

type join<names extends readonly string[], done extends string = ''> = names extends readonly [
  infer first extends string,
  ...infer rest extends readonly string[],
]
  ? join<rest, done extends '' ? first : `${done}*${first}`>
  : done;

/** The product of names, in their order: `'b*t'`. */
export type joinNames<names extends readonly string[]> = names extends readonly [] | readonly [string]
  ? join<names>
  : join<sort<names>>;
