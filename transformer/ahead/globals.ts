/** What every realm has and no call changes. */
export const PURE_GLOBALS: ReadonlySet<string> = new Set(
  `undefined NaN Infinity Math Number BigInt Boolean String Array Object JSON Map Set Symbol Error RangeError TypeError
  Float32Array Float64Array Int32Array Uint8Array Uint32Array isNaN isFinite parseInt parseFloat`.split(
    /\s+/,
  ),
);
