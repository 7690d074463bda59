// biome-ignore lint/suspicious/noExplicitAny: distributes over the union
export type UnionToIntersection<union> = (union extends any ? (k: union) => void : never) extends (
  k: infer intersection,
) => void
  ? intersection
  : never;

/** One member of a union. */
export type memberOf<union> =
  // biome-ignore lint/suspicious/noExplicitAny: distributes over the union
  UnionToIntersection<union extends any ? (x: union) => void : never> extends (x: infer member) => void
    ? member
    : never;

export type toTuple<union, done extends unknown[] = []> = [union] extends [never]
  ? done
  : memberOf<union> extends infer member
    ? toTuple<Exclude<union, member>, [member, ...done]>
    : never;
