import { binary } from './binary.js';
import { compare } from './compare.js';
import { complexNumbers } from './complex.js';
import { conv } from './conv.js';
import { creation } from './creation.js';
import { depthwise } from './depthwise.js';
import { einsum } from './einsum.js';
import { join } from './join.js';
import { matmul } from './matmul.js';
import { movement } from './movement.js';
import type { KernelName } from './names.js';
import type { AnyRecord } from './record.js';
import { reduce } from './reduce.js';
import { scan } from './scan.js';
import { slicing } from './slicing.js';
import { softmax } from './softmax.js';
import { unary } from './unary.js';

/** Every kernel of tfjs has its record here: one that is missing does not compile. */
export const KERNELS: Record<KernelName, AnyRecord> = {
  ...binary,
  ...compare,
  ...complexNumbers,
  ...conv,
  ...creation,
  ...depthwise,
  ...einsum,
  ...join,
  ...matmul,
  ...movement,
  ...reduce,
  ...scan,
  ...slicing,
  ...softmax,
  ...unary,
};
