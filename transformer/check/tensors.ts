import type ts from 'typescript';
import type { TypeScript } from './rule.js';

/** The alternatives of a type; a type parameter counts as its constraint. */
export function alternatives(checker: ts.TypeChecker, type: ts.Type): ts.Type[] {
  const known = checker.getBaseConstraintOfType(type) ?? type;
  return known.isUnion() ? known.types.flatMap((part) => alternatives(checker, part)) : [known];
}

/** The interface of types/tensor.ts, whose name is also that of others. */
function declaresTyped(ts: TypeScript, declaration: ts.Declaration): boolean {
  return (
    ts.isInterfaceDeclaration(declaration) &&
    declaration.name.text === 'Tensor' &&
    declaration.members.some(
      ({ name }) =>
        name !== undefined &&
        ts.isComputedPropertyName(name) &&
        ts.isIdentifier(name.expression) &&
        name.expression.text === 'knownShape',
    )
  );
}

function declaresPlain(ts: TypeScript, declaration: ts.Declaration): boolean {
  return (
    ts.isClassDeclaration(declaration) &&
    declaration.name?.text === 'Tensor' &&
    declaration.getSourceFile().moduleName === '@tensorflow/tfjs-core/dist/tensor'
  );
}

type Declares = (ts: TypeScript, declaration: ts.Declaration) => boolean;

function descendsFrom(ts: TypeScript, checker: ts.TypeChecker, type: ts.Type, declares: Declares): boolean {
  if (type.isIntersection()) return type.types.some((part) => descendsFrom(ts, checker, part, declares));
  const symbol = type.getSymbol();
  if (symbol?.declarations?.some((declaration) => declares(ts, declaration))) return true;
  const declared = symbol && checker.getDeclaredTypeOfSymbol(symbol);
  return (
    declared?.isClassOrInterface() === true &&
    checker.getBaseTypes(declared).some((base) => descendsFrom(ts, checker, base, declares))
  );
}

/** Whether one alternative is a Tensor of axiswise, whose shape the compiler knows. */
export const isTypedTensor = (ts: TypeScript, checker: ts.TypeChecker, type: ts.Type): boolean =>
  descendsFrom(ts, checker, type, declaresTyped);

/** Whether one alternative is a tensor, of axiswise or of tfjs. */
export const isTensor = (ts: TypeScript, checker: ts.TypeChecker, type: ts.Type): boolean =>
  descendsFrom(ts, checker, type, declaresTyped) || descendsFrom(ts, checker, type, declaresPlain);

/** Whether a value of the type may be a tensor. */
export const mayBeTensor = (ts: TypeScript, checker: ts.TypeChecker, type: ts.Type): boolean =>
  alternatives(checker, type).some((part) => isTensor(ts, checker, part));

/** Whether the type is null, undefined or void. */
export const isAbsence = (ts: TypeScript, type: ts.Type): boolean =>
  (type.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0;

/** The typed tensor that a type is, or holds in an array, in a property or as a promise. */
export function typedTensorIn(
  ts: TypeScript,
  checker: ts.TypeChecker,
  type: ts.Type,
): ts.TypeReference | null {
  const awaited = checker.getAwaitedType(type) ?? type;
  for (const part of alternatives(checker, awaited)) {
    if (isTypedTensor(ts, checker, part)) return part as ts.TypeReference;
    const held =
      checker.isArrayType(part) || checker.isTupleType(part)
        ? checker.getTypeArguments(part as ts.TypeReference)
        : (part.symbol?.flags ?? 0) & ts.SymbolFlags.TypeLiteral
          ? part.getProperties().map((property) => checker.getTypeOfSymbol(property))
          : [];
    for (const inner of held) {
      if (alternatives(checker, inner).some((one) => isTypedTensor(ts, checker, one))) {
        return typedTensorIn(ts, checker, inner);
      }
    }
  }
  return null;
}
