import { TYPED } from './typedOps.gen.js';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** tfjs' ops whose result has the shape and the dtype of the tensor they take, as their types say. */
export const PRESERVING = words(`
  abs acos acosh addN asin asinh atan atanh bandPart ceil clipByValue clone cos cosh cumprod cumsum elu erf exp expm1 floor
  leakyRelu localResponseNormalization log log1p logSigmoid logSoftmax logicalNot movingAverage neg onesLike prelu reciprocal
  relu relu6 reverse round rsqrt selu sigmoid sign sin sinh softmax softplus sqrt square step tan tanh zerosLike
`);

/** tfjs' ops that change the dtype, and whose types say that they keep it. */
export const CONVERTING = words('asType cast complex imag isFinite isInf isNaN real toBool toFloat toInt');

/** The names of methods that are no ops, and the ops that do the same. */
const SYNONYMS: Readonly<Record<string, string>> = {
  asType: 'cast',
  toBool: 'cast',
  toFloat: 'cast',
  toInt: 'cast',
  reshapeAs: 'reshape',
};

/** By the name in tfjs without the namespace; where there are two, the one that is in none. */
const BY_NAME = new Map(
  [...TYPED]
    .sort((a, b) => b.split('.').length - a.split('.').length)
    .map((op) => [op.slice(op.indexOf('.') + 1), op]),
);

/** The op of axiswise in place of an op or a method of tfjs, such as `pad` or `losses.huberLoss`. */
export const typedOp = (name: string): string | null => BY_NAME.get(SYNONYMS[name] ?? name) ?? null;
