import { float32Bytes, int32Bytes, unsigned } from './encode.js';
import { type F32, type I32, type V128, value } from './value.js';

/** SIMD instructions by the opcodes of https://github.com/WebAssembly/simd/blob/main/proposals/simd/BinarySIMD.md */
const code = (opcode: number, ...immediates: number[]): number[] => [
  0xfd,
  ...unsigned(opcode),
  ...immediates,
];

const unary =
  (name: string, opcode: number) =>
  (x: V128): V128 =>
    value('v128', name, code(opcode), [x]);
const binary =
  (name: string, opcode: number) =>
  (a: V128, b: V128): V128 =>
    value('v128', name, code(opcode), [a, b]);
const shift =
  (name: string, opcode: number) =>
  (x: V128, by: I32): V128 =>
    value('v128', name, code(opcode), [x, by]);

const filled = (name: string, lane: readonly number[]): V128 =>
  value('v128', name, [...code(12), ...lane, ...lane, ...lane, ...lane]);

export const f32x4 = {
  constant: (x: number): V128 => filled(Object.is(x, -0) ? '-0.0' : `${Math.fround(x)}f`, float32Bytes(x)),
  splat: (x: F32): V128 => value('v128', 'f32x4.splat', code(0x13), [x]),
  extract: (x: V128, lane: number): F32 => value('f32', `f32x4.lane${lane}`, code(0x1f, lane), [x]),
  replace: (x: V128, lane: number, by: F32): V128 =>
    value('v128', `f32x4.with_lane${lane}`, code(0x20, lane), [x, by]),
  equal: binary('f32x4.eq', 0x41),
  notEqual: binary('f32x4.ne', 0x42),
  less: binary('f32x4.lt', 0x43),
  greater: binary('f32x4.gt', 0x44),
  lessEqual: binary('f32x4.le', 0x45),
  greaterEqual: binary('f32x4.ge', 0x46),
  ceil: unary('f32x4.ceil', 0x67),
  floor: unary('f32x4.floor', 0x68),
  nearest: unary('f32x4.nearest', 0x6a),
  abs: unary('f32x4.abs', 0xe0),
  neg: unary('f32x4.neg', 0xe1),
  sqrt: unary('f32x4.sqrt', 0xe3),
  add: binary('f32x4.add', 0xe4),
  sub: binary('f32x4.sub', 0xe5),
  mul: binary('f32x4.mul', 0xe6),
  div: binary('f32x4.div', 0xe7),
  /** NaN where an operand is. */
  min: binary('f32x4.min', 0xe8),
  max: binary('f32x4.max', 0xe9),
  /** b < a ? b : a, so a NaN of the first operand stays. */
  pmin: binary('f32x4.pmin', 0xea),
  /** a < b ? b : a. */
  pmax: binary('f32x4.pmax', 0xeb),
  fromInt32: unary('f32x4.convert_i32x4', 0xfa),
  /** Of two float64 numbers, as the first two lanes. */
  demote: unary('f32x4.demote_f64x2_zero', 0x5e),
  /** a * b + c with one rounding or two, as the machine likes. */
  relaxedMadd: (a: V128, b: V128, c: V128): V128 =>
    value('v128', 'f32x4.relaxed_madd', code(0x105), [a, b, c]),
};

export const i32x4 = {
  constant: (n: number): V128 => filled(`${n | 0}i`, int32Bytes(n)),
  lanes: (a: number, b: number, c: number, d: number): V128 =>
    value('v128', `[${[a, b, c, d]}]i`, [...code(12), ...[a, b, c, d].flatMap(int32Bytes)]),
  splat: (x: I32): V128 => value('v128', 'i32x4.splat', code(0x11), [x]),
  extract: (x: V128, lane: number): I32 => value('i32', `i32x4.lane${lane}`, code(0x1b, lane), [x]),
  replace: (x: V128, lane: number, by: I32): V128 =>
    value('v128', `i32x4.with_lane${lane}`, code(0x1c, lane), [x, by]),
  equal: binary('i32x4.eq', 0x37),
  notEqual: binary('i32x4.ne', 0x38),
  less: binary('i32x4.lt_s', 0x39),
  greater: binary('i32x4.gt_s', 0x3b),
  lessEqual: binary('i32x4.le_s', 0x3d),
  greaterEqual: binary('i32x4.ge_s', 0x3f),
  abs: unary('i32x4.abs', 0xa0),
  neg: unary('i32x4.neg', 0xa1),
  shiftLeft: shift('i32x4.shl', 0xab),
  shiftRight: shift('i32x4.shr_s', 0xac),
  add: binary('i32x4.add', 0xae),
  sub: binary('i32x4.sub', 0xb1),
  mul: binary('i32x4.mul', 0xb5),
  min: binary('i32x4.min_s', 0xb6),
  max: binary('i32x4.max_s', 0xb8),
  /** Towards 0; NaN gives 0, and what is too large the nearest int32. */
  fromFloat32: unary('i32x4.trunc_sat_f32x4_s', 0xf8),
  fromFloat64: unary('i32x4.trunc_sat_f64x2_s_zero', 0xfc),
  /** Of the first four 16-bit lanes. */
  extendLow: unary('i32x4.extend_low_i16x8_u', 0xa9),
};

export const f64x2 = {
  floor: unary('f64x2.floor', 0x75),
  mul: binary('f64x2.mul', 0xf2),
  sub: binary('f64x2.sub', 0xf1),
  div: binary('f64x2.div', 0xf3),
  /** Of the first two lanes. */
  fromInt32: unary('f64x2.convert_low_i32x4_s', 0xfe),
  promote: unary('f64x2.promote_low_f32x4', 0x5f),
};

export const v128 = {
  not: unary('v128.not', 0x4d),
  and: binary('v128.and', 0x4e),
  /** a without the bits of b. */
  andNot: binary('v128.andnot', 0x4f),
  or: binary('v128.or', 0x50),
  xor: binary('v128.xor', 0x51),
  /** The bits of a where those of the mask are set, else of b. */
  select: (a: V128, b: V128, mask: V128): V128 => value('v128', 'v128.bitselect', code(0x52), [a, b, mask]),
};

/** Lanes 0 to 3 of a, 4 to 7 of b. */
export const shuffle = (a: V128, b: V128, lanes: readonly [number, number, number, number]): V128 => {
  const bytes = lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte));
  return value('v128', `shuffle[${lanes}]`, code(13, ...bytes), [a, b]);
};

/** 8-bit lanes. */
export const bytes = {
  extendLow: unary('i16x8.extend_low_i8x16_u', 0x89),
  narrow32: binary('i16x8.narrow_i32x4_s', 0x86),
  narrow16: binary('i8x16.narrow_i16x8_s', 0x65),
};
