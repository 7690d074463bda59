import type { Args } from './rule.js';

type argumentNumber<message extends string> = message extends `${string}arg ${infer rest} ${string}`
  ? rest extends `${infer n extends number}.${string}`
    ? n
    : rest extends `${infer n extends number}`
      ? n
      : never
  : never;
type last<args extends Args> = args extends readonly [unknown, ...infer rest] ? rest['length'] : 0;
export type setArgument<args extends Args, n, type> = {
  [k in keyof args]: k extends `${n & number}` ? type : args[k];
};

/** The argument types with the message in place of the last one. */
export type setLast<args extends Args, message> = args extends readonly []
  ? [message]
  : setArgument<args, last<args>, message>;

/** The argument types with the message in place of the argument that it names, else of the last one. */
export type placeMessage<args extends Args, message extends string> = args extends readonly []
  ? [message]
  : [argumentNumber<message>] extends [never]
    ? setLast<args, message>
    : setArgument<args, argumentNumber<message>, message>;
