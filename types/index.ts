export type { Argnums, DerivativeOptions } from './derivatives/argnums.js';
export type { CustomJvpFn, CustomOptions, CustomVjpFn } from './derivatives/custom.js';
export type { GradFn, ValueAndGradFn } from './derivatives/grad.js';
export type { HessianFn, JacFn } from './derivatives/jacobian.js';
export type { JvpFn, Linearized, LinearizeFn, Pullback, VjpFn } from './derivatives/linear.js';
export type { Dim } from './dim.js';
export type { DimsFn, DimValue } from './dims.js';
export type { DType } from './dtype.js';
export type { FnFn, ShapedFunction } from './fn.js';
export type { Ops } from './ops.js';
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
export type { VectorizeFn, VectorizeOptions } from './vectorize/vectorize.js';
export type { AxisSpec, Over, VmapFn, VmapOptions, Vmapped } from './vmap/vmap.js';
