import { binary } from './binary.js';
import { compare } from './compare.js';
import { complexNumbers } from './complex.js';
import { conv } from './conv.js';
import { creation } from './creation.js';
import { depthwise } from './depthwise.js';
import { einsum } from './einsum.js';
import { fused } from './fused.js';
import { gather } from './gather.js';
import { image } from './image.js';
import { join } from './join.js';
import { linalg } from './linalg.js';
import { matmul } from './matmul.js';
import { movement } from './movement.js';
import type { KernelName } from './names.js';
import { norm } from './norm.js';
import { pool } from './pool.js';
import type { AnyRecord } from './record.js';
import { reduce } from './reduce.js';
import { scan } from './scan.js';
import { scatter } from './scatter.js';
import { search } from './search.js';
import { slicing } from './slicing.js';
import { softmax } from './softmax.js';
import { space } from './space.js';
import { sparse } from './sparse.js';
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
  ...fused,
  ...gather,
  ...image,
  ...join,
  ...linalg,
  ...matmul,
  ...movement,
  ...norm,
  ...pool,
  ...reduce,
  ...scan,
  ...scatter,
  ...search,
  ...slicing,
  ...softmax,
  ...space,
  ...sparse,
  ...unary,
};
