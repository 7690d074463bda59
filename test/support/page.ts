import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './chromium.js';

export type Backend = 'cpu' | 'wasm' | 'webgl' | 'webgpu';

/** A module bundled for the browser; its exports are callable by name, each call on a page of its own. */
export interface BrowserModule {
  /** Loads the module in a new page and awaits one of its exported functions; arguments and result are JSON. */
  call<T>(exported: string, ...args: unknown[]): Promise<T>;
  close(): Promise<void>;
}

const HTML = '<!doctype html><meta charset="utf-8"><script src="/module.js"></script>';

export async function openModule(entry: string): Promise<BrowserModule> {
  const script = await bundle(entry);
  const server = createServer((request, response) => {
    const isScript = request.url === '/module.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : HTML);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launchBrowser();
  return {
    call: (exported, ...args) => callOnPage(browser, url, exported, args),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'module',
    platform: 'browser',
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

async function callOnPage<T>(browser: Browser, url: string, exported: string, args: unknown[]): Promise<T> {
  const page = await browser.newPage();
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  if (process.env.AXISWISE_VERBOSE) page.on('console', (message) => console.log(`[page] ${message.text()}`));
  try {
    await page.goto(url);
    return (await page.evaluate(
      ([name, list]) => {
        const home = globalThis as unknown as { module: Record<string, (...a: unknown[]) => unknown> };
        return home.module[name](...list);
      },
      [exported, args] as const,
    )) as T;
  } catch (error) {
    throw errors[0] ?? error;
  } finally {
    await page.close();
  }
}
