import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type ts from 'typescript';
import { hostOf } from './libHost.js';
import type { Compiler } from './loadTypeScript.js';
import type { TypeScript } from './rule.js';
import { UsageError } from './usageError.js';

/** The path of a tsconfig: the file or the folder that is named, or the next tsconfig.json from the folder upwards. */
export function findConfig(folder: string, named: string | undefined): string {
  if (named === undefined) return search(folder);
  const path = resolve(folder, named);
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'tsconfig.json') : path;
  if (!existsSync(file))
    throw new UsageError(`there is no ${relative(folder, file)}; name a tsconfig with -p`);
  return file;
}

function search(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, 'tsconfig.json');
    if (existsSync(file)) return file;
    if (at === dirname(at)) throw new UsageError(`there is no tsconfig.json in ${folder}; name one with -p`);
  }
}

/** The program of a tsconfig, and those of the projects that it references. */
export function programsOf(compiler: Compiler, config: string, seen = new Set<string>()): ts.Program[] {
  if (seen.has(config)) return [];
  seen.add(config);
  const { ts } = compiler;
  const { fileNames: rootNames, projectReferences, ...parsed } = parse(ts, config);
  const options = { ...parsed.options, noEmit: true };
  const host = hostOf(compiler, options);
  const own = rootNames.length > 0 ? [ts.createProgram({ rootNames, options, projectReferences, host })] : [];
  const references = projectReferences ?? [];
  return [
    ...own,
    ...references.flatMap((reference) =>
      programsOf(compiler, ts.resolveProjectReferencePath(reference), seen),
    ),
  ];
}

/** What `files: [...]` alone leaves out is no mistake where there are references. */
const NO_INPUTS = [18002, 18003];

export function parse(ts: TypeScript, config: string): ts.ParsedCommandLine {
  const fail = (diagnostic: ts.Diagnostic): never => {
    throw new UsageError(`${config}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`);
  };
  const host: ts.ParseConfigFileHost = {
    fileExists: ts.sys.fileExists,
    getCurrentDirectory: ts.sys.getCurrentDirectory,
    readDirectory: ts.sys.readDirectory,
    readFile: ts.sys.readFile,
    useCaseSensitiveFileNames: ts.sys.useCaseSensitiveFileNames,
    onUnRecoverableConfigFileDiagnostic: fail,
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(config, {}, host);
  if (!parsed) throw new UsageError(`${config} cannot be read`);
  const referencesOthers = (parsed.projectReferences?.length ?? 0) > 0;
  const errors = parsed.errors.filter(({ code }) => !referencesOthers || !NO_INPUTS.includes(code));
  if (errors.length > 0) fail(errors[0]);
  return parsed;
}
