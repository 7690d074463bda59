import type { KernelName } from '../../kernels/names.js';
import { type Lowering, opaque } from './lowering.js';

const COMPLEX = opaque('computes with complex numbers');
const STRINGS = opaque('computes with strings');
const ORDER = opaque('depends on the order of values');
const DATA = opaque('has a result whose shape depends on values');
const SCATTER = opaque('writes to places that depend on values');
const IMAGE = opaque('resamples an image');

/** Kernels that tfjs runs as they are. */
export const others = {
  Bincount: SCATTER,
  BroadcastArgs: opaque('computes with shapes'),
  Complex: COMPLEX,
  ComplexAbs: COMPLEX,
  CropAndResize: IMAGE,
  DenseBincount: SCATTER,
  Draw: IMAGE,
  FFT: COMPLEX,
  FusedBatchNorm: 'decompose',
  IFFT: COMPLEX,
  Imag: COMPLEX,
  LowerBound: ORDER,
  MatrixBandPart: opaque('has no kernel on any backend'),
  NonMaxSuppressionV3: DATA,
  NonMaxSuppressionV4: DATA,
  NonMaxSuppressionV5: DATA,
  RaggedGather: DATA,
  RaggedRange: DATA,
  RaggedTensorToTensor: DATA,
  Real: COMPLEX,
  ResizeBilinear: IMAGE,
  ResizeBilinearGrad: IMAGE,
  ResizeNearestNeighbor: IMAGE,
  ResizeNearestNeighborGrad: IMAGE,
  RotateWithOffset: IMAGE,
  ScatterNd: SCATTER,
  SearchSorted: ORDER,
  SparseFillEmptyRows: DATA,
  SparseReshape: DATA,
  SparseSegmentMean: SCATTER,
  SparseSegmentSum: SCATTER,
  SparseToDense: SCATTER,
  StaticRegexReplace: STRINGS,
  StringNGrams: STRINGS,
  StringSplit: STRINGS,
  StringToHashBucketFast: STRINGS,
  TensorScatterUpdate: SCATTER,
  TopK: ORDER,
  Transform: IMAGE,
  Unique: DATA,
  UnsortedSegmentSum: SCATTER,
  UpperBound: ORDER,
} satisfies Partial<Record<KernelName, Lowering>>;
