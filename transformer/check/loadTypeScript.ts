import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TypeScript } from './rule.js';
import { UsageError } from './usageError.js';

/** A compiler with an API. */
export interface Compiler {
  readonly ts: TypeScript;
  /** Its lib.*.d.ts by their names, where they are no files beside it. */
  readonly lib: ReadonlyMap<string, string> | null;
}

/** Where a compiler with an API may be: under the usual name, or beside TypeScript 7. */
const PACKAGES = ['typescript', '@typescript/typescript6', 'typescript6'];

/** By this alias `npx tsc` stays TypeScript 7; `@typescript/typescript6` brings a `tsc` of its own, which npm prefers. */
const REMEDY = 'npm i -D typescript@6, or beside TypeScript 7: npm i -D typescript6@npm:typescript@6';

/** The project's own TypeScript, 5.9 or 6, by any name, or else the one within its ts-morph. */
export function loadTypeScript(folder: string): Compiler {
  const require = createRequire(join(folder, 'package.json'));
  const unusable: string[] = [];
  for (const name of new Set([...PACKAGES, ...aliases(folder)])) {
    const ts = load<Partial<TypeScript>>(require, name);
    if (ts && isUsable(ts)) return { ts, lib: null };
    if (ts) unusable.push(`${name} ${ts.version}`);
  }
  const bundled = bundledIn(require);
  if (bundled) return bundled;
  const found = unusable.length > 0 ? `${unusable.join(' and ')} cannot run it` : 'none is installed';
  throw new UsageError(`needs the compiler API of TypeScript 5.9 or 6, but ${found}; ${REMEDY}`);
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The other names by which the folder's package.json installs a TypeScript. */
function aliases(folder: string): string[] {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    const dependencies = { ...manifest.dependencies, ...manifest.devDependencies };
    const isTypeScript = /^npm:(typescript|@typescript\/typescript6)(@|$)/;
    return Object.keys(dependencies).filter((name) => isTypeScript.test(dependencies[name]));
  } catch {
    return [];
  }
}

interface TsMorphCommon {
  readonly getLibFiles?: () => readonly { readonly fileName: string; readonly text: string }[];
}

/** ts-morph has its own copy of TypeScript, and lib.*.d.ts as strings. */
function bundledIn(require: NodeJS.Require): Compiler | null {
  const morph = load<{ readonly ts?: Partial<TypeScript> }>(require, 'ts-morph');
  if (!morph?.ts || !isUsable(morph.ts)) return null;
  const common = load<TsMorphCommon>(createRequire(require.resolve('ts-morph')), '@ts-morph/common');
  const files = common?.getLibFiles?.();
  if (!files) return null;
  return { ts: morph.ts, lib: new Map(files.map(({ fileName, text }) => [fileName, text])) };
}

function load<module>(require: NodeJS.Require, name: string): module | null {
  try {
    require.resolve(name);
  } catch {
    return null;
  }
  return require(name) as module;
}

/** TypeScript 7 exports its version and little else. */
function isUsable(ts: Partial<TypeScript>): ts is TypeScript {
  const [major = 0, minor = 0] = (ts.version ?? '0').split('.').map(Number);
  return typeof ts.createProgram === 'function' && (major > 5 || (major === 5 && minor >= 9));
}
