import type ts from 'typescript';
import type { TypeScript } from '../check/rule.js';
import { alternatives, isTensor } from '../check/tensors.js';
import { resolved } from './findCalls.js';
import { PURE_GLOBALS } from './globals.js';
import { libraryName, locate } from './libraries.js';
import { NotAhead } from './notAhead.js';
import type { Library } from './request.js';

/** Code that needs nothing from around it. */
export interface Closed {
  readonly code: string;
  readonly libraries: readonly Library[];
  /** The files that it was taken from. */
  readonly files: ReadonlySet<string>;
}

/** A function and some of its options, with all that they refer to, as the body of a function that returns both. */
export function close(
  ts: TypeScript,
  checker: ts.TypeChecker,
  f: ts.Expression,
  options: readonly ts.ObjectLiteralElementLike[],
): Closed {
  const closing = new Closing(ts, checker);
  const text = closing.text(f, null);
  const read = options.map((option) => closing.text(option, null)).join(', ');
  const source = `${closing.declared.join('')}export default [(${text}), { ${read} }];`;
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  const last = outputText.lastIndexOf('export default');
  return {
    code: `${outputText.slice(0, last)}return${outputText.slice(last + 'export default'.length)}`,
    libraries: closing.libraries,
    files: closing.files,
  };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

class Closing {
  readonly declared: string[] = [];
  readonly libraries: Library[] = [];
  readonly files = new Set<string>();
  private readonly names = new Map<ts.Declaration, string>();

  constructor(
    private readonly ts: TypeScript,
    private readonly checker: ts.TypeChecker,
  ) {}

  /** The text of a node in which names from outside are replaced. Mistakes outside of the user's function are told at `at`. */
  text(node: ts.Node, at: ts.Node | null): string {
    const file = node.getSourceFile();
    this.files.add(file.fileName);
    const edits: Edit[] = [];
    const visit = (x: ts.Node) => {
      if (this.ts.isTypeNode(x) && !this.ts.isExpressionWithTypeArguments(x)) return;
      this.refuse(x, at ?? x);
      if (this.ts.isIdentifier(x)) {
        const text = this.replacement(x, node, at);
        if (text !== null) edits.push({ start: x.getStart(file), end: x.getEnd(), text });
      } else this.ts.forEachChild(x, visit);
    };
    visit(node);
    let from = node.getStart(file);
    let text = '';
    for (const edit of edits) {
      text += file.text.slice(from, edit.start) + edit.text;
      from = edit.end;
    }
    return text + file.text.slice(from, node.getEnd());
  }

  /** What only the place gives a meaning to. */
  private refuse(x: ts.Node, at: ts.Node) {
    const { ts } = this;
    if (x.kind === ts.SyntaxKind.ThisKeyword) throw new NotAhead(at, 'it uses this; pass what it needs');
    if (ts.isMetaProperty(x)) throw new NotAhead(at, 'it uses import.meta; pass what it needs');
    if (x.kind === ts.SyntaxKind.ImportKeyword)
      throw new NotAhead(at, 'it imports while it runs; import above');
    const isRandom = ts.isPropertyAccessExpression(x) && x.getText() === 'Math.random';
    if (isRandom) throw new NotAhead(at, 'it draws random numbers; draw them outside and pass them in');
  }

  /** What stands for an identifier; null where it stays. */
  private replacement(x: ts.Identifier, root: ts.Node, at: ts.Node | null): string | null {
    const { ts, checker } = this;
    if (!isReference(ts, x)) return null;
    const isShorthand = ts.isShorthandPropertyAssignment(x.parent) && x.parent.name === x;
    const symbol = isShorthand
      ? checker.getShorthandAssignmentValueSymbol(x.parent)
      : checker.getSymbolAtLocation(x);
    if (!symbol) {
      if (PURE_GLOBALS.has(x.text)) return null;
      throw new NotAhead(at ?? x, `it uses ${x.text}, which is not declared`);
    }
    const name = this.named(x, symbol, root, at);
    return name !== null && isShorthand ? `${x.text}: ${name}` : name;
  }

  private named(x: ts.Identifier, symbol: ts.Symbol, root: ts.Node, at: ts.Node | null): string | null {
    const { ts, checker } = this;
    const library = libraryName(ts, checker, symbol);
    if (library) {
      const module = this.module(library.specifier, x.getSourceFile().fileName);
      return library.name === null ? module : `${module}[${JSON.stringify(library.name)}]`;
    }
    const declaration = resolved(ts, checker, symbol)?.valueDeclaration;
    if (declaration === undefined) {
      if (PURE_GLOBALS.has(x.text)) return null;
      throw new NotAhead(at ?? x, `it uses ${x.text}, which is no value of this program`);
    }
    const file = declaration.getSourceFile();
    if (file === root.getSourceFile() && declaration.pos >= root.pos && declaration.end <= root.end)
      return null;
    if (file.isDeclarationFile) {
      if (PURE_GLOBALS.has(x.text)) return null;
      throw new NotAhead(at ?? x, `it uses ${x.text}, which is not part of it; pass what it gives`);
    }
    return this.names.get(declaration) ?? this.declare(declaration, x, at);
  }

  private module(specifier: string, file: string): string {
    let index = this.libraries.findIndex((library) => library.specifier === specifier);
    if (index < 0) index = this.libraries.push(locate(specifier, file)) - 1;
    return `$[${index}]`;
  }

  /** Takes a helper or a constant along. */
  private declare(declaration: ts.Declaration, x: ts.Identifier, at: ts.Node | null): string {
    const { ts } = this;
    const place = at ?? x;
    const name = `$${this.names.size}`;
    this.names.set(declaration, name);
    const value = this.value(declaration, x.text, place);
    const isFunction = ts.isFunctionDeclaration(declaration);
    const text = this.text(value, place);
    this.declared.push(`const ${name} = ${isFunction ? asExpression(text) : `(${text})`};\n`);
    return name;
  }

  private value(declaration: ts.Declaration, name: string, place: ts.Node): ts.Node {
    const { ts, checker } = this;
    if (ts.isFunctionDeclaration(declaration) && declaration.body) return declaration;
    if (
      !ts.isVariableDeclaration(declaration) ||
      !ts.isIdentifier(declaration.name) ||
      !declaration.initializer
    ) {
      throw new NotAhead(
        place,
        `it uses ${name}, which is known only when the program runs; make it an argument`,
      );
    }
    if (!(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)) {
      throw new NotAhead(place, `it uses ${name}, which may change; make it a const, or an argument`);
    }
    const type = checker.getTypeAtLocation(declaration.name);
    if (alternatives(checker, type).some((part) => isTensor(ts, checker, part))) {
      throw new NotAhead(place, `it uses the tensor ${name} from outside; make it an argument`);
    }
    if (!this.isConstant(type, declaration.initializer)) {
      throw new NotAhead(place, `it uses ${name}, whose parts may change; write as const after its value`);
    }
    return declaration.initializer;
  }

  private isConstant(type: ts.Type, initializer: ts.Expression): boolean {
    const { ts } = this;
    if (type.getCallSignatures().length > 0) return true;
    const mayChange = alternatives(this.checker, type).some((part) => part.flags & ts.TypeFlags.Object);
    return !mayChange || (ts.isAsExpression(initializer) && initializer.type.getText() === 'const');
  }
}

/** `export default async function f() {}` from its keyword on. */
const asExpression = (text: string) => `(${text.replace(/^(export\s+)?(default\s+)?/, '')})`;

/** Whether an identifier reads a variable, rather than naming a member or what it declares. */
function isReference(ts: TypeScript, x: ts.Identifier): boolean {
  const { parent } = x;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === x;
  if (ts.isPropertyAssignment(parent) || ts.isEnumMember(parent)) return parent.initializer === x;
  if (ts.isBindingElement(parent)) return parent.initializer === x;
  if (ts.isMethodDeclaration(parent) || ts.isLabeledStatement(parent)) return false;
  if (ts.isBreakOrContinueStatement(parent) || ts.isPropertyDeclaration(parent)) return false;
  if (ts.isParameter(parent) || ts.isVariableDeclaration(parent)) return parent.initializer === x;
  return !(ts.isFunctionLike(parent) && parent.name === x);
}
