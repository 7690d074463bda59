import type { DataType } from '@tensorflow/tfjs-core';
import type ts from 'typescript';
import type { TypeScript } from '../check/rule.js';
import { isTypedTensor } from '../check/tensors.js';
import { NotAhead } from './notAhead.js';
import type { ArgumentType } from './request.js';

/** What a function takes, by the types of its parameters. `call` is the node that errors are about. */
export function argumentTypes(ts: TypeScript, checker: ts.TypeChecker, f: ts.Expression): ArgumentType[] {
  const signatures = checker.getTypeAtLocation(f).getCallSignatures();
  if (signatures.length !== 1) throw new NotAhead(f, 'it has several signatures; write it as one function');
  const [signature] = signatures;
  if (signature.typeParameters) {
    throw new NotAhead(f, 'it is generic; write the shapes of its parameters');
  }
  const names = new Names();
  return signature.parameters.map((parameter) => {
    const { valueDeclaration } = parameter;
    const isOwn = valueDeclaration?.getSourceFile() === f.getSourceFile();
    const node =
      isOwn && valueDeclaration.pos >= f.pos && valueDeclaration.end <= f.end ? valueDeclaration : f;
    const fail = (what: string): never => {
      throw new NotAhead(node, `its parameter ${parameter.name} ${what}`);
    };
    if (valueDeclaration && ts.isParameter(valueDeclaration)) {
      if (valueDeclaration.dotDotDotToken) fail('takes any number of arguments');
      if (valueDeclaration.questionToken || valueDeclaration.initializer) fail('is optional');
    }
    const types = new ArgumentTypes(ts, checker, f, fail, names);
    return types.of(checker.getTypeOfSymbolAtLocation(parameter, f), 'is');
  });
}

class ArgumentTypes {
  constructor(
    private readonly ts: TypeScript,
    private readonly checker: ts.TypeChecker,
    private readonly at: ts.Node,
    private readonly fail: (what: string) => never,
    private readonly names: Names,
  ) {}

  /** `verb` begins what is said of a type that does not tell enough. */
  of(type: ts.Type, verb: string): ArgumentType {
    const { ts, checker } = this;
    if (isTypedTensor(ts, checker, type)) return this.tensor(type as ts.TypeReference, verb);
    if (type.flags & ts.TypeFlags.Number) return { kind: 'number' };
    const literal = this.literal(type);
    if (literal) return literal;
    const text = checker.typeToString(type);
    if (checker.isTupleType(type)) {
      const reference = type as ts.TypeReference;
      const target = reference.target as ts.TupleType;
      if (target.hasRestElement || target.minLength !== target.fixedLength)
        this.fail(`${verb} of unknown length, ${text}`);
      return { kind: 'list', items: checker.getTypeArguments(reference).map((item) => this.of(item, 'has')) };
    }
    if (!this.isPlainObject(type)) this.fail(`${verb} ${text}, and not a tensor of known shape`);
    const entries = type.getProperties().map((property) => {
      if (property.flags & ts.SymbolFlags.Optional) this.fail(`has ${property.name}, which is optional`);
      const child = this.of(
        checker.getTypeOfSymbolAtLocation(property, this.at),
        `has ${property.name}, which is`,
      );
      return [property.name, child] as const;
    });
    return { kind: 'tree', entries };
  }

  private isPlainObject(type: ts.Type): boolean {
    const { ts, checker } = this;
    const isObject =
      (type.flags & ts.TypeFlags.Object) !== 0 && !type.isClass() && !checker.isArrayType(type);
    const isCallable = type.getCallSignatures().length + type.getConstructSignatures().length > 0;
    const symbol = type.getSymbol();
    const isForeign = symbol?.declarations?.some((node) => node.getSourceFile().isDeclarationFile) ?? false;
    return isObject && !isCallable && !isForeign && checker.getIndexInfosOfType(type).length === 0;
  }

  private tensor(type: ts.TypeReference, verb: string): ArgumentType {
    const { ts, checker } = this;
    const text = checker.typeToString(type);
    if (type.isIntersection()) this.fail(`${verb} ${text}; write Tensor<shape> alone`);
    const [shape, dtype] = checker.getTypeArguments(type);
    if (!shape || !dtype?.isStringLiteral()) this.fail(`${verb} ${text}, whose dtype is not known`);
    const isFixed =
      checker.isTupleType(shape) && !((shape as ts.TypeReference).target as ts.TupleType).hasRestElement;
    if (!isFixed) this.fail(`${verb} ${text}, whose rank is not known`);
    const dims = checker.getTypeArguments(shape as ts.TypeReference).map((dim) => {
      if (dim.isNumberLiteral()) return dim.value;
      if (dim.isStringLiteral()) return this.names.of(dim.value);
      if (dim.flags & ts.TypeFlags.Number) return this.names.fresh();
      return this.fail(`${verb} ${text}, of which a size is not known`);
    });
    return { kind: 'tensor', shape: dims, dtype: (dtype as ts.StringLiteralType).value as DataType };
  }

  private literal(type: ts.Type): ArgumentType | null {
    const { TypeFlags } = this.ts;
    if (type.isNumberLiteral() || type.isStringLiteral()) return { kind: 'value', value: type.value };
    if (type.flags & TypeFlags.BooleanLiteral) {
      return { kind: 'value', value: this.checker.typeToString(type) === 'true' };
    }
    if (type.flags & TypeFlags.Null) return { kind: 'value', value: null };
    if (type.flags & TypeFlags.Undefined) return { kind: 'value', value: undefined };
    return null;
  }
}

/** Names of sizes, as formulas can have them. */
class Names {
  private readonly known = new Map<string, string>();
  private count = 0;

  of(name: string): string {
    const found = this.known.get(name) ?? this.fresh();
    this.known.set(name, found);
    return found;
  }

  /** Of a size that may be any. */
  fresh(): string {
    return `d${this.count++}`;
  }
}
