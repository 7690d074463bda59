import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { cases } from '../differential/cases/index.js';
import { type CaseResult, runCase } from '../differential/run.js';

/** Runs the named cases one after the other on a GPU backend. */
export async function runCases(names: readonly string[], backend: string): Promise<CaseResult[]> {
  if (!(await tf.setBackend(backend))) throw new Error(`the ${backend} backend did not start`);
  await tf.ready();
  const results: CaseResult[] = [];
  for (const c of cases) if (names.includes(c.name)) results.push(await runCase(c, backend));
  return results;
}
