import { signed } from './encode.js';
import { type F32, type F64, type I32, type V128, value } from './value.js';

const binary =
  (name: string, opcode: number) =>
  (a: I32, b: I32): I32 =>
    value('i32', `i32.${name}`, [opcode], [a, b]);

const constant = (n: number): I32 => value('i32', `${n | 0}`, [0x41, ...signed(n)]);

/** The number that a value always is. */
const numberOf = (x: I32): number | undefined => (x.code[0] === 0x41 ? Number(x.name) : undefined);

/** Instructions on 32-bit integers; sums and products of constants are folded. */
export const i32 = {
  constant,
  add(a: I32, b: I32): I32 {
    const [m, n] = [numberOf(a), numberOf(b)];
    if (m === 0) return b;
    if (n === 0) return a;
    return m !== undefined && n !== undefined ? constant(m + n) : binary('add', 0x6a)(a, b);
  },
  sub: binary('sub', 0x6b),
  mul(a: I32, b: I32): I32 {
    const [m, n] = [numberOf(a), numberOf(b)];
    if (m === 1) return b;
    if (n === 1) return a;
    return m !== undefined && n !== undefined ? constant(Math.imul(m, n)) : binary('mul', 0x6c)(a, b);
  },
  divUnsigned: binary('div_u', 0x6e),
  remUnsigned: binary('rem_u', 0x70),
  and: binary('and', 0x71),
  or: binary('or', 0x72),
  isZero: (x: I32): I32 => value('i32', 'eqz', [0x45], [x]),
  lessOrEqual: binary('le_s', 0x4c),
  less: binary('lt_s', 0x48),
  greater: binary('gt_s', 0x4a),
  select: (a: I32, b: I32, condition: I32): I32 => value('i32', 'select', [0x1b], [a, b, condition]),
};

export const f64 = {
  promote: (x: F32): F64 => value('f64', 'f64.promote', [0xbb], [x]),
  demote: (x: F64): F32 => value('f32', 'f32.demote', [0xb6], [x]),
};

/** Whether any bit is set. */
export const anyTrue = (x: V128): I32 => value('i32', 'v128.any_true', [0xfd, 0x53], [x]);
