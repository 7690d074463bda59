const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** tfjs' ops whose result has the shape and the dtype of the tensor they take, as their types say. */
export const PRESERVING = words(`
  abs acos acosh addN asin asinh atan atanh bandPart ceil clipByValue clone cos cosh cumprod cumsum elu erf exp expm1 floor
  leakyRelu localResponseNormalization log log1p logSigmoid logSoftmax logicalNot movingAverage neg onesLike prelu reciprocal
  relu relu6 reverse round rsqrt selu sigmoid sign sin sinh softmax softplus sqrt square step tan tanh zerosLike
`);

/** tfjs' ops that change the dtype, and whose types say that they keep it. */
export const CONVERTING = words('asType cast complex imag isFinite isInf isNaN real toBool toFloat toInt');

/** The ops of axiswise, that is all of types/ops.ts: their types say the shape and the dtype of the result. */
export const TYPED = words(`
  abs acos acosh add addN all any arange argMax argMin asin asinh atan atan2 atanh basicLSTMCell batchNorm batchNorm2d
  batchNorm3d batchNorm4d batchToSpaceND bincount bitwiseAnd booleanMaskAsync broadcastArgs broadcastTo buffer cast
  ceil clipByValue clone concat concat1d concat2d concat3d concat4d cos cosh cumprod cumsum denseBincount depthToSpace
  div divNoNan dot dropout einsum elu ensureShape equal erf euclideanNorm exp expandDims expm1 eye fill floor floorDiv
  gather gatherND greater greaterEqual inTopKAsync isFinite isInf isNaN leakyRelu less lessEqual linspace log log1p
  logSigmoid logSoftmax logSumExp logicalAnd logicalNot logicalOr logicalXor losses.absoluteDifference
  losses.computeWeightedLoss losses.cosineDistance losses.hingeLoss losses.huberLoss losses.logLoss
  losses.meanSquaredError losses.sigmoidCrossEntropy losses.softmaxCrossEntropy lowerBound matMul max maximum mean min
  minimum mirrorPad mod moments movingAverage mul multiRNNCell multinomial neg norm notEqual oneHot ones onesLike
  outer outerProduct pad pad1d pad2d pad3d pad4d pow prelu print prod raggedGather raggedRange raggedTensorToTensor
  rand randomGamma randomNormal randomStandardNormal randomUniform randomUniformInt range reciprocal relu relu6
  reshape reverse reverse1d reverse2d reverse3d reverse4d round rsqrt scalar scatterND searchSorted selu
  setdiff1dAsync sigmoid sign sin sinh slice slice1d slice2d slice3d slice4d softmax softplus spaceToBatchND
  sparse.sparseFillEmptyRows sparse.sparseReshape sparse.sparseSegmentMean sparse.sparseSegmentSum sparseToDense split
  sqrt square squaredDifference squeeze stack step stridedSlice string.staticRegexReplace string.stringNGrams
  string.stringSplit string.stringToHashBucketFast sub sum tan tanh tensor tensor1d tensor2d tensor3d tensor4d
  tensor5d tensor6d tensorScatterUpdate tile topk transpose truncatedNormal unique unsortedSegmentSum unstack
  upperBound variable where whereAsync zeros zerosLike
`);

/** The names of methods that are no ops, and the ops that do the same. */
const SYNONYMS: Readonly<Record<string, string>> = {
  asType: 'cast',
  toBool: 'cast',
  toFloat: 'cast',
  toInt: 'cast',
  reshapeAs: 'reshape',
};

/** By its name in tfjs, which leaves out the namespace. */
const BY_NAME = new Map([...TYPED].map((op) => [op.slice(op.indexOf('.') + 1), op]));

/** The op of axiswise in place of an op or a method of tfjs, such as `pad` or `losses.huberLoss`. */
export const typedOp = (name: string): string | null => BY_NAME.get(SYNONYMS[name] ?? name) ?? null;
