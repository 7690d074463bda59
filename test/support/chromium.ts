import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** Whether npm brings a browser for this system. */
const isBrought = process.platform === 'linux' && process.arch === 'x64';

/** WebGL and WebGPU in software, and no attempt to reach the internet. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

/**
 * Unpacks the browser that @sparticuz/chromium carries, once, and returns its folder. The package unpacks to the
 * temp folder, and the libraries the browser needs only where it believes to be on AWS Lambda.
 */
function unpackedBrowser(): string {
  const manifest = new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const unpack = "await (await import('@sparticuz/chromium')).default.executablePath()";
  execFileSync(process.execPath, ['--input-type=module', '-e', unpack], {
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** What a process needs to run WebGPU in Node: the driver that the browser brings, or the system's own. */
export function vulkanDriver(): Record<string, string> {
  if (process.env.AXISWISE_CHROME || !isBrought) return {};
  const folder = unpackedBrowser();
  return { LD_LIBRARY_PATH: folder, VK_ICD_FILENAMES: join(folder, 'vk_swiftshader_icd.json') };
}

function browserOnThisSystem(): { executablePath: string; env?: Record<string, string> } {
  const installed = process.env.AXISWISE_CHROME;
  if (installed) return { executablePath: installed };
  if (!isBrought) {
    throw new Error(
      'Set AXISWISE_CHROME to the path of an installed Chrome or Chromium; npm brings one for Linux x64 only.',
    );
  }
  const folder = unpackedBrowser();
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } as Record<string, string>;
  return { executablePath: join(folder, 'chromium'), env };
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ ...browserOnThisSystem(), args: FLAGS });
