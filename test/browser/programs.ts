import type * as tf from '@tensorflow/tfjs';
import { type RandomProgram, randomPrograms } from '../unit/compiler/randomPrograms.js';

export interface Values {
  readonly type: string;
  readonly data: ArrayLike<number>;
}

export const read = async (x: tf.Tensor): Promise<Values> => ({
  type: `${x.dtype}[${x.shape}]`,
  data: await x.data(),
});

/** GPUs compute transcendental functions less exactly, and integers in float32 on WebGL. */
const GPU_TOLERANCE = 10;

/**
 * A program of finite inputs: GPU drivers may take `inf + (x - inf)` for x. What each function gives for special numbers
 * is tested kernel by kernel, in fusedWebgl.page.ts and fusedWebgpu.page.ts.
 */
const finite = (program: RandomProgram): RandomProgram => {
  const exact = (x: RandomProgram['captured']) => (x.kind === 'odd' ? { ...x, kind: 'exact' as const } : x);
  return { ...program, inputs: program.inputs.map(exact), captured: exact(program.captured) };
};

export const finitePrograms = randomPrograms.map(finite);

/** How values on a GPU differ by more than the error that a cpu would have. */
export function valueProblem(x: Values, y: Values, error: number): string | null {
  const tolerance = error * GPU_TOLERANCE;
  if (x.type !== y.type) return `is ${x.type} instead of ${y.type}`;
  for (let i = 0; i < y.data.length; i++) {
    const [p, q] = [x.data[i], y.data[i]];
    if (p === q || (Number.isNaN(p) && Number.isNaN(q)) || Math.abs(p - q) <= tolerance) continue;
    return `element ${i} is ${p} instead of ${q} (tolerance ${tolerance})`;
  }
  return null;
}
