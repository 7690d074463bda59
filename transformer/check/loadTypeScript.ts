import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TypeScript } from './rule.js';
import { UsageError } from './usageError.js';

/** Where a compiler with an API may be: under the usual name, or beside TypeScript 7. */
const PACKAGES = ['typescript', 'typescript6', '@typescript/typescript6'];

/** By this alias `npx tsc` stays TypeScript 7; `@typescript/typescript6` brings a `tsc` of its own, which npm prefers. */
const REMEDY = 'npm i -D typescript@6, or beside TypeScript 7: npm i -D typescript6@npm:typescript@6';

/** The project's own TypeScript, 5.9 or 6. */
export function loadTypeScript(folder: string): TypeScript {
  const require = createRequire(join(folder, 'package.json'));
  const unusable: string[] = [];
  for (const name of PACKAGES) {
    const ts = load(require, name);
    if (ts && isUsable(ts)) return ts as TypeScript;
    if (ts) unusable.push(`${name} ${ts.version}`);
  }
  const found = unusable.length > 0 ? `${unusable.join(' and ')} cannot run it` : 'none is installed';
  throw new UsageError(`needs the compiler API of TypeScript 5.9 or 6, but ${found}; ${REMEDY}`);
}

function load(require: NodeJS.Require, name: string): Partial<TypeScript> | null {
  try {
    require.resolve(name);
  } catch {
    return null;
  }
  return require(name) as Partial<TypeScript>;
}

/** TypeScript 7 exports its version and little else. */
function isUsable({ version = '0', createProgram }: Partial<TypeScript>): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return typeof createProgram === 'function' && (major > 5 || (major === 5 && minor >= 9));
}
