export type { Argnums, DerivativeOptions } from './derivatives/argnums.js';
export type { CustomJvpFn, CustomOptions, CustomVjpFn, DefJvp, DefVjp } from './derivatives/custom.js';
export type { GradFn, GradRule, ValueAndGradFn, ValueAndGradRule } from './derivatives/grad.js';
export type { HessianFn, JacFn, JacobianRule } from './derivatives/jacobian.js';
export type { JvpFn, Linearized, LinearizeFn, Pullback, VjpFn } from './derivatives/linear.js';
export type { Dim } from './dim.js';
export type { DimsFn, DimValue } from './dims.js';
export type { DType } from './dtype.js';
export type { AnnotatedRule, FnFn, ShapedFunction } from './fn.js';
export type { Fused, FuseFn, FuseOptions, InspectFn, Inspection, KernelReport } from './fuse.js';
export type { Nested } from './literal.js';
export type { BinaryOp, CompareOp, ComplexBinaryOp, FloatBinaryOp, LogicalOp } from './ops/binary.js';
export type { BatchToSpaceOp, SpaceToBatchOp } from './ops/blocks.js';
export type { BasicLSTMCellOp, MultiRNNCellFn, RNNCell } from './ops/cells.js';
export type { SoftmaxOp, WhereOp } from './ops/choose.js';
export type { Conv1dOp, Conv2dOp, Conv3dOp } from './ops/conv.js';
export type {
  ArangeFn,
  ConstantFn,
  EyeFn,
  FillFn,
  LinspaceFn,
  RangeFn,
  ScalarFn,
  TensorFn,
} from './ops/create.js';
export type { EinsumOp } from './ops/einsum.js';
export type { Conv2dTransposeOp, Conv3dTransposeOp, Dilation2dOp, SeparableConv2dOp } from './ops/filters.js';
export type { Activation, FusedConv2dOp, FusedMatMulOp } from './ops/fused.js';
export type { GatherOp } from './ops/gather.js';
export type {
  CropAndResizeOp,
  FlipLeftRightOp,
  RecolorOp,
  ResizeOp,
  RotateWithOffsetOp,
  ThresholdOp,
  TransformOp,
} from './ops/image.js';
export type { GatherNDOp, OneHotOp, TopkOp } from './ops/indices.js';
export type { ConcatOp, SplitOp, StackOp, UnstackOp } from './ops/join.js';
export type { BatchNormOp, DepthToSpaceOp } from './ops/layers.js';
export type { BroadcastToOp, ExpandDimsOp, ReshapeOp, SqueezeOp, TransposeOp } from './ops/layout.js';
export type { BandPartOp, DiagOp, GramSchmidtOp, MeshgridOp, QrOp } from './ops/linalg.js';
export type { LocalResponseOp } from './ops/localResponse.js';
export type {
  CosineDistanceOp,
  CrossEntropyOp,
  HuberLossOp,
  LogLossOp,
  LossOp,
  LossOps,
  WeightedLossOp,
} from './ops/losses.js';
export type { MirrorPadOp, Pad1dOp, PadOp } from './ops/pad.js';
export type { DilatedPoolOp, MaxPoolWithArgmaxOp, Pool3dOp, PoolOp } from './ops/pool.js';
export type { DotOp, MatMulOp, OuterOp } from './ops/product.js';
export type {
  RaggedGatherOp,
  RaggedRangeOp,
  RaggedRanges,
  RaggedRows,
  RaggedTensorToTensorOp,
} from './ops/ragged.js';
export type {
  DropoutOp,
  GammaFn,
  MultinomialOp,
  NormalFn,
  RandFn,
  StandardNormalFn,
  UniformFn,
  UniformIntFn,
} from './ops/random.js';
export type { RankedTensorFn, VectorFn } from './ops/ranked.js';
export type { RankedBatchNormOp } from './ops/rankedBatchNorm.js';
export type { ArgReduceOp, ReduceOp } from './ops/reduce.js';
export type { ReverseOp, TileOp } from './ops/repeat.js';
export type {
  AddNOp,
  BitwiseAndOp,
  BroadcastArgsOp,
  Concat1dOp,
  EnsureShapeOp,
  MovingAverageOp,
  RankedConcatOp,
} from './ops/same.js';
export type { ScanOp } from './ops/scan.js';
export type { ScatterNDOp, SparseToDenseOp, TensorScatterUpdateOp } from './ops/scatter.js';
export type {
  BincountOp,
  BooleanMaskAsyncOp,
  BoundOp,
  DenseBincountOp,
  InTopKAsyncOp,
  SearchSortedOp,
  Setdiff1dAsyncOp,
  Unique,
  UniqueOp,
  WhereAsyncOp,
} from './ops/search.js';
export type { SegmentSumOp } from './ops/segments.js';
export type { CosineWindowOp, EnclosingPowerOfTwoFn, FrameOp, StftOp, WindowOp } from './ops/signal.js';
export type { RankedSliceOp, SliceOp } from './ops/slice.js';
export type {
  FilledRows,
  ShapeTensor,
  SparseFillEmptyRowsOp,
  SparseOps,
  SparseReshaped,
  SparseReshapeOp,
  SparseSegmentOp,
} from './ops/sparse.js';
export type { ComplexOp, FftOp, IrfftOp, PartOp, RfftOp } from './ops/spectral.js';
export type { BufferFn, PrintFn, ShapedBuffer, Variable, VariableFn } from './ops/state.js';
export type { EuclideanNormOp, MomentsOp, NormOp } from './ops/statistics.js';
export type { StridedSliceOp } from './ops/stridedSlice.js';
export type {
  NGrams,
  SplitStrings,
  StaticRegexReplaceOp,
  StringNGramsOp,
  StringOps,
  StringSplitOp,
  Strings,
  StringToHashBucketFastOp,
} from './ops/string.js';
export type {
  SuppressionAsyncOp,
  SuppressionOp,
  SuppressionPaddedAsyncOp,
  SuppressionPaddedOp,
  SuppressionWithScoreAsyncOp,
  SuppressionWithScoreOp,
} from './ops/suppression.js';
export type {
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
export type { Ops } from './ops.js';
export type { HasRule, Rule } from './rule.js';
export type { Shape } from './shape.js';
export type { AsShapeFn, EvalShapeFn, ShapeStruct } from './shapes.js';
export type { AnyTensor, Tensor, UnknownTensor } from './tensor.js';
export type {
  CheckGradsFn,
  CheckGradsOptions,
  DebugPrintFn,
  StopGradientFn,
  ValueAndGradVarsFn,
  WithVars,
} from './utilities.js';
export type { ExcludingRule, ScalarsRule, SignatureRule } from './vectorize/rule.js';
export type { VectorizeFn, VectorizeOptions } from './vectorize/vectorize.js';
export type { AxisSpec, FailedOver, Over, VmapFn, VmapOptions, Vmapped } from './vmap/vmap.js';
/*
 * The types of the public API. Users write few of them (Tensor, Shape, DType, options); the others are what the types of
 * their own exports may mention, such as `export const slopes = vmap(grad(f))`, so that these can be named.
 */
