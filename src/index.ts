export {
  /** What becomes of the losses of the elements: tfjs' own enum. */
  Reduction,
} from '@tensorflow/tfjs-core';
export type * from '../types/index.js';
export { AxiswiseError } from './messages/error.js';
export { elu, leakyRelu, logSigmoid, prelu, relu, relu6, selu, sigmoid, softplus } from './ops/activation.js';
export { atan2 } from './ops/angle.js';
export { add, maximum, minimum, mul, pow, squaredDifference, sub } from './ops/arithmetic.js';
export { batchNorm } from './ops/batchNorm.js';
export { batchToSpaceND, spaceToBatchND } from './ops/blocks.js';
export { broadcastTo } from './ops/broadcast.js';
export { cast, clone, onesLike, zerosLike } from './ops/cast.js';
export { basicLSTMCell, multiRNNCell } from './ops/cells.js';
export { isFinite, isInf, isNaN } from './ops/classify.js';
export { clipByValue, step } from './ops/clip.js';
export { equal, greater, greaterEqual, less, lessEqual, notEqual } from './ops/compare.js';
export { conv2d, depthwiseConv2d } from './ops/conv.js';
export { conv1d } from './ops/conv1d.js';
export { conv3d, conv3dTranspose } from './ops/conv3d.js';
export { conv2dTranspose } from './ops/convTranspose.js';
export { depthToSpace } from './ops/depthToSpace.js';
export { dilation2d } from './ops/dilation2d.js';
export { div, divNoNan, floorDiv, mod } from './ops/division.js';
export { dot, outer, outerProduct } from './ops/dot.js';
export { einsum } from './ops/einsum.js';
export { erf, exp, expm1, log, log1p, reciprocal, rsqrt, sqrt } from './ops/exponential.js';
export { gather } from './ops/gather.js';
export { gatherND } from './ops/gatherND.js';
export { acosh, asinh, atanh, cosh, sinh, tanh } from './ops/hyperbolic.js';
export { concat, stack, unstack } from './ops/join.js';
export { logicalAnd, logicalNot, logicalOr, logicalXor } from './ops/logical.js';
/** Losses of predictions, weighted and reduced, under their names in tfjs. */
export * as losses from './ops/losses.js';
export { matMul } from './ops/matMul.js';
export { mirrorPad } from './ops/mirrorPad.js';
export { moments } from './ops/moments.js';
export { euclideanNorm, norm } from './ops/norm.js';
export { oneHot } from './ops/oneHot.js';
export { pad, pad1d, pad2d, pad3d, pad4d } from './ops/pad.js';
export { avgPool, avgPool3d, maxPool, maxPool3d, maxPoolWithArgmax, pool } from './ops/pool.js';
export { raggedGather, raggedRange, raggedTensorToTensor } from './ops/ragged.js';
export { dropout, multinomial } from './ops/random.js';
export { batchNorm2d, batchNorm3d, batchNorm4d } from './ops/rankedBatchNorm.js';
export { concat1d, concat2d, concat3d, concat4d } from './ops/rankedConcat.js';
export { booleanMaskAsync, inTopKAsync, setdiff1dAsync, whereAsync } from './ops/readers.js';
export { max, mean, min, prod, sum } from './ops/reduce.js';
export { all, any } from './ops/reduceBool.js';
export { argMax, argMin } from './ops/reduceIndex.js';
export { expandDims, reshape, squeeze } from './ops/reshape.js';
export { reverse, reverse1d, reverse2d, reverse3d, reverse4d } from './ops/reverse.js';
export { ceil, floor, round } from './ops/rounding.js';
export { addN, bitwiseAnd, broadcastArgs, ensureShape, movingAverage } from './ops/same.js';
export { cumprod, cumsum } from './ops/scan.js';
export { scatterND, sparseToDense, tensorScatterUpdate } from './ops/scatter.js';
export { bincount, denseBincount, lowerBound, searchSorted, upperBound } from './ops/search.js';
export { unsortedSegmentSum } from './ops/segments.js';
export { where } from './ops/select.js';
export { separableConv2d } from './ops/separable.js';
export { abs, neg, sign, square } from './ops/sign.js';
export { slice, slice1d, slice2d, slice3d, slice4d } from './ops/slice.js';
export { logSoftmax, logSumExp, softmax } from './ops/softmax.js';
export * as sparse from './ops/sparse.js';
export { split } from './ops/split.js';
export { stridedSlice } from './ops/stridedSlice.js';
export * as string from './ops/string.js';
export { tile } from './ops/tile.js';
export { topk } from './ops/topk.js';
export { transpose } from './ops/transpose.js';
export { acos, asin, atan, cos, sin, tan } from './ops/trigonometric.js';
export { unique } from './ops/unique.js';
export { asShape, asShape as as } from './tensor/asShape.js';
export { dims } from './tensor/dims.js';
export { eye } from './tensor/eye.js';
export { fill, ones, zeros } from './tensor/fill.js';
export {
  rand,
  randomGamma,
  randomNormal,
  randomStandardNormal,
  randomUniform,
  randomUniformInt,
  truncatedNormal,
} from './tensor/random.js';
export { tensor1d, tensor2d, tensor3d, tensor4d, tensor5d, tensor6d } from './tensor/ranked.js';
export { arange, linspace, range } from './tensor/sequence.js';
export { buffer, print, variable } from './tensor/state.js';
export { scalar, tensor } from './tensor/tensor.js';
export { checkGrads } from './transforms/checkGrads.js';
export { customJvp } from './transforms/customJvp.js';
export { customVjp } from './transforms/customVjp.js';
export { debugPrint } from './transforms/debugPrint.js';
export { defineKernel, type KernelRules } from './transforms/defineKernel.js';
export { evalShape } from './transforms/evalShape.js';
export { fn } from './transforms/fn.js';
export { grad, valueAndGrad } from './transforms/grad.js';
export { hessian, jacfwd, jacrev } from './transforms/jacobian.js';
export { jvp } from './transforms/jvp.js';
export { linearize } from './transforms/linearize.js';
export { stopGradient } from './transforms/stopGradient.js';
export { valueAndGradVars } from './transforms/valueAndGradVars.js';
export { vectorize } from './transforms/vectorize.js';
export { vjp } from './transforms/vjp.js';
export { vmap } from './transforms/vmap.js';
