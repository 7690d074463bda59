import type { MathFunction } from './template.js';

/** Tests of bits and not of values: compilers may take every value to be finite. */
export const SPECIAL: Record<string, MathFunction> = {
  infinity: { text: 'fn infinity() -> f32 { return bitcast<f32>(sizes[0].x); }' },
  notANumber: { text: 'fn notANumber() -> f32 { return bitcast<f32>(sizes[0].x | 0x400000); }' },
  'isNan#': {
    text: `fn isNan#(x: V) -> B { return (bitcast<I>(x) & I(0x7fffffff)) > I(0x7f800000); }`,
  },
  'isInfinite#': {
    text: `fn isInfinite#(x: V) -> B { return (bitcast<U>(x) & U(0x7fffffffu)) == U(0x7f800000u); }`,
  },
  'withSign#': {
    text: `fn withSign#(size: V, sign: V) -> V {
      return bitcast<V>((bitcast<U>(size) & U(0x7fffffffu)) | (bitcast<U>(sign) & U(0x80000000u)));
    }`,
  },
  'maximum#': {
    needs: ['isNan#'],
    text: 'fn maximum#(a: V, b: V) -> V { return select(a, b, (b > a) | isNan#(b)); }',
  },
  'minimum#': {
    needs: ['isNan#'],
    text: 'fn minimum#(a: V, b: V) -> V { return select(a, b, (b < a) | isNan#(b)); }',
  },
  'signOf#': {
    needs: ['withSign#'],
    text: `fn signOf#(x: V) -> V { return select(x, withSign#(V(1.0), x), (x > V(0.0)) | (x < V(0.0))); }`,
  },
  'toInt#': {
    needs: ['isNan#'],
    text: 'fn toInt#(x: V) -> I { return select(I(x), I(0), isNan#(x)); }',
  },
};
