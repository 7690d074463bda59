import { join } from 'node:path';
import ts from 'typescript';
import { findProblems, type Problem } from '../../transformer/check/index.js';
import type { Assembled } from './assemble.js';
import { fits, isWrongSource } from './blocks.js';

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
};

/** One program over the built package and modules that exist in memory only. */
export class Compiler {
  private readonly files = new Map<string, string>();
  private readonly service: ts.LanguageService;

  constructor(private readonly root: string) {
    this.service = ts.createLanguageService({
      getCompilationSettings: () => OPTIONS,
      getScriptFileNames: () => [this.entry, ...this.files.keys()],
      getScriptVersion: () => '1',
      getScriptSnapshot: (name) => {
        const text = this.files.get(name) ?? ts.sys.readFile(name);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (name) => this.files.has(name) || ts.sys.fileExists(name),
      readFile: (name) => this.files.get(name) ?? ts.sys.readFile(name),
      readDirectory: ts.sys.readDirectory,
      directoryExists: (name) => name === this.folder || ts.sys.directoryExists(name),
      getDirectories: ts.sys.getDirectories,
    });
  }

  /** Where the modules seem to be. */
  private get folder() {
    return join(this.root, '.cache/docs');
  }

  private get entry() {
    return join(this.root, 'dist/src/index.d.ts');
  }

  private get program() {
    return this.service.getProgram()!;
  }

  /** The package's exports, and those of its namespaces, with their documentation. */
  exports(): Exported[] {
    const checker = this.program.getTypeChecker();
    const module = checker.getSymbolAtLocation(this.program.getSourceFile(this.entry)!)!;
    return exportsOf(checker, module);
  }

  /** Everything that is not as the blocks claim, by block. */
  check(modules: readonly Assembled[]): string[][] {
    const name = (i: number) => join(this.folder, `block${i}.ts`);
    this.files.set(
      join(this.folder, 'prelude.ts'),
      ts.sys.readFile(join(this.root, 'scripts/docs/prelude.ts'))!,
    );
    modules.forEach(({ text }, i) => {
      this.files.set(name(i), text);
    });
    const found = findProblems(ts, this.program);
    return modules.map((module, i) => [
      ...this.unexpected(module, name(i)),
      ...this.wrongHovers(module, name(i)),
      ...wrongSource(
        module,
        found.filter(({ file }) => file === name(i)),
      ),
    ]);
  }

  /** Errors nobody announced, and announced ones that are not there. */
  private unexpected({ block, text, line }: Assembled, file: string): string[] {
    const source = this.program.getSourceFile(file)!;
    const errors = [
      ...this.service.getSyntacticDiagnostics(file),
      ...this.service.getSemanticDiagnostics(file),
    ].map(({ start = 0, length, messageText }) => ({
      ...source.getLineAndCharacterOfPosition(start),
      length,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
    const claimed = block.wrong?.message ?? null;
    const announced = announcements(text);
    const problems =
      block.wrong?.typesOnly && announced.length === 0
        ? ['it does not show where the compiler refuses it']
        : [];
    for (const wanted of announced) {
      const message = wanted.message || (claimed ?? '');
      const at = errors.findIndex(
        (e) => e.line === wanted.line && e.character === wanted.start && e.length === wanted.length,
      );
      const [found] = at < 0 ? [] : errors.splice(at, 1);
      if (!found || !fits(message, found.message)) {
        problems.push(`the compiler does not say there: ${message}${found ? `\nbut: ${found.message}` : ''}`);
      }
    }
    for (const { message, line: at } of errors) {
      if (block.wrong && (claimed === null || fits(claimed, message) || !isOurs(message))) continue;
      problems.push(`line ${block.line + at - line + 1}: ${message}`);
    }
    return problems;
  }

  /** `// ^? type` under a line names the type of what the caret points at. */
  private wrongHovers({ block, text, line }: Assembled, file: string): string[] {
    const source = this.program.getSourceFile(file)!;
    const lines = text.split('\n');
    return lines.flatMap((comment, i) => {
      const [, before, wanted] = /^(\s*\/\/\s*)\^\? (.*)$/.exec(comment) ?? [];
      if (before === undefined || i < line) return [];
      const position = source.getPositionOfLineAndCharacter(codeLineAbove(lines, i), before.length);
      const info = this.service.getQuickInfoAtPosition(file, position);
      const hover = ts.displayPartsToString(info?.displayParts).replace(/\s+/g, ' ');
      const type = hover.slice(hover.indexOf(': ') + 2);
      return type === wanted
        ? []
        : [`line ${block.line + i - line + 1}: the hover is ${type}, not ${wanted}`];
    });
  }
}

/** What `axiswise check` finds and the block does not announce, or the other way round. */
function wrongSource({ block, line: first }: Assembled, found: readonly Problem[]): string[] {
  const wanted = isWrongSource(block) ? block.wrong?.code : undefined;
  const problems = found
    .filter(({ code }) => code !== wanted)
    .map(({ line, code, message }) => `line ${block.line + line - first}: ${code}: ${message}`);
  const said = found.filter(({ code }) => code === wanted).map(({ message }) => message);
  const isFound = wanted === undefined || said.some((message) => fits(block.wrong?.message ?? '', message));
  const but = said.map((message) => `\nbut: ${message}`).join('');
  return isFound ? problems : [...problems, `axiswise check does not find ${wanted}${but}`];
}

export interface Exported {
  readonly name: string;
  readonly isFunction: boolean;
  readonly summary: string;
  readonly examples: readonly string[];
}

/** TypeScript has words of its own for arguments that are not tensors at all. */
const isOurs = (message: string) => /parameter of type '"/.test(message);

const isNote = (line: string) => /^\s*\/\//.test(line);

function codeLineAbove(lines: readonly string[], at: number): number {
  let i = at;
  while (isNote(lines[i])) i--;
  return i;
}

/**
 * `// ~~~~ message`: an error on the code line above, at the tildes; the message may go on in the comments below. Without
 * one it is the block's.
 */
function announcements(text: string) {
  const lines = text.split('\n');
  return lines.flatMap((comment, i) => {
    const [, before, tildes, first] = /^(\s*\/\/\s*)(~+) ?(.*)$/.exec(comment) ?? [];
    if (before === undefined) return [];
    const message = [first];
    for (let k = i + 1; isNote(lines[k] ?? '') && !/\/\/\s*[~^]/.test(lines[k]); k++) {
      message.push(lines[k].replace(/^\s*\/\/\s*/, ''));
    }
    return [
      {
        line: codeLineAbove(lines, i),
        start: before.length,
        length: tildes.length,
        message: message.join(' ').trim(),
      },
    ];
  });
}

/** What a comment above a name in an export list says; the compiler reads those of declarations only. */
const aboveExport = ({ declarations = [] }: ts.Symbol): string =>
  declarations
    .slice(0, 1)
    .flatMap((one) => ts.getLeadingCommentRanges(one.getSourceFile().text, one.getFullStart()) ?? [])
    .map(({ pos, end }) => declarations[0].getSourceFile().text.slice(pos, end))
    .join(' ');

function exportsOf(checker: ts.TypeChecker, module: ts.Symbol, prefix = ''): Exported[] {
  return checker.getExportsOfModule(module).flatMap((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const name = `${prefix}${symbol.name}`;
    if (target.flags & ts.SymbolFlags.ValueModule) {
      const namespace = { name, isFunction: false, summary: 'A namespace.', examples: [] };
      return [namespace, ...exportsOf(checker, target, `${name}.`)];
    }
    const text = (parts?: ts.SymbolDisplayPart[]) => ts.displayPartsToString(parts);
    const tags = target.getJsDocTags(checker).filter((tag) => tag.name === 'example');
    const isFunction =
      (target.flags & ts.SymbolFlags.Value) !== 0 &&
      (target.flags & ts.SymbolFlags.Class) === 0 &&
      checker.getTypeOfSymbol(target).getCallSignatures().length > 0;
    return {
      name,
      isFunction,
      summary: text(target.getDocumentationComment(checker)) || aboveExport(symbol),
      examples: tags.map((tag) => text(tag.text)),
    };
  });
}
