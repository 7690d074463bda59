import { ANGLES } from './angles.js';
import { EXPONENTIAL } from './exponential.js';
import { OTHERS } from './others.js';
import { SPECIAL } from './special.js';
import { instantiate, type MathFunction } from './template.js';

const FUNCTIONS: Record<string, MathFunction> = { ...SPECIAL, ...EXPONENTIAL, ...ANGLES, ...OTHERS };

/** Functions that the language has too, less accurate and not made for infinities, but faster. */
const BUILT_IN: ReadonlySet<string> = new Set(['exp', 'log', 'sin', 'cos', 'atan']);

/** The functions of a shader: those it calls and those they need, each after what it needs. */
export class Prelude {
  private readonly texts = new Map<string, string>();

  constructor(readonly fast: boolean) {}

  /** Ask for a function of one number or of four; its name. */
  use(name: string, wide: boolean): string {
    if (this.fast && BUILT_IN.has(name)) return name;
    const instance = wide ? `${name}4` : name;
    if (FUNCTIONS[instance]) this.require(instance, wide);
    else this.require(`${name}#`, wide);
    return instance;
  }

  /** Ask for the functions that a text calls without arguments. */
  scan(text: string): void {
    for (const name of ['infinity', 'notANumber']) if (text.includes(`${name}()`)) this.require(name, false);
  }

  private require(key: string, wide: boolean): void {
    const instance = instantiate(key, wide);
    if (this.texts.has(instance)) return;
    const { text, needs = [] } = FUNCTIONS[key];
    for (const needed of needs) this.require(needed, wide);
    this.texts.set(instance, instantiate(text, wide));
  }

  get lines(): string[] {
    return [...this.texts.values()];
  }
}
