import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Evaluate, Reply } from './request.js';
import type { Channel } from './worker.js';

/** How much a function may take to be traced and compiled. */
export interface Budget {
  readonly seconds: number;
  readonly megabytes: number;
}

export const BUDGET: Budget = { seconds: 20, megabytes: 1024 };

/** The thread itself has to be loaded first. */
const START_SECONDS = 60;

/** A thread that evaluates functions, and is ended where one takes too long. Waits for it: compilers are synchronous. */
class Thread {
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private readonly replies = new Int32Array(new SharedArrayBuffer(4));
  private received = 0;

  constructor(file: URL, { megabytes }: Budget) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const channel: Channel = { port: port2, replies: this.replies.buffer };
    this.worker = new Worker(file, {
      workerData: channel,
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      stdout: true,
      stderr: true,
    });
    // One that runs out of memory does not answer.
    this.worker.on('error', () => {});
    this.worker.unref();
    port1.unref();
  }

  ask(request: unknown, seconds: number): Reply | null {
    const isStarted = this.received > 0 || this.wait(START_SECONDS);
    if (!isStarted) return null;
    this.port.postMessage(request);
    return this.wait(seconds) ? (receiveMessageOnPort(this.port)!.message as Reply) : null;
  }

  end() {
    void this.worker.terminate();
  }

  private wait(seconds: number): boolean {
    Atomics.wait(this.replies, 0, this.received, seconds * 1000);
    const isHere = Atomics.load(this.replies, 0) > this.received;
    if (isHere) this.received++;
    return isHere;
  }
}

/** Evaluates in a thread of its own, which starts with the first request. */
export function inThread(
  budget: Budget = BUDGET,
  file = new URL('./worker.js', import.meta.url),
): { readonly evaluate: Evaluate; end(): void } {
  let thread: Thread | null = null;
  const end = () => {
    thread?.end();
    thread = null;
  };
  return {
    evaluate(request) {
      thread ??= new Thread(file, budget);
      const reply = thread.ask(request, budget.seconds);
      if (reply) return reply;
      end();
      const { seconds, megabytes } = budget;
      return { reason: `it takes more than ${seconds} s or ${megabytes} MB to trace and compile` };
    },
    end,
  };
}
