import type { Ops } from '../../types/index.js';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** tfjs' ops whose result has the shape and the dtype of the tensor they take, as their types say. */
export const PRESERVING = words(`
  abs acos acosh addN asin asinh atan atanh bandPart ceil clipByValue clone cos cosh cumprod cumsum elu erf exp expm1 floor
  leakyRelu localResponseNormalization log log1p logSigmoid logSoftmax logicalNot movingAverage neg onesLike prelu reciprocal
  relu relu6 reverse round rsqrt selu sigmoid sign sin sinh softmax softplus sqrt square step tan tanh zerosLike
`);

/** tfjs' ops that change the dtype, and whose types say that they keep it. */
export const CONVERTING = words('asType cast complex imag isFinite isInf isNaN real toBool toFloat toInt');

/** The ops that axiswise has with types of its own, among those that change the shape or the dtype. */
export const TYPED = [
  ...['add', 'sub', 'mul', 'div', 'divNoNan', 'floorDiv', 'pow', 'maximum', 'minimum', 'mod'],
  ...['squaredDifference', 'atan2', 'prelu'],
  ...['equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual'],
  ...['logicalAnd', 'logicalOr', 'logicalXor', 'where'],
  ...['sum', 'mean', 'max', 'min', 'prod', 'any', 'all', 'logSumExp', 'argMax', 'argMin'],
  ...['matMul', 'dot', 'outerProduct', 'concat', 'stack', 'unstack'],
  ...['reshape', 'transpose', 'expandDims', 'squeeze', 'broadcastTo'],
  ...['cast', 'isFinite', 'isInf', 'isNaN'],
] as const satisfies readonly (keyof Ops)[];

const isTyped = (name: string): name is (typeof TYPED)[number] => (TYPED as readonly string[]).includes(name);

/** The op of axiswise in place of an op or a method of tfjs, if there is one. */
export function typedOp(name: string): (typeof TYPED)[number] | null {
  if (['asType', 'toBool', 'toFloat', 'toInt'].includes(name)) return 'cast';
  return isTyped(name) ? name : null;
}
