import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { editorLatency } from './editor.js';
import { fusedInBrowser } from './fused/browser.js';
import { fusedOnDawn } from './fused/dawn.js';
import { fusedInNode } from './fused/node.js';
import type { Fused } from './fused/report.js';
import { againstJaxJs } from './jaxjs.js';
import { opsInsideVmap } from './ops.js';
import { perExampleGradients, perExampleModelGradients } from './perExample.js';
import { plot } from './plot.js';
import { fails, machine, markdown, missed, print, type Section, type Table } from './report.js';
import { typeCost } from './types.js';
import { outsideTransforms } from './untouched.js';

interface Part {
  readonly sections: readonly Section[];
  readonly tables: readonly Table[];
}
const sections = (...all: Section[]): Part => ({ sections: all, tables: [] });
const fused = ({ section, table }: Fused): Part => ({ sections: [section], tables: [table] });

const PARTS: Record<string, () => Part | Promise<Part>> = {
  perExample: () => sections(perExampleGradients(), perExampleModelGradients()),
  ops: () => sections(opsInsideVmap(), outsideTransforms()),
  jax: async () => sections(await againstJaxJs()),
  wasm: async () => fused(await fusedInNode('wasm')),
  cpu: async () => fused(await fusedInNode('cpu')),
  browserWasm: async () => fused(await fusedInBrowser('wasm')),
  webgl: async () => fused(await fusedInBrowser('webgl')),
  webgpu: async () => fused(await fusedInBrowser('webgpu')),
  dawn: () => fused(fusedOnDawn()),
  types: async () => ({ sections: [], tables: [typeCost(), await editorLatency()] }),
};
const FOLDER = '.cache/bench';

// Parts that are named run, or all; the document is written from what each came to when it ran last.
const args = process.argv.slice(2);
const isCheck = args.includes('--check');
const named = args.filter((arg) => arg !== '--check');
for (const name of named)
  if (!(name in PARTS)) throw new Error(`no part ${name}: ${Object.keys(PARTS).join(', ')}`);
mkdirSync(FOLDER, { recursive: true });
await tf.setBackend('cpu');
const ran: Part[] = [];
for (const name of named.length > 0 ? named : Object.keys(PARTS)) {
  const part = await PARTS[name]();
  writeFileSync(`${FOLDER}/${name}.json`, JSON.stringify(part));
  print(part.sections, part.tables);
  ran.push(part);
}

const on = machine(tf.version_core);
const all = Object.keys(PARTS).flatMap((name): Part[] => {
  try {
    return [JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8'))];
  } catch {
    return [];
  }
});
const { length } = Object.keys(PARTS);
if (!isCheck && all.length === length) {
  const parts = {
    sections: all.flatMap((part) => part.sections),
    tables: all.flatMap((part) => part.tables),
  };
  mkdirSync('docs/benchmarks', { recursive: true });
  for (const section of parts.sections) {
    if (section.plot) writeFileSync(`docs/benchmarks/${section.plot}`, plot(section));
  }
  writeFileSync('docs/benchmarks.md', markdown(parts.sections, parts.tables, on));
}
const rows = ran.flatMap((part) => part.sections);
const misses = isCheck ? fails(rows) : missed(rows);
for (const { what, baseline, speedup, target } of misses) {
  console.log(`${what} against ${baseline}: ${speedup.toFixed(2)}, wanted ${target}`);
}
console.log(`\n${misses.length === 0 ? 'All targets met.' : `${misses.length} targets missed.`}`);
process.exitCode = misses.length === 0 ? 0 : 1;
