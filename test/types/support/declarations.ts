import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const cache = join(root, '.cache/declarations');

/**
 * The folder of the package's declaration files, as users get them. They are emitted once per state of the sources;
 * test files that run at the same time wait for the one that emits.
 */
export async function declarations(): Promise<string> {
  const folder = join(cache, hashOf(['src', 'types'].flatMap((name) => sources(join(root, name)))));
  const lock = `${folder}.lock`;
  mkdirSync(cache, { recursive: true });
  while (!existsSync(folder)) {
    try {
      mkdirSync(lock);
    } catch {
      await setTimeout(200);
      continue;
    }
    try {
      emit(`${folder}.part`);
      renameSync(`${folder}.part`, folder);
    } finally {
      rmSync(lock, { recursive: true });
    }
  }
  return folder;
}

/** Of the folder, for tsd: how its test files are compiled. */
const manifest = {
  name: 'axiswise',
  type: 'module',
  types: 'src/index.d.ts',
  files: ['src', 'types'],
  tsd: {
    compilerOptions: {
      module: 'nodenext',
      moduleResolution: 'nodenext',
      types: [],
      paths: { axiswise: ['./src/index.d.ts'] },
    },
  },
};

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name));
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function emit(folder: string) {
  rmSync(folder, { recursive: true, force: true });
  const { options, fileNames } = readConfig(join(root, 'tsconfig.build.json'));
  const program = ts.createProgram(fileNames, {
    ...options,
    declaration: true,
    emitDeclarationOnly: true,
    outDir: folder,
  });
  const { diagnostics } = program.emit();
  if (!existsSync(join(folder, 'src/index.d.ts')))
    throw new Error(ts.formatDiagnostics(diagnostics, formatHost));
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
}

function readConfig(file: string) {
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, root);
}

export const formatHost: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: () => root,
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
};
