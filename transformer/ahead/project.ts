import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type ts from 'typescript';
import { hostOf } from '../check/libHost.js';
import { type Compiler, loadTypeScript } from '../check/loadTypeScript.js';
import { findConfig, parse } from '../check/programs.js';

/** The types of a project whose files change: a bundler transforms them one by one. */
export interface Project {
  readonly compiler: Compiler;
  /** A program in which a file has this text. */
  programOf(file: string, text: string): ts.Program;
}

/** A project of a folder, by its tsconfig.json or the one that is named. */
export function openProject(folder: string, config?: string): Project {
  const path = findConfig(folder, config);
  const compiler = loadTypeScript(dirname(path));
  const { ts } = compiler;
  const { options, fileNames } = parse(ts, path);
  const roots = new Set(fileNames);
  const texts = new Map<string, string>();
  const host = hostOf(compiler, { ...options, noEmit: true });
  const files = new Map<string, ts.SourceFile>();
  const textOf = (name: string) => texts.get(name) ?? host.readFile(name);
  const cached: ts.CompilerHost = {
    ...host,
    getSourceFile(name, version, ...rest) {
      const found = files.get(name);
      const isFixed = found?.isDeclarationFile === true;
      if (found && (isFixed || found.text === textOf(name))) return found;
      const text = texts.get(name);
      const made =
        text === undefined
          ? host.getSourceFile(name, version, ...rest)
          : ts.createSourceFile(name, text, version, true);
      if (made) files.set(name, made);
      return made;
    },
  };
  let program: ts.Program | undefined;
  return {
    compiler,
    programOf(file, text) {
      const isSaved = readFileSync(file, 'utf8') === text;
      if (isSaved) texts.delete(file);
      else texts.set(file, text);
      roots.add(file);
      program = ts.createProgram({
        rootNames: [...roots],
        options: { ...options, noEmit: true },
        host: cached,
        oldProgram: program,
      });
      return program;
    },
  };
}
