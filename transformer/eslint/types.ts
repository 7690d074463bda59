/* The parts of ESLint's types that the rules use, so that ESLint need not be installed. */

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Fix {
  range: [number, number];
  text: string;
}

export interface Fixer {
  insertTextBeforeRange(range: [number, number], text: string): Fix;
  replaceTextRange(range: [number, number], text: string): Fix;
}

export interface Suggestion {
  desc: string;
  fix(fixer: Fixer): Fix[];
}

export interface Report {
  loc: { start: Position; end: Position };
  message: string;
  suggest: Suggestion[];
}

export interface SourceCode {
  readonly ast: object;
  /** Of @typescript-eslint/parser, if it is the parser. */
  readonly parserServices?: object;
  getLocFromIndex(index: number): Position;
}

export interface RuleContext {
  readonly cwd: string;
  readonly filename: string;
  /** A `SourceCode` in files of JavaScript and TypeScript; ESLint has others. */
  readonly sourceCode: object;
  report(report: Report): void;
}

export interface RuleModule {
  readonly meta: {
    readonly type: 'problem';
    readonly docs: { readonly description: string };
    readonly hasSuggestions: true;
    readonly schema: [];
  };
  create(context: RuleContext): { Program(): void };
}
