import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

export interface Message {
  readonly id?: number;
  readonly event?: string;
  readonly body?: { readonly diagnostics?: readonly unknown[] };
  readonly result?: { readonly items?: readonly unknown[] };
  readonly method?: string;
}

/** A language server's standard streams. What it writes comes in messages, each behind a header with its length. */
export class Connection {
  private readonly process: ChildProcessWithoutNullStreams;
  private rest = Buffer.alloc(0);
  private readonly waiting = new Set<(message: Message) => void>();

  constructor(script: string, args: readonly string[]) {
    this.process = spawn(process.execPath, [script, ...args]);
    this.process.stdout.on('data', (chunk: Buffer) => this.read(chunk));
  }

  private read(chunk: Buffer) {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (;;) {
      const header = /Content-Length: (\d+)\r?\n\r?\n/.exec(this.rest.toString('latin1'));
      if (!header) return;
      const start = header.index + header[0].length;
      const end = start + Number(header[1]);
      if (this.rest.length < end) return;
      const message = JSON.parse(this.rest.subarray(start, end).toString('utf8')) as Message;
      this.rest = this.rest.subarray(end);
      for (const tell of [...this.waiting]) tell(message);
    }
  }

  write(text: string) {
    this.process.stdin.write(text);
  }

  /** Every message from now on. */
  onMessage(tell: (message: Message) => void) {
    this.waiting.add(tell);
  }

  /** The first message to come that is wanted. */
  next(wanted: (message: Message) => boolean): Promise<Message> {
    return new Promise((done) => {
      const tell = (message: Message) => {
        if (!wanted(message)) return;
        this.waiting.delete(tell);
        done(message);
      };
      this.waiting.add(tell);
    });
  }

  close() {
    this.process.kill();
  }
}
