import { interpret } from '../support/interpret.js';
import { elementwise, type Launch } from './elementwise.js';
import { errorOf, isFlushed } from './error.js';
import { ACCURACY, type Accuracy, type Device, type Operation } from './guarantees.js';
import { operandsOf, rangeText } from './ranges.js';

/** Largest error of an operation, of four numbers at once and of one. */
async function worstOf(op: Operation, row: Accuracy, device: Device, launch: Launch): Promise<number> {
  const operands = operandsOf(row.over);
  let worst = 0;
  for (const inputs of [operands, operands.map((x) => x.subarray(0, -3))]) {
    const kernel = elementwise(op, inputs.length, inputs[0].length);
    const got = await launch(kernel, inputs);
    const zeros = inputs.map(() => Float32Array.of(0));
    const [ofZero] = interpret(elementwise(op, inputs.length, 1), zeros)[0];
    interpret(kernel, inputs)[0].forEach((exact, i) => {
      if (row.ulps[device] === 'either' && isFlushed(got[i], exact, ofZero)) return;
      worst = Math.max(worst, errorOf(got[i], exact, row.least));
    });
  }
  return worst;
}

/** Operations whose errors are greater than guaranteed. */
export async function inaccurate(device: Device, launch: Launch): Promise<string[]> {
  const found: string[] = [];
  for (const row of ACCURACY) {
    const stated = row.ulps[device];
    const most = stated === 'either' ? row.ulps.wasm : stated;
    for (const op of row.ops) {
      const worst = await worstOf(op, row, device, launch);
      if (!(worst <= most)) found.push(`${op} of ${row.over.map(rangeText)}: ${worst} ulps, not ${most}`);
    }
  }
  return found;
}
