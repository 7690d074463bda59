export type UnionToIntersection<union> = (union extends unknown ? (k: union) => void : never) extends (
  k: infer intersection,
) => void
  ? intersection
  : never;

/** One member of a union. */
export type memberOf<union> =
  UnionToIntersection<union extends unknown ? (x: union) => void : never> extends (x: infer member) => void
    ? member
    : never;

export type toTuple<union, done extends unknown[] = []> = [union] extends [never]
  ? done
  : memberOf<union> extends infer member
    ? toTuple<Exclude<union, member>, [member, ...done]>
    : never;
