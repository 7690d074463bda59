import type { Axis } from '../../kernel/axis.js';
import type { Dtype } from '../../kernel/expr.js';
import type { Index } from '../../kernel/indices.js';
import { addressOf, growth, type Sizes } from './address.js';
import {
  load8Lane,
  load8Splat,
  load32Lane,
  load32Splat,
  load32Zero,
  load128,
  store8Lane,
  store32Lane,
  store128,
} from './asm/memory.js';
import { i32 } from './asm/scalar.js';
import { bytes, i32x4, shuffle, v128 } from './asm/simd.js';
import type { I32, V128 } from './asm/value.js';
import { type Clamped, clampedAlong, isInside, isOutside, unclamped } from './clamps.js';
import { laneAxis, lanePlace, type Places } from './places.js';
import type { Scope } from './scope.js';

/** A tensor in memory. */
export interface Buffer {
  readonly name: string;
  readonly pointer: I32;
  readonly dtype: Dtype;
}

export const bytesOf = (dtype: Dtype): number => (dtype === 'bool' ? 1 : 4);

const LANES = [0, 1, 2, 3] as const;

const asMask = (x: V128): V128 => i32x4.notEqual(x, i32x4.constant(0));
const fourBytesAsMasks = (x: V128): V128 => asMask(i32x4.extendLow(bytes.extendLow(x)));
const masksAsFourBytes = (x: V128): V128 =>
  bytes.narrow16(bytes.narrow32(v128.and(x, i32x4.constant(1)), i32x4.constant(0)), i32x4.constant(0));

const addresser = (sizes: Sizes, buffer: Buffer, index: Index, scope: Scope) => (places: Places) =>
  addressOf(sizes, { key: buffer.name, value: buffer.pointer }, index, bytesOf(buffer.dtype), places, scope);

/** Elements of a tensor: one in all lanes, or four. */
export function load(sizes: Sizes, buffer: Buffer, index: Index, places: Places, scope: Scope): V128 {
  const address = addresser(sizes, buffer, index, scope);
  const axis = laneAxis(places);
  const isBool = buffer.dtype === 'bool';
  if (!axis) return isBool ? asMask(load8Splat(address(places))) : load32Splat(address(places));
  const step = growth(index, axis);
  if (step === 1) return isBool ? fourBytesAsMasks(load32Zero(address(places))) : load128(address(places));
  if (step === -1 && !isBool) {
    const reversed = load128(address(lanePlace(places, axis, 3)));
    return shuffle(reversed, i32x4.constant(0), [3, 2, 1, 0]);
  }
  const clamped = clampedAlong(index, axis);
  return clamped
    ? loadClamped(sizes, buffer, index, clamped, places, axis, scope)
    : gather(sizes, buffer, index, places, axis, scope);
}

/** Four elements from places of their own. */
function gather(sizes: Sizes, buffer: Buffer, index: Index, places: Places, axis: Axis, scope: Scope): V128 {
  const address = addresser(sizes, buffer, index, scope);
  const lane = (n: number) => address(lanePlace(places, axis, n));
  if (buffer.dtype === 'bool') {
    const four = LANES.reduce<V128>((all, n) => load8Lane(lane(n), n, all), i32x4.constant(0));
    return fourBytesAsMasks(four);
  }
  return [1, 2, 3].reduce<V128>((all, n) => load32Lane(lane(n), n, all), load32Splat(lane(0)));
}

/** Mostly clamps leave four places what they are: then the elements are next to each other. */
function loadClamped(
  sizes: Sizes,
  buffer: Buffer,
  index: Index,
  clamped: Clamped,
  places: Places,
  axis: Axis,
  scope: Scope,
): V128 {
  const base = { key: buffer.name, value: buffer.pointer };
  const first = lanePlace(places, axis, 0);
  const isBool = buffer.dtype === 'bool';
  const result = scope.block.let(i32x4.constant(0));
  const near = scope.block.let(isInside(sizes, clamped, first, scope));
  const inside = scope.branch(near);
  const start = unclamped(sizes, base, clamped, bytesOf(buffer.dtype), places, inside);
  inside.block.set(result, isBool ? fourBytesAsMasks(load32Zero(start)) : load128(start));
  const beyond = scope.branch(i32.isZero(near));
  if (clamped.isHeld) {
    const far = beyond.block.let(isOutside(sizes, clamped, first, beyond));
    const outside = beyond.branch(far);
    outside.block.set(result, load(sizes, buffer, index, first, outside));
    const across = beyond.branch(i32.isZero(far));
    across.block.set(result, gather(sizes, buffer, index, places, axis, across));
  } else beyond.block.set(result, gather(sizes, buffer, index, places, axis, beyond));
  return result;
}

export function store(
  sizes: Sizes,
  buffer: Buffer,
  index: Index,
  x: V128,
  places: Places,
  scope: Scope,
): void {
  const address = addresser(sizes, buffer, index, scope);
  const isBool = buffer.dtype === 'bool';
  const packed = scope.block.let(isBool ? masksAsFourBytes(x) : x);
  const axis = laneAxis(places);
  const one = isBool ? store8Lane : store32Lane;
  const step = axis && growth(index, axis);
  if (axis && step === 1) {
    scope.block.run(isBool ? store32Lane(address(places), 0, packed) : store128(address(places), packed));
  } else if (axis && step === -1 && !isBool) {
    const reversed = shuffle(packed, packed, [3, 2, 1, 0]);
    scope.block.run(store128(address(lanePlace(places, axis, 3)), reversed));
  } else if (axis && step !== 0) {
    storeLanes(axis);
  } else scope.block.run(one(address(places), 0, packed));

  function storeLanes(along: Axis) {
    for (const n of LANES) scope.block.run(one(address(lanePlace(places, along, n)), n, packed));
  }
}
