import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Block, markdownBlocks } from './blocks.js';

/** One page of docs/errors: what a code means, a program that gets it, and one that does not. */
export interface ErrorPage {
  readonly file: string;
  readonly code: string;
  readonly title: string;
  /** The message as the page shows it. */
  readonly message: string;
  readonly lines: number;
  readonly blocks: readonly Block[];
}

const FOLDER = 'docs/errors';
const INDEX = 'README.md';

export function errorPages(root: string): ErrorPage[] {
  return readdirSync(join(root, FOLDER))
    .filter((name) => name !== INDEX)
    .sort()
    .map((name) => errorPage(`${FOLDER}/${name}`, readFileSync(join(root, FOLDER, name), 'utf8')));
}

export function errorPage(file: string, text: string): ErrorPage {
  const [, code, title, message] = /^# (AX\d{3}): (\S.*)\n\n```text\n([^`]*)\n```\n/.exec(text) ?? [];
  if (!code || !file.endsWith(`/${code}.md`))
    throw new Error(`${file} does not begin with its code, a title and the message`);
  return {
    file,
    code,
    title,
    message: message.replaceAll('\n', ' '),
    lines: text.trimEnd().split('\n').length,
    blocks: markdownBlocks(file, text),
  };
}

/** The page that lists all others. `names` maps the names of the messages to their codes. */
export function errorIndex(pages: readonly ErrorPage[], names: { readonly [name: string]: string }): string {
  const nameOf = new Map(Object.entries(names).map(([name, code]) => [code, name]));
  const rows = (family: string) =>
    pages
      .filter(({ code }) => code.startsWith(family))
      .map(({ code, message }) => `| [${code}](${code}.md) | ${nameOf.get(code)} | ${cell(message)} |`);
  const tables = Object.entries(FAMILIES).flatMap(([family, title]) => [
    `## ${family}xx: ${title}`,
    '',
    '| code | name | for example |',
    '| --- | --- | --- |',
    ...rows(family),
    '',
  ]);
  return [...PREFACE, '', ...tables].join('\n');
}

const cell = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

const FAMILIES = {
  AX1: 'shapes and ops',
  AX2: 'vmap',
  AX3: 'vectorize and signatures',
  AX4: 'derivatives',
  AX5: 'functions under a transform',
  AX6: 'source code, as axiswise check reads it',
};

const PREFACE = [
  '# Errors',
  '',
  'Every error of axiswise has a code that stays the same. At run time it is the `code` of the `AxiswiseError`; the',
  'compiler shows the sentence alone, and you find its code here. Each page says what is wrong, and shows a program that',
  'gets the error and one that does not. The tests compile and run them all.',
  '',
  'On the pages, names such as `add` and `vmap` are imported from axiswise, and `tf` is `@tensorflow/tfjs`. A line of',
  '`~~~~` shows what the editor underlines, with the message of the page; without one, the error is found when the',
  'program runs. Inside a transform the sentence begins with its name, as in `vmap: per-example add: ...`, and ends with',
  'the line of your program. Those from AX601 on are about programs that compile and run: `axiswise check` prints them,',
  'with their code.',
  '',
  'This page is generated from the others: `npx vitest run --project=examples errors -u`.',
];

/** What the message of each code looks like, `${...}` standing for anything: from the sources of the messages. */
export function sentences(root: string): Map<string, RegExp> {
  const folder = join(root, 'src/messages');
  const found = new Map<string, RegExp>();
  for (const name of readdirSync(folder)) {
    const source = ts.createSourceFile(
      name,
      readFileSync(join(folder, name), 'utf8'),
      ts.ScriptTarget.ES2022,
    );
    const visit = (node: ts.Node) => {
      if (ts.isCallExpression(node) && node.expression.getText(source) === 'message') {
        const [code, write] = node.arguments;
        if (ts.isStringLiteral(code) && ts.isArrowFunction(write)) found.set(code.text, pattern(write.body));
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

function pattern(sentence: ts.Node): RegExp {
  const texts = ts.isTemplateExpression(sentence)
    ? [sentence.head.text, ...sentence.templateSpans.map((span) => span.literal.text)]
    : [(sentence as ts.StringLiteral).text];
  return new RegExp(`^${texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
}
