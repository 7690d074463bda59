import type { KernelName } from '../../kernels/names.js';
import { binary } from './binary.js';
import { blocks } from './blocks.js';
import { contract } from './contract.js';
import { creation } from './creation.js';
import { gathers } from './gather.js';
import type { Lowering } from './lowering.js';
import { movement } from './movement.js';
import { others } from './others.js';
import { reduce } from './reduce.js';
import { scan } from './scan.js';
import { unary } from './unary.js';

/** What the compiler does with every kernel of tfjs: one that is missing does not compile. */
export const LOWERINGS: Record<KernelName, Lowering> = {
  ...binary,
  ...blocks,
  ...contract,
  ...creation,
  ...gathers,
  ...movement,
  ...others,
  ...reduce,
  ...scan,
  ...unary,
};

export const decomposes = (kernel: string): boolean => LOWERINGS[kernel as KernelName] === 'decompose';
