import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));

/** Compilers by path: npm gives .bin/tsc to any one of several installed versions. */
export const COMPILERS: Record<string, string> = {
  '5.9': join(root, 'node_modules/typescript59/bin/tsc'),
  '6.0': join(root, 'node_modules/typescript/bin/tsc'),
  '7.0': join(root, 'node_modules/typescript7/bin/tsc'),
};

const npm = (cwd: string, ...args: string[]) =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const temporary = () => realpathSync(mkdtempSync(join(tmpdir(), 'axiswise-')));

/** The built package as it would be published, and the paths in it. A build here would break tests beside this one. */
export function pack(): { tarball: string; files: string[]; remove(): void } {
  const folder = temporary();
  const report = npm(root, 'pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', folder);
  const [{ filename, files }] = JSON.parse(report) as [{ filename: string; files: { path: string }[] }];
  return {
    tarball: join(folder, filename),
    files: files.map((file) => file.path),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export interface Run {
  readonly ok: boolean;
  /** Standard output and errors. */
  readonly output: string;
}

/** A project outside this repository, with these dependencies and files from the fixtures. */
export class Project {
  readonly folder = temporary();

  constructor(dependencies: Record<string, string>, files: readonly string[]) {
    const manifest = { name: 'stranger', private: true, type: 'module', dependencies };
    writeFileSync(join(this.folder, 'package.json'), JSON.stringify(manifest));
    npm(this.folder, 'install', '--prefer-offline', '--no-audit', '--no-fund');
    mkdirSync(join(this.folder, 'out'));
    for (const file of files) copyFileSync(join(fixtures, file), join(this.folder, file));
  }

  compile(compiler: string, file: string): Run {
    const compilerOptions = {
      strict: true,
      target: 'es2022',
      lib: ['es2022', 'dom'],
      module: 'nodenext',
      types: [],
      skipLibCheck: true,
      outDir: 'out',
    };
    writeFileSync(join(this.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
    return this.node([COMPILERS[compiler], '--pretty', 'false']);
  }

  run(file: string): Run {
    return this.node([join('out', file.replace(/\.ts$/, '.js'))]);
  }

  node(args: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: this.folder,
      encoding: 'utf8',
    });
    return { ok: status === 0, output: stdout + stderr };
  }

  /** Runs a command that a dependency has installed. */
  bin(name: string, args: readonly string[]): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(join('node_modules/.bin', name), args, {
      cwd: this.folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    return { status, output: stdout + stderr };
  }

  remove() {
    rmSync(this.folder, { recursive: true });
  }
}
