import { known } from '../../kernel/axis.js';
import type { Kernel } from '../../kernel/kernel.js';
import { parametrize } from '../../kernel/parametrize.js';
import { chooseSchedule } from './choose.js';
import { gridOf, groupsOf } from './grid.js';
import { moduleText, shaderOf } from './module.js';
import { type Program, programOf } from './program.js';
import { type Adapter, BLOCK, type Schedule } from './schedule.js';

/** A shader and how to launch it for known shapes. */
export interface Generated {
  /** Equal for equal sources on one adapter. */
  readonly key: string;
  readonly source: () => string;
  /** The same for tfjs to put into a module. */
  readonly program: () => Program;
  /** What the uniform buffer holds: the bits of infinity, then sizes. */
  readonly uniform: Int32Array<ArrayBuffer>;
  readonly grid: readonly [number, number, number];
}

const INFINITY_BITS = 0x7f800000;

export function generate(kernel: Kernel, adapter: Adapter, given?: Schedule, fast = false): Generated {
  const schedule = given ?? chooseSchedule(kernel, adapter, fast);
  const { kernel: parametrized, sizes, key } = parametrize(kernel, adapter.software ? [BLOCK, 4] : [4]);
  const uniform = new Int32Array(Math.ceil((sizes.length + 1) / 4) * 4);
  uniform.set([INFINITY_BITS, ...sizes]);
  const shader = () => shaderOf(parametrized, sizes.length, schedule, adapter.subgroups, fast);
  return {
    key: `${schedule.name} ${adapter.subgroups} ${fast} ${key}`,
    source: () => moduleText(shader()),
    program: () => programOf(shader()),
    uniform,
    grid: gridOf(groupsOf(kernel.axes, schedule)),
  };
}

/** Whether the kernel writes nothing. */
export const isEmpty = (kernel: Kernel): boolean => kernel.axes.some(({ extent }) => known(extent) === 0);
