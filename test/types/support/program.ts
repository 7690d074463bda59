import { join } from 'node:path';
import ts from 'typescript';
import { userOptions } from './compilers.js';
import { root } from './declarations.js';

/** A folder that need not exist; files in it resolve modules like a user's. */
const folder = join(root, '.cache/virtual');
const pathOf = (name: string) => join(folder, name);

/** A TypeScript 6 program of files that exist only in memory, as a user of the package would write them. */
export class UserProgram {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;

  constructor(declarations: string, files: Readonly<Record<string, string>>) {
    const { options, errors } = ts.convertCompilerOptionsFromJson(
      { ...userOptions(declarations), stableTypeOrdering: true },
      root,
    );
    if (errors.length > 0) throw new Error(errors.map(({ messageText }) => messageText).join('\n'));
    const texts = new Map(Object.entries(files).map(([name, text]) => [pathOf(name), text]));
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists, directoryExists, readFile } = host;
    host.directoryExists = (path) => path === folder || (directoryExists?.(path) ?? true);
    host.fileExists = (path) => texts.has(path) || fileExists(path);
    host.readFile = (path) => texts.get(path) ?? readFile(path);
    host.getSourceFile = (path, version, ...rest) => {
      const text = texts.get(path);
      return text === undefined
        ? getSourceFile(path, version, ...rest)
        : ts.createSourceFile(path, text, version, true);
    };
    this.program = ts.createProgram([...texts.keys()], options, host);
    this.checker = this.program.getTypeChecker();
  }

  file(name: string): ts.SourceFile {
    const file = this.program.getSourceFile(pathOf(name));
    if (!file) throw new Error(`no file ${name}`);
    return file;
  }

  /** Errors of a file as text, one line each. */
  errors(name: string): string[] {
    return this.program
      .getSemanticDiagnostics(this.file(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  }

  /** How many types the compiler instantiates for a file, beyond what it did for the files checked before. */
  instantiations(name: string): number {
    const before = this.program.getInstantiationCount();
    const errors = this.errors(name);
    if (errors.length > 0) throw new Error(`${name}: ${errors[0]}`);
    return this.program.getInstantiationCount() - before;
  }

  /** The type of an exported constant or alias, as hovers print it. */
  typeOf(file: string, name: string): string {
    const module = this.checker.getSymbolAtLocation(this.file(file));
    const symbol = module?.exports?.get(ts.escapeLeadingUnderscores(name));
    if (!symbol) throw new Error(`${file} exports no ${name}`);
    const type =
      symbol.flags & ts.SymbolFlags.TypeAlias
        ? this.checker.getDeclaredTypeOfSymbol(symbol)
        : this.checker.getTypeOfSymbol(symbol);
    return this.checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  }
}
