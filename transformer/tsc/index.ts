import type ts from 'typescript';
import { compileFile, type Remark } from '../ahead/compileFile.js';
import type { Evaluate } from '../ahead/request.js';
import { inThread } from '../ahead/thread.js';
import type { TypeScript } from '../check/rule.js';
import { literal } from './literal.js';

/** What is said of a function that is not compiled ahead of time: a suggestion. */
const CODE = 605;

export type Report = (diagnostic: ts.DiagnosticWithLocation) => void;

/** A transformer of a program, before others, for the compiler API and for ts-morph. */
export function createTransformer(
  ts: TypeScript,
  program: ts.Program,
  report: Report = () => {},
  { strict = false, evaluate = inThread().evaluate }: { strict?: boolean; evaluate?: Evaluate } = {},
): ts.TransformerFactory<ts.SourceFile> {
  const category = strict ? ts.DiagnosticCategory.Error : ts.DiagnosticCategory.Suggestion;
  return (context) => (file) => {
    const original = ts.getOriginalNode(file, ts.isSourceFile);
    const { insertions, remarks } = compileFile(ts, program.getTypeChecker(), original, evaluate);
    for (const remark of remarks) report(diagnosticOf(remark, original, category));
    if (insertions.length === 0) return file;
    const descriptors = new Map<ts.Node, string>(
      insertions.map(({ call, descriptor }) => [call, descriptor]),
    );
    const visit = (node: ts.Node): ts.Node => {
      const visited = ts.visitEachChild(node, visit, context);
      const descriptor = descriptors.get(ts.getOriginalNode(node));
      if (descriptor === undefined || !ts.isCallExpression(visited)) return visited;
      const { factory } = context;
      const [f, options = factory.createIdentifier('undefined')] = visited.arguments;
      return factory.updateCallExpression(visited, visited.expression, visited.typeArguments, [
        f,
        options,
        literal(ts, factory, JSON.parse(descriptor)),
      ]);
    };
    return ts.visitNode(file, visit, ts.isSourceFile);
  };
}

function diagnosticOf(
  { node, message }: Remark,
  file: ts.SourceFile,
  category: ts.DiagnosticCategory,
): ts.DiagnosticWithLocation {
  const start = node.getStart(file);
  return {
    file,
    start,
    length: node.getEnd() - start,
    messageText: message,
    category,
    code: CODE,
    source: 'axiswise',
  };
}

interface PatchExtras {
  readonly ts: TypeScript;
  addDiagnostic(diagnostic: ts.Diagnostic): void;
}

/** The entry for ts-patch: `"plugins": [{ "transform": "axiswise/transformer" }]`. */
export default function transformer(
  program: ts.Program,
  { strict = false }: { strict?: boolean },
  { ts, addDiagnostic }: PatchExtras,
): ts.TransformerFactory<ts.SourceFile> {
  return createTransformer(ts, program, addDiagnostic, { strict });
}
