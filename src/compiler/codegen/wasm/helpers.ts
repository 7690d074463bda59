import type { Block } from './asm/block.js';
import { Func } from './asm/func.js';
import { call, type Module } from './asm/module.js';
import type { Local, V128 } from './asm/value.js';
import { exp, expm1, expOfNegative } from './math/exp.js';
import { log, log1p } from './math/log.js';
import { erf, tanh } from './math/saturating.js';
import { atan, cos, sin } from './math/trigonometric.js';

type MathFunction = (block: Block, x: Local<'v128'>) => V128;

const FUNCTIONS = { exp, expOfNegative, expm1, log, log1p, sin, cos, tanh, erf, atan } satisfies Record<
  string,
  MathFunction
>;
export type MathName = keyof typeof FUNCTIONS;

export const isMath = (name: string): name is MathName => Object.hasOwn(FUNCTIONS, name);

/** The functions of mathematics in a module: written out where most time is spent, called from elsewhere. */
export class Helpers {
  private readonly made = new Map<MathName, number>();
  constructor(
    private readonly module: Module,
    private readonly relaxed: boolean,
  ) {}

  apply(block: Block, name: MathName, x: V128, inline: boolean): V128 {
    if (inline) return FUNCTIONS[name](block, block.let(x));
    return call('v128', name, this.numberOf(name), [x]);
  }

  private numberOf(name: MathName): number {
    const found = this.made.get(name);
    if (found !== undefined) return found;
    const func = new Func(name, ['v128'], this.relaxed);
    func.return(FUNCTIONS[name](func.body, func.param(0, 'v128')));
    const made = this.module.add(func);
    this.made.set(name, made);
    return made;
  }
}
