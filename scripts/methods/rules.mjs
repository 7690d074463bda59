// The rule of every chained method whose result has a known shape.
import {
  argReduction,
  arithmetic,
  blocks,
  broadcasting,
  cast,
  checked,
  flat,
  float,
  joined,
  list,
  onAny,
  real,
  reduction,
  reshaped,
  resizing,
  same,
  sized,
  softmaxed,
  spectrum,
} from './signatures.mjs';
import {
  convolution,
  DILATIONS,
  FILTER,
  filterOf,
  PAD,
  pooling,
  ROUNDING,
  STRIDES,
  windowed,
} from './windows.mjs';

const matMul = 'matMul<shape, b, transposeA, transposeB>';

/** What is known of each method, as overloads. Those of the same words as an op have its rule. */
export const METHODS = {
  ...Object.fromEntries(list('abs ceil floor neg relu relu6 round sign square').map((op) => [op, real('')])),
  ...Object.fromEntries(
    list(
      'acos acosh asin asinh atan atanh cos cosh elu erf exp expm1 log log1p logSigmoid reciprocal rsqrt selu sigmoid sin sinh softplus sqrt tan tanh',
    ).map((op) => [op, float('')]),
  ),
  ...Object.fromEntries(
    list('isFinite isInf isNaN').map((op) => [
      op,
      () => [checked(`numericError<'${op}', dtype>`, '', "Tensor<shape, 'bool'>")],
    ]),
  ),
  ...Object.fromEntries(list('zerosLike onesLike').map((op) => [op, same])),
  ...Object.fromEntries(list('add sub mul').map((op) => [op, arithmetic('complex')])),
  ...Object.fromEntries(
    list('div divNoNan floorDiv pow maximum minimum mod squaredDifference').map((op) => [
      op,
      arithmetic('real'),
    ]),
  ),
  ...Object.fromEntries(
    list('equal notEqual greater greaterEqual less lessEqual').map((op) => [
      op,
      broadcasting('Numeric', "'bool'", (name) => `elementwise<'${name}', 'numeric', a, b>`),
    ]),
  ),
  ...Object.fromEntries(
    list('logicalAnd logicalOr logicalXor').map((op) => [
      op,
      broadcasting("'bool'", "'bool'", (name) => `logical<'${name}', a, b>`, 'boolean'),
    ]),
  ),
  ...Object.fromEntries(
    list('atan2 prelu').map((op) => [
      op,
      broadcasting("'float32'", "'float32'", (name) => `elementwise<'${name}', 'float', a, b>`),
    ]),
  ),
  ...Object.fromEntries(list('sum mean max min prod any all logSumExp').map((op) => [op, reduction])),
  ...Object.fromEntries(list('argMax argMin').map((op) => [op, argReduction])),
  ...Object.fromEntries(list('softmax logSoftmax').map((op) => [op, softmaxed])),
  logicalNot: () => [checked("boolError<'logicalNot', dtype>", '', "Tensor<shape, 'bool'>")],
  clipByValue: real('min: number, max: number'),
  leakyRelu: float('alpha: number'),
  step: real('alpha?: number'),
  cast: () => [onAny('dtype: to', 'Tensor<shape, to>', 'to extends DType')],
  asType: () => [onAny('dtype: to', 'Tensor<shape, to>', 'to extends DType')],
  toBool: cast('bool'),
  toFloat: cast('float32'),
  toInt: cast('int32'),
  flatten: flat,
  as1D: flat,
  asScalar: () => [onAny('', 'Tensor<[], dtype>')],
  as2D: sized(['rows', 'columns']),
  as3D: sized(['rows', 'columns', 'depth']),
  as4D: sized(['rows', 'columns', 'depth', 'depth2']),
  as5D: sized(['rows', 'columns', 'depth', 'depth2', 'depth3']),
  transpose: () => [
    reshaped(
      'perm?',
      'transpose<shape, perm>',
      'const perm extends readonly number[] | undefined = undefined',
    ),
  ],
  reshape: () => [
    onAny(
      'shape: check<reshape<shape, fromValues<to>>, to>',
      'Tensor<shapeOrAny<reshape<shape, fromValues<to>>>, dtype>',
      'const to extends Shape',
    ),
  ],
  reshapeAs: () => [
    onAny('x: check<reshape<shape, to>, Tensor<to, DType>>', 'Tensor<to, dtype>', 'to extends Shape'),
  ],
  broadcastTo: () => [
    onAny(
      'shape: check<broadcastTo<shape, fromValues<to>>, to>',
      'Tensor<shapeOrAny<broadcastTo<shape, fromValues<to>>>, dtype>',
      'const to extends Shape',
    ),
  ],
  expandDims: () => [
    onAny(
      'axis?: check<expandDims<shape, axis>, axis>',
      'Tensor<shapeOrAny<expandDims<shape, NoInfer<axis>>>, dtype>',
      'axis extends number = 0',
    ),
  ],
  squeeze: () => [
    reshaped('axis?', 'squeeze<shape, axis>', 'const axis extends readonly number[] | undefined = undefined'),
  ],
  matMul: () => [
    onAny(
      `b: check<withDtypes<'matMul', dtype, other, ${matMul}>, Operand<b, other>>, transposeA?: transposeA, transposeB?: transposeB`,
      `Tensor<shapeOrAny<${matMul}>, upcast<dtype, other>>`,
      'b extends Shape, other extends DType, transposeA extends boolean = false, transposeB extends boolean = false',
    ),
  ],
  dot: () => [
    onAny(
      "b: check<withDtypes<'dot', dtype, other, dot<shape, b>>, Operand<b, other>>",
      'Tensor<shapeOrAny<dot<shape, b>>, upcast<dtype, other>>',
      'b extends Shape, other extends DType',
    ),
  ],
  batchNorm: () => [
    onAny(
      'mean: AnyTensor | TensorLike, variance: AnyTensor | TensorLike, offset?: AnyTensor | TensorLike, scale?: AnyTensor | TensorLike, varianceEpsilon?: number',
      'Tensor<shape>',
    ),
  ],
  ...Object.fromEntries(
    list('cumsum cumprod').map((op) => [
      op,
      () => [
        onAny(
          `axis?: check<along<'${op}', shape, axis>, axis>, exclusive?: boolean, reverse?: boolean`,
          'Tensor<shape, countable<dtype>>',
          'axis extends number = 0',
        ),
      ],
    ]),
  ),
  reverse: () => [
    onAny(
      "axis?: check<along<'reverse', shape, axis>, axis>",
      'Tensor<shape, dtype>',
      'const axis extends number | readonly number[] | undefined = undefined',
    ),
  ],
  slice: () => [
    onAny(
      "begin: check<slice<'slice', shape, begin, undefined>, begin>",
      "Tensor<shapeOrAny<slice<'slice', shape, begin, undefined>>, dtype>",
      'const begin extends number | readonly number[]',
    ),
    onAny(
      "begin: begin, size: check<slice<'slice', shape, begin, size>, size>",
      "Tensor<shapeOrAny<slice<'slice', shape, begin, size>>, dtype>",
      'const begin extends number | readonly number[], const size extends number | readonly number[] | undefined',
    ),
  ],
  stridedSlice: () => [
    onAny(
      'begin: begin, end: check<messageIn<stridedSlice<shape, begin, end, NoInfer<strides>, [NoInfer<beginMask>, NoInfer<endMask>, NoInfer<ellipsisMask>, NoInfer<newAxisMask>, NoInfer<shrinkAxisMask>]>>, end>, strides?: strides, beginMask?: beginMask, endMask?: endMask, ellipsisMask?: ellipsisMask, newAxisMask?: newAxisMask, shrinkAxisMask?: shrinkAxisMask',
      'Tensor<shapeOrAny<stridedSlice<shape, begin, end, NoInfer<strides>, [beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask]>>, dtype>',
      'const begin extends readonly number[], const end extends readonly number[], const strides extends readonly number[] | undefined = undefined, beginMask extends number = 0, endMask extends number = 0, ellipsisMask extends number = 0, newAxisMask extends number = 0, shrinkAxisMask extends number = 0',
    ),
  ],
  gather: () => [
    onAny(
      "indices: check<indicesError<'gather', 1, indices>, indices>, axis?: check<normalizeAxis<'gather', shape, axis>, axis>, batchDims?: check<gather<shape, shapeOf<indices>, axis, batchDims>, batchDims>",
      'Tensor<shapeOrAny<gather<shape, shapeOf<indices>, axis, batchDims>>, dtype>',
      'indices extends number | AnyTensor, axis extends number = 0, batchDims extends number = 0',
    ),
  ],
  pad: () => [
    onAny(
      "paddings: check<pad<'pad', shape, paddings, number>, paddings>, constantValue?: number",
      "Tensor<shapeOrAny<pad<'pad', shape, paddings, number>>, dtype>",
      'const paddings extends Paddings',
    ),
  ],
  mirrorPad: () => [
    onAny(
      'paddings: check<mirrorPad<shape, paddings, NoInfer<mode>>, paddings>, mode: mode',
      'Tensor<shapeOrAny<mirrorPad<shape, paddings, NoInfer<mode>>>, dtype>',
      "const paddings extends Paddings, mode extends 'reflect' | 'symmetric'",
    ),
  ],
  tile: () => [reshaped('reps', 'tile<shape, fromValues<reps>>', 'const reps extends readonly number[]')],
  split: () => [
    onAny(
      'numOrSizeSplits: check<split<shape, sizes, NoInfer<axis>>, sizes>, axis?: axis',
      'parts<split<shape, sizes, NoInfer<axis>>, dtype> extends infer result extends unknown[] ? result : AfterError',
      'const sizes extends number | readonly number[], axis extends number = 0',
    ),
  ],
  norm: () => [
    checked(
      "floatError<'norm', dtype>",
      "ord?: number | 'euclidean' | 'fro', axis?: check<norm<shape, axis, keepDims>, axis>, keepDims?: keepDims",
      'Tensor<shapeOrAny<norm<shape, axis, keepDims>>>',
      'const axis extends Axes = undefined, keepDims extends boolean = false',
    ),
  ],
  euclideanNorm: () => [
    checked(
      "floatError<'euclideanNorm', dtype>",
      "axis?: check<norm<shape, axis, keepDims, 'euclideanNorm'>, axis>, keepDims?: keepDims",
      "Tensor<shapeOrAny<norm<shape, axis, keepDims, 'euclideanNorm'>>>",
      'const axis extends Axes = undefined, keepDims extends boolean = false',
    ),
  ],
  ...Object.fromEntries(list('resizeBilinear resizeNearestNeighbor').map((op) => [op, resizing])),
  ...Object.fromEntries(list('fft ifft').map((op) => [op, spectrum(`fft<'${op}', shape>`, "'complex64'")])),
  irfft: spectrum('irfftMethod<shape>', "'float32'"),
  rfft: spectrum("rfft<'rfft', shape>", "'complex64'", "checkDtype<'rfft', 0, dtype, 'float32', 'float32'>"),
  depthToSpace: () => [
    checked(
      "floatError<'depthToSpace', dtype>",
      'blockSize: check<depthToSpace<shape, size, NoInfer<format>>, size>, dataFormat?: format',
      'Tensor<shapeOrAny<depthToSpace<shape, size, NoInfer<format>>>>',
      "size extends number, format extends 'NHWC' | 'NCHW' = 'NHWC'",
    ),
  ],
  spaceToBatchND: blocks('spaceToBatch', 'paddings'),
  batchToSpaceND: blocks('batchToSpace', 'crops'),
  topk: () => [
    checked(
      'topkError<shape, dtype>',
      'k?: check<topk<shape, dimOf<k>>, k>, sorted?: boolean',
      'TopK<shapeOrAny<topk<shape, dimOf<k>>>, dtype>',
      'k extends number = 1',
    ),
  ],
  unique: () => [
    checked(
      'uniqueError<shape, dtype>',
      "axis?: check<normalizeAxis<'unique', shape, axis>, axis>",
      'Unique<uniqueParts<shape, axis>, dtype>',
      'axis extends number = 0',
    ),
  ],
  ...Object.fromEntries(list('avgPool maxPool').map((op) => [op, pooling])),
  pool: (op) =>
    windowed(
      op,
      'dilatedPool<shape, windows, pad, NoInfer<dilations>, NoInfer<strides>, NoInfer<rounding>>',
      (rule) =>
        `windowShape: windows, poolingType: 'avg' | 'max', padding: check<${rule}, pad>, dilationRate?: dilations, strides?: strides, dimRoundingMode?: rounding`,
      ['const windows extends Sizes', PAD, DILATIONS, `${STRIDES} = 1`, ROUNDING],
    ),
  conv1d: (op) =>
    windowed(
      op,
      "conv<'conv1d', 1, shape, filter, stride, pad, 'NWC', NoInfer<dilation>, NoInfer<rounding>>",
      (rule) =>
        `${filterOf(op, "filterError<'conv1d', 1, shape, filter, 'NWC'>")}, stride: stride, pad: check<${rule}, pad>, dataFormat?: 'NWC', dilation?: dilation, dimRoundingMode?: rounding`,
      [FILTER, 'const stride extends number', PAD, 'dilation extends number = 1', ROUNDING],
      1,
    ),
  conv2d: convolution('full'),
  depthwiseConv2d: convolution('depthwise'),
  conv2dTranspose: (op) =>
    windowed(
      op,
      "convTranspose<'conv2dTranspose', 2, shape, filter, fromValues<to>, strides, pad, NoInfer<rounding>>",
      (rule) =>
        `${filterOf(op, "transposedFilterError<'conv2dTranspose', 2, shape, filter>")}, outputShape: to, strides: strides, pad: check<${rule}, pad>, dimRoundingMode?: rounding`,
      [FILTER, 'const to extends Shape', STRIDES, PAD, ROUNDING],
    ),
  dilation2d: (op) =>
    windowed(
      op,
      'dilation2d<shape, filter, strides, pad, NoInfer<dilations>>',
      (rule) =>
        `${filterOf(op, 'dilationFilterError<shape, filter>')}, strides: strides, pad: check<${rule}, pad>, dilations?: dilations, dataFormat?: 'NHWC'`,
      [FILTER, STRIDES, "const pad extends 'same' | 'valid'", DILATIONS],
    ),
  separableConv2d: (op) =>
    windowed(
      op,
      'separable<shape, depthwise, pointwise, strides, pad, NoInfer<dilations>>',
      (rule) =>
        `${filterOf(op, "filterError<'separableConv2d', 2, shape, depthwise, 'NHWC'>", 'depthwise')}, ${filterOf(op, 'null', 'pointwise', 2)}, strides: strides, pad: check<${rule}, pad>, dilation?: dilations, dataFormat?: 'NHWC'`,
      [
        'depthwise extends Shape, depthwiseDtype extends DType, pointwise extends Shape, pointwiseDtype extends DType',
        STRIDES,
        "const pad extends 'same' | 'valid'",
        DILATIONS,
      ],
    ),
  localResponseNormalization: float('depthRadius?: number, bias?: number, alpha?: number, beta?: number'),
  oneHot: () => [
    checked(
      "checkDtype<'oneHot', 0, dtype, 'int32', 'int32'>",
      'depth: check<number extends depth ? null : oneHot<shape, dimOf<depth>>, depth>, onValue?: number, offValue?: number',
      "Tensor<shapeOrAny<oneHot<shape, dimOf<depth>>>, 'int32'>",
      'depth extends number',
    ),
  ],
  unsortedSegmentSum: () => [
    checked(
      "checkDtype<'unsortedSegmentSum', 0, dtype, Numeric, 'float32 or int32 or bool'>",
      "segmentIds: check<indicesError<'unsortedSegmentSum', 1, ids>, ids>, numSegments: check<number extends count ? null : sums<shape, ids, count>, count>",
      "Tensor<shapeOrAny<sums<shape, ids, count>>, [dtype] extends ['float32'] ? 'float32' : DType>",
      'ids extends AnyTensor, count extends number',
    ),
  ],
  where: () => [
    onAny(
      'condition: condition, x: check<chosen<condition, Tensor<shape, dtype>, tensorOf<b>>, b>',
      'orAny<chosen<condition, Tensor<shape, dtype>, tensorOf<b>>>',
      'condition, b',
    ),
  ],
  concat: () => [joined('tensors', (shapes) => `concat<${shapes}, axis>`)],
  stack: () => [joined('x', (shapes) => `stack<${shapes}, NoInfer<axis>>`)],
  unstack: () => [
    onAny(
      'axis?: check<unstacked<shape, dtype, axis>, axis>',
      'unstacked<shape, dtype, axis> extends infer result extends unknown[] ? result : AfterError',
      'axis extends number = 0',
    ),
  ],
};
