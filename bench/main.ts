import { writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { fusedInBrowser } from './browser.js';
import { editorLatency } from './editor.js';
import { fusedAgainstOthers } from './fused.js';
import { againstJaxJs } from './jaxjs.js';
import { opsInsideVmap } from './ops.js';
import { perExampleGradients, perExampleModelGradients } from './perExample.js';
import { machine, markdown, missed, print } from './report.js';
import { typeCost } from './types.js';
import { outsideTransforms } from './untouched.js';

await tf.setBackend('cpu');
const sections = [
  perExampleGradients(),
  perExampleModelGradients(),
  opsInsideVmap(),
  outsideTransforms(),
  await againstJaxJs(),
  await fusedAgainstOthers('wasm'),
  await fusedAgainstOthers('cpu'),
  await fusedInBrowser('wasm'),
  await fusedInBrowser('webgl'),
  await fusedInBrowser('webgpu'),
];
const tables = [typeCost(), await editorLatency()];
const on = machine(tf.version_core);
print(sections, tables, on);
writeFileSync('docs/benchmarks.md', markdown(sections, tables, on));
const misses = missed(sections);
console.log(`\n${misses.length === 0 ? 'All targets met.' : `${misses.length} targets missed.`}`);
process.exitCode = misses.length === 0 ? 0 : 1;
