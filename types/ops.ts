import type { BinaryOp, CompareOp, ComplexBinaryOp, FloatBinaryOp, LogicalOp } from './ops/binary.js';
import type { BatchToSpaceOp, SpaceToBatchOp } from './ops/blocks.js';
import type { BasicLSTMCellOp, MultiRNNCellFn } from './ops/cells.js';
import type { SoftmaxOp, WhereOp } from './ops/choose.js';
import type { Conv1dOp, Conv2dOp, Conv3dOp } from './ops/conv.js';
import type {
  ArangeFn,
  ConstantFn,
  EyeFn,
  FillFn,
  LinspaceFn,
  RangeFn,
  ScalarFn,
  TensorFn,
} from './ops/create.js';
import type { EinsumOp } from './ops/einsum.js';
import type { Conv2dTransposeOp, Conv3dTransposeOp, Dilation2dOp, SeparableConv2dOp } from './ops/filters.js';
import type { FusedConv2dOp, FusedMatMulOp } from './ops/fused.js';
import type { GatherOp } from './ops/gather.js';
import type {
  CropAndResizeOp,
  FlipLeftRightOp,
  RecolorOp,
  ResizeOp,
  RotateWithOffsetOp,
  ThresholdOp,
  TransformOp,
} from './ops/image.js';
import type { GatherNDOp, OneHotOp, TopkOp } from './ops/indices.js';
import type { ConcatOp, SplitOp, StackOp, UnstackOp } from './ops/join.js';
import type { BatchNormOp, DepthToSpaceOp } from './ops/layers.js';
import type { BroadcastToOp, ExpandDimsOp, ReshapeOp, SqueezeOp, TransposeOp } from './ops/layout.js';
import type { BandPartOp, DiagOp, GramSchmidtOp, MeshgridOp, QrOp } from './ops/linalg.js';
import type { LocalResponseOp } from './ops/localResponse.js';
import type { LossOps } from './ops/losses.js';
import type { MirrorPadOp, Pad1dOp, PadOp } from './ops/pad.js';
import type { DilatedPoolOp, MaxPoolWithArgmaxOp, Pool3dOp, PoolOp } from './ops/pool.js';
import type { DotOp, MatMulOp, OuterOp } from './ops/product.js';
import type { RaggedGatherOp, RaggedRangeOp, RaggedTensorToTensorOp } from './ops/ragged.js';
import type {
  DropoutOp,
  GammaFn,
  MultinomialOp,
  NormalFn,
  RandFn,
  StandardNormalFn,
  UniformFn,
  UniformIntFn,
} from './ops/random.js';
import type { RankedTensorFn, VectorFn } from './ops/ranked.js';
import type { RankedBatchNormOp } from './ops/rankedBatchNorm.js';
import type { ArgReduceOp, ReduceOp } from './ops/reduce.js';
import type { Reverse1dOp, ReverseOp, TileOp } from './ops/repeat.js';
import type {
  AddNOp,
  BitwiseAndOp,
  BroadcastArgsOp,
  Concat1dOp,
  EnsureShapeOp,
  MovingAverageOp,
  RankedConcatOp,
} from './ops/same.js';
import type { ScanOp } from './ops/scan.js';
import type { ScatterNDOp, SparseToDenseOp, TensorScatterUpdateOp } from './ops/scatter.js';
import type {
  BincountOp,
  BooleanMaskAsyncOp,
  BoundOp,
  DenseBincountOp,
  InTopKAsyncOp,
  SearchSortedOp,
  Setdiff1dAsyncOp,
  UniqueOp,
  WhereAsyncOp,
} from './ops/search.js';
import type { SegmentSumOp } from './ops/segments.js';
import type { CosineWindowOp, EnclosingPowerOfTwoFn, FrameOp, StftOp, WindowOp } from './ops/signal.js';
import type { RankedSliceOp, SliceOp } from './ops/slice.js';
import type { SparseOps } from './ops/sparse.js';
import type { ComplexOp, FftOp, IrfftOp, PartOp, RfftOp } from './ops/spectral.js';
import type { BufferFn, PrintFn, VariableFn } from './ops/state.js';
import type { EuclideanNormOp, MomentsOp, NormOp } from './ops/statistics.js';
import type { StridedSliceOp } from './ops/stridedSlice.js';
import type { StringOps } from './ops/string.js';
import type {
  SuppressionAsyncOp,
  SuppressionOp,
  SuppressionPaddedAsyncOp,
  SuppressionPaddedOp,
  SuppressionWithScoreAsyncOp,
  SuppressionWithScoreOp,
} from './ops/suppression.js';
import type {
  BoolUnaryOp,
  CastOp,
  ClipByValueOp,
  FloatUnaryOp,
  LeakyReluOp,
  LikeOp,
  LogicalNotOp,
  StepOp,
  UnaryOp,
} from './ops/unary.js';

/** The type of every constructor and op: `export const exp = ... as Ops['exp']`. */
export interface Ops {
  tensor: TensorFn;
  tensor1d: VectorFn;
  tensor2d: RankedTensorFn<'tensor2d', readonly [number, number]>;
  tensor3d: RankedTensorFn<'tensor3d', readonly [number, number, number]>;
  tensor4d: RankedTensorFn<'tensor4d', readonly [number, number, number, number]>;
  tensor5d: RankedTensorFn<'tensor5d', readonly [number, number, number, number, number]>;
  tensor6d: RankedTensorFn<'tensor6d', readonly [number, number, number, number, number, number]>;
  variable: VariableFn;
  buffer: BufferFn;
  print: PrintFn;
  scalar: ScalarFn;
  zeros: ConstantFn<'zeros'>;
  ones: ConstantFn<'ones'>;
  fill: FillFn;
  arange: ArangeFn;
  range: RangeFn;
  linspace: LinspaceFn;
  eye: EyeFn;

  rand: RandFn;
  randomGamma: GammaFn;
  randomNormal: NormalFn<'randomNormal'>;
  randomStandardNormal: StandardNormalFn;
  randomUniform: UniformFn;
  randomUniformInt: UniformIntFn;
  truncatedNormal: NormalFn<'truncatedNormal'>;
  multinomial: MultinomialOp;
  dropout: DropoutOp;

  abs: UnaryOp<'abs'>;
  ceil: UnaryOp<'ceil'>;
  floor: UnaryOp<'floor'>;
  neg: UnaryOp<'neg'>;
  relu: UnaryOp<'relu'>;
  relu6: UnaryOp<'relu6'>;
  round: UnaryOp<'round'>;
  sign: UnaryOp<'sign'>;
  square: UnaryOp<'square'>;
  step: StepOp;
  clipByValue: ClipByValueOp;

  acos: FloatUnaryOp<'acos'>;
  acosh: FloatUnaryOp<'acosh'>;
  asin: FloatUnaryOp<'asin'>;
  asinh: FloatUnaryOp<'asinh'>;
  atan: FloatUnaryOp<'atan'>;
  atanh: FloatUnaryOp<'atanh'>;
  cos: FloatUnaryOp<'cos'>;
  cosh: FloatUnaryOp<'cosh'>;
  elu: FloatUnaryOp<'elu'>;
  erf: FloatUnaryOp<'erf'>;
  exp: FloatUnaryOp<'exp'>;
  expm1: FloatUnaryOp<'expm1'>;
  leakyRelu: LeakyReluOp;
  log: FloatUnaryOp<'log'>;
  log1p: FloatUnaryOp<'log1p'>;
  logSigmoid: FloatUnaryOp<'logSigmoid'>;
  reciprocal: FloatUnaryOp<'reciprocal'>;
  rsqrt: FloatUnaryOp<'rsqrt'>;
  selu: FloatUnaryOp<'selu'>;
  sigmoid: FloatUnaryOp<'sigmoid'>;
  sin: FloatUnaryOp<'sin'>;
  sinh: FloatUnaryOp<'sinh'>;
  softplus: FloatUnaryOp<'softplus'>;
  sqrt: FloatUnaryOp<'sqrt'>;
  tan: FloatUnaryOp<'tan'>;
  tanh: FloatUnaryOp<'tanh'>;

  isFinite: BoolUnaryOp<'isFinite'>;
  isInf: BoolUnaryOp<'isInf'>;
  isNaN: BoolUnaryOp<'isNaN'>;
  logicalNot: LogicalNotOp;
  cast: CastOp;
  zerosLike: LikeOp<'zerosLike'>;
  onesLike: LikeOp<'onesLike'>;
  clone: LikeOp<'clone'>;

  add: ComplexBinaryOp<'add'>;
  sub: ComplexBinaryOp<'sub'>;
  mul: ComplexBinaryOp<'mul'>;
  div: BinaryOp<'div'>;
  divNoNan: BinaryOp<'divNoNan'>;
  floorDiv: BinaryOp<'floorDiv'>;
  pow: BinaryOp<'pow'>;
  maximum: BinaryOp<'maximum'>;
  minimum: BinaryOp<'minimum'>;
  mod: BinaryOp<'mod'>;
  squaredDifference: BinaryOp<'squaredDifference'>;
  atan2: FloatBinaryOp<'atan2'>;
  prelu: FloatBinaryOp<'prelu'>;

  equal: CompareOp<'equal'>;
  notEqual: CompareOp<'notEqual'>;
  greater: CompareOp<'greater'>;
  greaterEqual: CompareOp<'greaterEqual'>;
  less: CompareOp<'less'>;
  lessEqual: CompareOp<'lessEqual'>;
  logicalAnd: LogicalOp<'logicalAnd'>;
  logicalOr: LogicalOp<'logicalOr'>;
  logicalXor: LogicalOp<'logicalXor'>;

  sum: ReduceOp<'sum'>;
  mean: ReduceOp<'mean'>;
  max: ReduceOp<'max'>;
  min: ReduceOp<'min'>;
  prod: ReduceOp<'prod'>;
  any: ReduceOp<'any'>;
  all: ReduceOp<'all'>;
  logSumExp: ReduceOp<'logSumExp'>;
  argMax: ArgReduceOp<'argMax'>;
  argMin: ArgReduceOp<'argMin'>;

  matMul: MatMulOp;
  dot: DotOp;
  outer: OuterOp;
  outerProduct: OuterOp;
  einsum: EinsumOp;
  conv1d: Conv1dOp;
  conv2d: Conv2dOp<'conv2d'>;
  depthwiseConv2d: Conv2dOp<'depthwiseConv2d', 'depthwise'>;
  separableConv2d: SeparableConv2dOp;
  conv2dTranspose: Conv2dTransposeOp;
  conv3d: Conv3dOp;
  conv3dTranspose: Conv3dTransposeOp;
  dilation2d: Dilation2dOp;

  maxPool: PoolOp<'maxPool'>;
  avgPool: PoolOp<'avgPool'>;
  maxPool3d: Pool3dOp<'maxPool3d'>;
  avgPool3d: Pool3dOp<'avgPool3d'>;
  pool: DilatedPoolOp;
  maxPoolWithArgmax: MaxPoolWithArgmaxOp;

  batchNorm: BatchNormOp;
  batchNorm2d: RankedBatchNormOp<'batchNorm2d', 2>;
  batchNorm3d: RankedBatchNormOp<'batchNorm3d', 3>;
  batchNorm4d: RankedBatchNormOp<'batchNorm4d', 4>;
  depthToSpace: DepthToSpaceOp;
  spaceToBatchND: SpaceToBatchOp;
  batchToSpaceND: BatchToSpaceOp;
  unsortedSegmentSum: SegmentSumOp;
  losses: LossOps;

  addN: AddNOp;
  bitwiseAnd: BitwiseAndOp;
  broadcastArgs: BroadcastArgsOp;
  ensureShape: EnsureShapeOp;
  movingAverage: MovingAverageOp;
  basicLSTMCell: BasicLSTMCellOp;
  multiRNNCell: MultiRNNCellFn;

  reshape: ReshapeOp;
  transpose: TransposeOp;
  expandDims: ExpandDimsOp;
  squeeze: SqueezeOp;
  broadcastTo: BroadcastToOp;
  concat: ConcatOp;
  concat1d: Concat1dOp;
  concat2d: RankedConcatOp<'concat2d', 2>;
  concat3d: RankedConcatOp<'concat3d', 3>;
  concat4d: RankedConcatOp<'concat4d', 4>;
  stack: StackOp;
  unstack: UnstackOp;
  split: SplitOp;

  slice: SliceOp;
  slice1d: RankedSliceOp<'slice1d', 1, number>;
  slice2d: RankedSliceOp<'slice2d', 2, readonly [number, number]>;
  slice3d: RankedSliceOp<'slice3d', 3, readonly [number, number, number]>;
  slice4d: RankedSliceOp<'slice4d', 4, readonly [number, number, number, number]>;
  stridedSlice: StridedSliceOp;
  scatterND: ScatterNDOp;
  sparseToDense: SparseToDenseOp;
  tensorScatterUpdate: TensorScatterUpdateOp;
  searchSorted: SearchSortedOp;
  lowerBound: BoundOp<'lowerBound'>;
  upperBound: BoundOp<'upperBound'>;
  bincount: BincountOp;
  denseBincount: DenseBincountOp;
  unique: UniqueOp;
  whereAsync: WhereAsyncOp;
  booleanMaskAsync: BooleanMaskAsyncOp;
  setdiff1dAsync: Setdiff1dAsyncOp;
  inTopKAsync: InTopKAsyncOp;
  raggedGather: RaggedGatherOp;
  raggedRange: RaggedRangeOp;
  raggedTensorToTensor: RaggedTensorToTensorOp;
  sparse: SparseOps;
  string: StringOps;
  gather: GatherOp;
  gatherND: GatherNDOp;
  oneHot: OneHotOp;
  topk: TopkOp;
  cumsum: ScanOp<'cumsum'>;
  cumprod: ScanOp<'cumprod'>;
  norm: NormOp;
  euclideanNorm: EuclideanNormOp;
  moments: MomentsOp;
  pad: PadOp<'pad'>;
  pad1d: Pad1dOp;
  pad2d: PadOp<'pad2d', 2>;
  pad3d: PadOp<'pad3d', 3>;
  pad4d: PadOp<'pad4d', 4>;
  mirrorPad: MirrorPadOp;
  tile: TileOp;
  reverse: ReverseOp<'reverse'>;
  reverse1d: Reverse1dOp;
  reverse2d: ReverseOp<'reverse2d', 2>;
  reverse3d: ReverseOp<'reverse3d', 3>;
  reverse4d: ReverseOp<'reverse4d', 4>;
  where: WhereOp;
  softmax: SoftmaxOp<'softmax'>;
  logSoftmax: SoftmaxOp<'logSoftmax'>;

  complex: ComplexOp;
  real: PartOp<'real'>;
  imag: PartOp<'imag'>;
  fft: FftOp<'fft'>;
  ifft: FftOp<'ifft'>;
  rfft: RfftOp;
  irfft: IrfftOp;
  spectral: {
    fft: FftOp<'fft'>;
    ifft: FftOp<'ifft'>;
    rfft: RfftOp;
    irfft: IrfftOp;
  };
  cosineWindow: CosineWindowOp;
  enclosingPowerOfTwo: EnclosingPowerOfTwoFn;
  diag: DiagOp;
  meshgrid: MeshgridOp;

  linalg: {
    bandPart: BandPartOp;
    gramSchmidt: GramSchmidtOp;
    qr: QrOp;
  };
  signal: {
    hammingWindow: WindowOp<'hammingWindow'>;
    hannWindow: WindowOp<'hannWindow'>;
    frame: FrameOp;
    stft: StftOp;
  };
  image: {
    resizeBilinear: ResizeOp<'resizeBilinear'>;
    resizeNearestNeighbor: ResizeOp<'resizeNearestNeighbor'>;
    flipLeftRight: FlipLeftRightOp;
    rotateWithOffset: RotateWithOffsetOp;
    grayscaleToRGB: RecolorOp<'grayscaleToRGB'>;
    rgbToGrayscale: RecolorOp<'rgbToGrayscale'>;
    threshold: ThresholdOp;
    cropAndResize: CropAndResizeOp;
    transform: TransformOp;
    nonMaxSuppression: SuppressionOp;
    nonMaxSuppressionAsync: SuppressionAsyncOp;
    nonMaxSuppressionWithScore: SuppressionWithScoreOp;
    nonMaxSuppressionWithScoreAsync: SuppressionWithScoreAsyncOp;
    nonMaxSuppressionPadded: SuppressionPaddedOp;
    nonMaxSuppressionPaddedAsync: SuppressionPaddedAsyncOp;
  };
  localResponseNormalization: LocalResponseOp;
  fused: {
    matMul: FusedMatMulOp;
    conv2d: FusedConv2dOp<'conv2d', 'full'>;
    depthwiseConv2d: FusedConv2dOp<'depthwiseConv2d', 'depthwise'>;
  };
}
