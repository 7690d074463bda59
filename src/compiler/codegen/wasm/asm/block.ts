import { unsigned } from './encode.js';
import type { Effect } from './memory.js';
import { type I32, type Local, showValue, type Type, type Value, writeValue } from './value.js';

type Statement =
  | { readonly kind: 'set'; readonly local: Local; readonly to: Value }
  | { readonly kind: 'effect'; readonly effect: Effect }
  | { readonly kind: 'if'; readonly condition: I32; readonly then: Block }
  | { readonly kind: 'while'; readonly before: Block; readonly condition: I32; readonly body: Block };

/** What statements need of their function. */
export interface Frame {
  local<T extends Type>(type: T): Local<T>;
  /** Whether products may be added without a rounding between. */
  readonly relaxed: boolean;
}

const END = 0x0b;
const EMPTY = 0x40;

/** Statements of a function, in order. */
export class Block {
  private readonly statements: Statement[] = [];
  constructor(readonly frame: Frame) {}

  /** A new variable with a value. */
  let<T extends Type>(to: Value<T>): Local<T> {
    const local = this.frame.local(to.type);
    this.set(local, to);
    return local;
  }
  set<T extends Type>(local: Local<T>, to: Value<T>): void {
    this.statements.push({ kind: 'set', local, to });
  }
  run(effect: Effect): void {
    this.statements.push({ kind: 'effect', effect });
  }
  if(condition: I32): Block {
    const then = new Block(this.frame);
    this.statements.push({ kind: 'if', condition, then });
    return then;
  }
  /** A loop while a condition holds, after what starts its variables. */
  while(before: Block, condition: I32, body: Block): void {
    this.statements.push({ kind: 'while', before, condition, body });
  }
  /** Statements of another block, in this place. */
  append(other: Block): void {
    this.statements.push(...other.statements);
  }

  write(into: number[]): void {
    for (const statement of this.statements) writeStatement(statement, into);
  }
  show(indent = ''): string {
    return this.statements.map((statement) => showStatement(statement, indent)).join('');
  }
}

function writeStatement(x: Statement, into: number[]): void {
  switch (x.kind) {
    case 'set':
      writeValue(x.to, into);
      into.push(0x21, ...unsigned(x.local.index));
      return;
    case 'effect':
      for (const arg of x.effect.args) writeValue(arg, into);
      into.push(...x.effect.code);
      return;
    case 'if':
      writeValue(x.condition, into);
      into.push(0x04, EMPTY);
      x.then.write(into);
      into.push(END);
      return;
    default:
      x.before.write(into);
      writeValue(x.condition, into);
      into.push(0x04, EMPTY, 0x03, EMPTY);
      x.body.write(into);
      writeValue(x.condition, into);
      into.push(0x0d, 0, END, END);
  }
}

function showStatement(x: Statement, indent: string): string {
  switch (x.kind) {
    case 'set':
      return `${indent}${x.local.name} = ${showValue(x.to)}\n`;
    case 'effect':
      return `${indent}${x.effect.name}(${x.effect.args.map(showValue).join(', ')})\n`;
    case 'if':
      return `${indent}if ${showValue(x.condition)}\n${x.then.show(`${indent}  `)}`;
    default:
      return `${x.before.show(indent)}${indent}while ${showValue(x.condition)}\n${x.body.show(`${indent}  `)}`;
  }
}
