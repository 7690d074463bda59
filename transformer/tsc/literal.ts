import type ts from 'typescript';
import type { Packed } from '../../src/descriptor/values.js';
import type { TypeScript } from '../check/rule.js';

/** A value as an expression, which has no place in the source. */
export function literal(ts: TypeScript, factory: ts.NodeFactory, x: Packed): ts.Expression {
  return ts.setEmitFlags(written(ts, factory, x), ts.EmitFlags.NoSourceMap | ts.EmitFlags.NoNestedSourceMaps);
}

function written(ts: TypeScript, factory: ts.NodeFactory, x: Packed): ts.Expression {
  if (typeof x === 'string') return factory.createStringLiteral(x);
  if (typeof x === 'number') {
    const digits = factory.createNumericLiteral(Math.abs(x));
    return x < 0 ? factory.createPrefixUnaryExpression(ts.SyntaxKind.MinusToken, digits) : digits;
  }
  if (typeof x === 'boolean') return x ? factory.createTrue() : factory.createFalse();
  if (x === null) return factory.createNull();
  if (Array.isArray(x))
    return factory.createArrayLiteralExpression(x.map((item) => written(ts, factory, item)));
  return factory.createObjectLiteralExpression(
    Object.entries(x).map(([key, child]) =>
      factory.createPropertyAssignment(
        factory.createStringLiteral(key),
        written(ts, factory, child as Packed),
      ),
    ),
  );
}
