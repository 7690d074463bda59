import { Block, type Frame } from './block.js';
import { sized, unsigned, vector } from './encode.js';
import { type Local, type Type, type Value, value, writeValue } from './value.js';

export const TYPE_CODES: Record<Type, number> = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b };

/** A function: its parameters are its first variables. */
export class Func implements Frame {
  private readonly types: Type[] = [];
  readonly body = new Block(this);
  private result: Value | undefined;

  constructor(
    readonly name: string,
    readonly params: readonly Type[],
    readonly relaxed: boolean,
  ) {}

  param<T extends Type>(index: number, type: T): Local<T> {
    return this.variable(index, type, `p${index}`);
  }
  local<T extends Type>(type: T): Local<T> {
    const index = this.params.length + this.types.push(type) - 1;
    return this.variable(index, type, `v${index}`);
  }
  return(result: Value): void {
    this.result = result;
  }
  get results(): readonly Type[] {
    return this.result ? [this.result.type] : [];
  }

  private variable<T extends Type>(index: number, type: T, name: string): Local<T> {
    return { ...value(type, name, [0x20, ...unsigned(index)]), index };
  }

  bytes(): number[] {
    const groups: [count: number, type: Type][] = [];
    for (const type of this.types) {
      const last = groups[groups.length - 1];
      if (last?.[1] === type) last[0]++;
      else groups.push([1, type]);
    }
    const code = vector(groups.map(([count, type]) => [...unsigned(count), TYPE_CODES[type]]));
    this.body.write(code);
    if (this.result) writeValue(this.result, code);
    code.push(0x0b);
    return sized(code);
  }

  show(): string {
    return `${this.name}(${this.params.map((_, i) => `p${i}`).join(', ')})\n${this.body.show('  ')}`;
  }
}
