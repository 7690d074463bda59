import type { Dtype, Reduction } from '../../kernel/expr.js';
import type { Prelude } from './math/prelude.js';
import { combined } from './operators.js';
import { typeOf } from './text.js';

const SUBGROUP: Record<Reduction, string> = {
  sum: 'subgroupAdd',
  prod: 'subgroupMul',
  max: 'subgroupMax',
  min: 'subgroupMin',
  any: 'subgroupAny',
  all: 'subgroupAll',
};

/** Functions that combine one number of every thread of a workgroup. */
export class Workgroup {
  private readonly functions = new Map<string, string>();
  private subgroupsUsed = false;

  constructor(
    private readonly threads: number,
    private readonly subgroups: boolean,
    private readonly prelude: Prelude,
  ) {}

  combined(kind: Reduction, dtype: Dtype, text: string): string {
    const name = `${kind}Of${this.threads}_${dtype}`;
    if (!this.functions.has(name)) {
      this.functions.set(name, this.function(name, kind, dtype));
    }
    return `${name}(${text}, li${this.subgroupsUsed ? ', lane, lanes' : ''})`;
  }

  private function(name: string, kind: Reduction, dtype: Dtype): string {
    const type = typeOf(dtype, false);
    const memory = `shared_${name}`;
    const join = (a: string, b: string) => combined(kind, a, b, dtype, false, this.prelude);
    if (this.subgroups) {
      this.subgroupsUsed = true;
      return `var<workgroup> ${memory}: array<${type}, ${this.threads}>;
      fn ${name}(value: ${type}, li: u32, lane: u32, lanes: u32) -> ${type} {
        let part = ${this.within(kind, dtype)};
        if (lane == 0u) {
          ${memory}[li / lanes] = part;
        }
        workgroupBarrier();
        var result = ${memory}[0];
        for (var i = 1u; i < ${this.threads}u / lanes; i++) {
          result = ${join('result', `${memory}[i]`)};
        }
        workgroupBarrier();
        return result;
      }`;
    }
    return `var<workgroup> ${memory}: array<${type}, ${this.threads}>;
    fn ${name}(value: ${type}, li: u32) -> ${type} {
      ${memory}[li] = value;
      for (var half = ${this.threads / 2}u; half > 0u; half >>= 1u) {
        workgroupBarrier();
        if (li < half) {
          ${memory}[li] = ${join(`${memory}[li]`, `${memory}[li + half]`)};
        }
      }
      workgroupBarrier();
      let result = ${memory}[0];
      workgroupBarrier();
      return result;
    }`;
  }

  /** The values of a subgroup combined. Its maxima are of numbers alone. */
  private within(kind: Reduction, dtype: Dtype): string {
    const combined = `${SUBGROUP[kind]}(value)`;
    if (dtype !== 'float32' || (kind !== 'max' && kind !== 'min')) return combined;
    this.prelude.scan('notANumber()');
    return `select(${combined}, notANumber(), subgroupAny(${this.prelude.use('isNan', false)}(value)))`;
  }

  get directives(): string[] {
    return this.subgroupsUsed ? ['enable subgroups;'] : [];
  }

  get parameters(): string[] {
    return this.subgroupsUsed
      ? ['@builtin(subgroup_invocation_id) lane: u32,', '@builtin(subgroup_size) lanes: u32,']
      : [];
  }

  get declarations(): string[] {
    return [...this.functions.values()];
  }
}
