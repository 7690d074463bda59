import { known } from '../../kernel/axis.js';
import type { Kernel } from '../../kernel/kernel.js';
import { parametrize } from '../../kernel/parametrize.js';
import { Func } from './asm/func.js';
import { Module } from './asm/module.js';
import { Helpers } from './helpers.js';
import { keptExprs } from './kept.js';
import { Nest } from './nest.js';
import { normalized } from './normalize.js';
import { type Schedule, scheduled, scheduleName } from './schedule.js';
import { Scope } from './scope.js';

export interface Features {
  /** Whether a product and a sum may be one instruction, where the machine has it. */
  readonly relaxed: boolean;
}

/** A kernel that code is, or can be, made for. */
export interface Planned {
  /** Equal for kernels that share their code. */
  readonly key: string;
  /** Bytes of memory that it works with. */
  readonly memory: number;
  /** What the code is given after the places of inputs, outputs and that memory. */
  readonly sizes: readonly number[];
  /** A module for a memory that is not shared. */
  bytes(): Uint8Array<ArrayBuffer>;
  /** The code for people to read. */
  source(): string;
}

export const ENTRY = 'run';

/** `run(inputs ..., outputs ..., memory, sizes ...)`: places in memory, then sizes. */
export function plan(kernel: Kernel, { relaxed }: Features): Planned {
  const { kernel: ordered, schedule } = scheduled(normalized(kernel));
  const { kernel: general, sizes, key } = parametrize(ordered);
  const made = () => write(general, schedule, sizes.length, relaxed);
  return {
    key: `${scheduleName(schedule)}${relaxed ? ' relaxed' : ''} ${key}`,
    memory: keptExprs(ordered, schedule).length * 4 * rowOf(ordered),
    sizes,
    bytes() {
      const { module, func } = made();
      return module.bytes(func);
    },
    source: () => made().module.show(),
  };
}

const rowOf = ({ axes }: Kernel) => axes.reduce((_, { extent }) => known(extent), 0);

function write(kernel: Kernel, schedule: Schedule, sizes: number, relaxed: boolean) {
  const module = new Module();
  const dtypes = [...kernel.inputs, ...kernel.outputs.map(({ dtype }) => dtype)];
  const params = Array<'i32'>(dtypes.length + 1 + sizes).fill('i32');
  const func = new Func(ENTRY, params, relaxed);
  const buffers = dtypes.map((dtype, i) => ({ name: `b${i}`, pointer: func.param(i, 'i32'), dtype }));
  const parameters = Array.from({ length: sizes }, (_, i) => func.param(dtypes.length + 1 + i, 'i32'));
  const inputs = buffers.slice(0, kernel.inputs.length);
  const outputs = buffers.slice(kernel.inputs.length);
  const nest = new Nest(
    kernel,
    schedule,
    inputs,
    outputs,
    parameters,
    new Helpers(module, relaxed),
    func.param(dtypes.length, 'i32'),
  );
  nest.write(new Scope(func.body));
  module.add(func);
  return { module, func };
}
