// @ts-check
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
try {
  // Two programs, so that the library cannot use what only Node has.
  for (const config of ['tsconfig.build.json', 'tsconfig.transformer.json']) {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', config], {
      cwd: root,
      stdio: 'inherit',
    });
  }
} catch {
  process.exitCode = 1;
}
