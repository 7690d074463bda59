import type ts from 'typescript';
import type { Compiler } from './loadTypeScript.js';

/** Where the files seem to be: a folder that no file is in. */
const FOLDER = '/node_modules/typescript/lib';

/** The compiler's usual host, and its lib.*.d.ts where they are no files. */
export function hostOf({ ts, lib }: Compiler, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  if (!lib) return host;
  const textOf = (path: string) =>
    path.startsWith(`${FOLDER}/`) ? lib.get(path.slice(FOLDER.length + 1)) : undefined;
  return {
    ...host,
    getDefaultLibLocation: () => FOLDER,
    getDefaultLibFileName: (options) => `${FOLDER}/${ts.getDefaultLibFileName(options)}`,
    fileExists: (path) => textOf(path) !== undefined || host.fileExists(path),
    readFile: (path) => textOf(path) ?? host.readFile(path),
    getSourceFile: (path, version, ...rest) => {
      const text = textOf(path);
      return text === undefined
        ? host.getSourceFile(path, version, ...rest)
        : ts.createSourceFile(path, text, version);
    },
  };
}
