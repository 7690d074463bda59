import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Connection } from './connection.js';
import { median } from './measure.js';
import type { Table } from './report.js';
import { largePrograms } from './types.js';

/** How long it took until the errors of a file were there, and how many there were. */
interface Answer {
  readonly milliseconds: number;
  readonly errors: number;
}

/** A file that is open in an editor: a line of it is replaced, and the errors of the file are asked for. */
interface Editor {
  replaceLine(line: number, text: string): Promise<Answer>;
  close(): void;
}

/** TypeScript 6: tsserver, a request in a line. */
async function tsserver(path: string): Promise<Editor> {
  const connection = new Connection('node_modules/typescript/lib/tsserver.js', []);
  const file = resolve(path);
  let seq = 0;
  const request = (command: string, args: object) =>
    connection.write(`${JSON.stringify({ seq: ++seq, type: 'request', command, arguments: args })}\n`);
  request('open', { file });
  return {
    async replaceLine(line, text) {
      const start = performance.now();
      const found = connection.next(({ event }) => event === 'semanticDiag');
      const done = connection.next(({ event }) => event === 'requestCompleted');
      request('change', {
        file,
        line,
        offset: 1,
        endLine: line + 1,
        endOffset: 1,
        insertString: `${text}\n`,
      });
      request('geterr', { files: [file], delay: 0 });
      const { body } = await found;
      const milliseconds = performance.now() - start;
      await done;
      return { milliseconds, errors: body?.diagnostics?.length ?? 0 };
    },
    close: () => connection.close(),
  };
}

/** TypeScript 7: the language server protocol. */
async function languageServer(path: string): Promise<Editor> {
  const connection = new Connection('node_modules/typescript7/lib/tsc.js', ['--lsp', '--stdio']);
  const uri = pathToFileURL(resolve(path)).href;
  let id = 0;
  const send = (message: object) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    connection.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const request = (method: string, params: object) => {
    const mine = ++id;
    const answer = connection.next((message) => message.id === mine && message.method === undefined);
    send({ id: mine, method, params });
    return answer;
  };
  // The server waits for answers to its own requests.
  connection.onMessage((message) => {
    if (message.id !== undefined && message.method !== undefined) send({ id: message.id, result: null });
  });
  const rootUri = pathToFileURL(process.cwd()).href;
  await request('initialize', { processId: process.pid, rootUri, capabilities: {} });
  send({ method: 'initialized', params: {} });
  const text = readFileSync(path, 'utf8');
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'typescript', version: 1, text } },
  });
  let version = 1;
  return {
    async replaceLine(line, text) {
      const startTime = performance.now();
      const range = { start: { line: line - 1, character: 0 }, end: { line, character: 0 } };
      send({
        method: 'textDocument/didChange',
        params: { textDocument: { uri, version: ++version }, contentChanges: [{ range, text: `${text}\n` }] },
      });
      const { result } = await request('textDocument/diagnostic', { textDocument: { uri } });
      return { milliseconds: performance.now() - startTime, errors: result?.items?.length ?? 0 };
    },
    close: () => connection.close(),
  };
}

const EDITORS = {
  '6, tsserver': tsserver,
  '7, language server': languageServer,
};
const ROUNDS = 5;
const LINE = 250;
const right = 'export const edited = add(zeros([2, 3]), zeros([2, 3]));';
const wrong = 'export const edited = add(zeros([2, 3]), zeros([2, 4]));';

/** Between a right and a wrong line, back and forth; what the wrong one gives counts. */
async function answers(editor: Editor): Promise<Answer[]> {
  const found: Answer[] = [];
  await editor.replaceLine(LINE, right);
  for (let round = 0; round < ROUNDS; round++) {
    found.push(await editor.replaceLine(LINE, wrong));
    await editor.replaceLine(LINE, right);
  }
  editor.close();
  return found;
}

/** From a keystroke to the error under the cursor. */
export async function editorLatency(): Promise<Table> {
  const rows: string[][] = [];
  for (const [version, open] of Object.entries(EDITORS)) {
    for (const { name, path } of largePrograms()) {
      const found = await answers(await open(`${path}/main.ts`));
      rows.push([
        version,
        name,
        median(found.map(({ milliseconds }) => milliseconds)).toFixed(0),
        `${found[0].errors}`,
      ]);
    }
  }
  return {
    title: 'From an edit to its error in the editor',
    text: `The 500-statement file is open; line ${LINE} becomes \`${wrong}\`. Language servers are driven as an editor drives them; medians of ${ROUNDS} edits from the change to the answer with the file's errors.`,
    head: ['TypeScript', 'library', 'ms', 'errors shown'],
    rows,
  };
}
