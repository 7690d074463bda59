import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A piece of TypeScript in a document or a TSDoc comment. */
export interface Block {
  readonly file: string;
  /** The line of `file`, from 0, that the text starts on. */
  readonly line: number;
  readonly text: string;
  /** What goes wrong when it runs; null for code that is right. */
  readonly wrong: Wrong | null;
  /** The literal a right example claims to give: the value of its last expression, or its shape. */
  readonly value: string | null;
  /** Earlier pieces whose declarations it uses. */
  readonly context: readonly string[];
}

export interface Wrong {
  readonly code: string;
  /** The text of the error, `...` standing for anything; null when only the code is claimed. */
  readonly message: string | null;
  /** The compiler alone finds it; the code is not run. */
  readonly typesOnly: boolean;
}

/** All blocks of the documents and sources of the repository. */
export function allBlocks(root: string): Block[] {
  const documents = ['README.md', ...list(root, 'docs', '.md')];
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  return [
    ...documents.flatMap((file) => markdownBlocks(file, read(file))),
    ...list(root, 'src', '.ts').flatMap((file) => tsdocBlocks(file, read(file))),
  ];
}

const list = (root: string, folder: string, extension: string): string[] =>
  (readdirSync(join(root, folder), { recursive: true }) as string[])
    .filter((file) => file.endsWith(extension))
    .map((file) => join(folder, file))
    .sort();

/**
 * Fences of `ts`, `ts wrong AX201`, or `ts wrong AX204 types` for what only the compiler finds. A fence of `text` before a
 * wrong one is its message. The blocks between two headings tell one story: each sees the earlier ones.
 */
export function markdownBlocks(file: string, text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  let context: string[] = [];
  let message: string | null = null;
  for (let i = 0; i < lines.length; i++) {
    if (/^#+ /.test(lines[i])) [context, message] = [[], null];
    const fence = /^```(\w*)(.*)$/.exec(lines[i]);
    if (!fence) continue;
    const end = lines.indexOf('```', i + 1);
    const body = lines.slice(i + 1, end).join('\n');
    if (fence[1] === 'text') message = body.replaceAll('\n', ' ');
    if (fence[1] === 'ts') {
      const code = /^ wrong (AX\d{3})( types)?$/.exec(fence[2]);
      if (fence[2] !== '' && !code) throw new Error(`${file}:${i + 1}: unknown kind of block:${fence[2]}`);
      const wrong = code ? { code: code[1], message, typesOnly: code[2] !== undefined } : null;
      blocks.push({ file, line: i + 1, text: body, wrong, value: null, context: [...context] });
      if (!wrong && !announcesErrors(body)) context.push(body);
    }
    i = end;
  }
  return blocks;
}

/** `// ~~~ message` under a line says that the compiler refuses it; such a block is not run. */
export const announcesErrors = (text: string) => /^\s*\/\/\s*~/m.test(text);

/** Whether `axiswise check` is to find what is wrong with a block, which may run all the same. */
export const isWrongSource = ({ wrong }: Block) => wrong?.code.startsWith('AX6') === true;

/** Examples of TSDoc comments: `@example Right: [2, 3]`, `@example Wrong: AX101 "message"`, each with a fence. */
export function tsdocBlocks(file: string, text: string): Block[] {
  const blocks: Block[] = [];
  for (const comment of text.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    const first = text.slice(0, comment.index).split('\n').length - 1;
    const lines = comment[0].split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
    const context: string[] = [];
    let title: string | null = null;
    for (let i = 0; i < lines.length; i++) {
      if (lines[i].startsWith('@')) title = /^@example (.*)$/.exec(lines[i])?.[1] ?? null;
      else if (title !== null && lines[i].startsWith('```ts')) {
        const end = lines.indexOf('```', i);
        const body = lines.slice(i + 1, end).join('\n');
        blocks.push({ file, line: first + i + 1, text: body, context: [...context], ...claim(title) });
        if (title.startsWith('Right')) context.push(body);
        i = end;
      } else if (title !== null) title += ` ${lines[i]}`;
    }
  }
  return blocks;
}

function claim(title: string): Pick<Block, 'wrong' | 'value'> {
  if (!title.startsWith('Wrong')) {
    return { wrong: null, value: /(?:^Right:|,) (\[.*\]|-?[\d.]+)$/.exec(title)?.[1] ?? null };
  }
  const [, code] = /\b(AX\d{3})\b/.exec(title) ?? [];
  if (!code) throw new Error(`a wrong example without a code: ${title}`);
  const message = /AX\d{3},? ["`](.*?)["`](?:$|:)/.exec(title)?.[1] ?? null;
  return { wrong: { code, message, typesOnly: false }, value: null };
}

/** Whether a text is the claimed one, `...` standing for anything. */
export function fits(claimed: string, text: string): boolean {
  let from = 0;
  return claimed.split('...').every((part) => {
    const at = text.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}
