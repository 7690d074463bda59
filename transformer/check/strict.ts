import type ts from 'typescript';

export const NEEDS_STRICT = 'needs "strict", without which a check for null cannot be told from a mistake';

/** Whether null is a type of its own, as with strict or strictNullChecks, which have other defaults in TypeScript 6. */
export function isStrict(program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  return !checker.isTypeAssignableTo(checker.getNullType(), checker.getNumberType());
}
