/* Imports the modules that it is given, one after the other, and writes as JSON what each of them did. */
import { format } from 'node:util';
import * as tf from '@tensorflow/tfjs';

const [result, ...modules] = process.argv.slice(2);
const holder = globalThis as unknown as Record<string, unknown>;

tf.enableProdMode();
await tf.setBackend('cpu');
console.warn = () => {};

function describe(value: unknown): unknown {
  if (typeof value === 'number') return { shape: [], values: value };
  if (Array.isArray(value) && !value.some((x) => x instanceof tf.Tensor)) return { shape: [], values: value };
  if (Array.isArray(value)) return { shape: [], values: value.map((x: tf.Tensor) => x.arraySync()) };
  return value instanceof tf.Tensor ? { shape: value.shape, values: value.arraySync() } : null;
}

const outcomes: unknown[] = [];
for (const module of modules) {
  const logs: string[] = [];
  console.log = (...args: unknown[]) => void logs.push(format(...args));
  console.clear = () => logs.splice(0);
  holder[result] = undefined;
  let error: unknown = null;
  try {
    await import(`./${module}`);
  } catch (e) {
    const { message, code } = e as Error & { code?: string };
    error = { message, code };
  }
  outcomes.push({ logs, error, value: describe(holder[result]) });
}
process.stdout.write(JSON.stringify(outcomes));
