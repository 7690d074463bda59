import { pathToFileURL } from 'node:url';
import { type MessagePort, workerData } from 'node:worker_threads';
import { answer } from './answer.js';
import type { Reply, Request } from './request.js';
import { useStorage } from './storage.js';

/** What the thread is started with. */
export interface Channel {
  readonly port: MessagePort;
  /** One number: how many replies there are. */
  readonly replies: SharedArrayBuffer;
}

const { port, replies } = workerData as Channel;
const count = new Int32Array(replies);
const modules = new Map<string, unknown>();

async function reply(request: Request): Promise<Reply> {
  for (const { path } of request.libraries) {
    if (path !== null && !modules.has(path)) modules.set(path, await import(pathToFileURL(path).href));
  }
  useStorage();
  return answer(request, modules);
}

port.on('message', async (request: Request) => {
  let result: Reply;
  try {
    result = await reply(request);
  } catch (e) {
    result = { reason: `a library cannot be loaded: ${e instanceof Error ? e.message : String(e)}` };
  }
  port.postMessage(result);
  Atomics.add(count, 0, 1);
  Atomics.notify(count, 0);
});
Atomics.add(count, 0, 1);
Atomics.notify(count, 0);
