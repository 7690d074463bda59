import { relative } from 'node:path';
import MagicString from 'magic-string';
import { createUnplugin } from 'unplugin';
import { type CompiledFile, compileFile } from '../ahead/compileFile.js';
import { openProject, type Project } from '../ahead/project.js';
import { inThread } from '../ahead/thread.js';

export interface PluginOptions {
  /** The tsconfig.json of the project; the next one from the working folder upwards otherwise. */
  readonly tsconfig?: string;
  /** Fail where a function cannot be compiled ahead of time, in place of a warning. */
  readonly strict?: boolean;
}

/** Compiles the functions that a project gives to fuse while it is bundled. */
export const axiswise = createUnplugin(({ tsconfig, strict = false }: PluginOptions = {}) => {
  let project: Project | undefined;
  const { evaluate, end } = inThread();
  return {
    name: 'axiswise',
    enforce: 'pre',
    transform: {
      filter: { id: /\.[cm]?[jt]sx?($|\?)/, code: /\bfuse\b/ },
      handler(code, id) {
        const [path] = id.split('?');
        if (path.includes('/node_modules/')) return null;
        project ??= openProject(process.cwd(), tsconfig);
        const program = project.programOf(path, code);
        const file = program.getSourceFile(path);
        if (!file) return null;
        const made = compileFile(project.compiler.ts, program.getTypeChecker(), file, evaluate);
        for (const dependency of made.dependencies) this.addWatchFile(dependency);
        for (const { node, message } of made.remarks) {
          const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
          const text = `${relative(process.cwd(), path)}:${line + 1}:${character + 1} AX605 ${message}`;
          if (strict) this.error(text);
          else this.warn(text);
        }
        return inserted(code, id, made);
      },
    },
    buildEnd: end,
  };
});

function inserted(code: string, source: string, { insertions }: CompiledFile) {
  if (insertions.length === 0) return null;
  const text = new MagicString(code);
  for (const insertion of insertions) text.appendLeft(insertion.at, insertion.text);
  return { code: text.toString(), map: text.generateMap({ source, hires: true }) };
}
