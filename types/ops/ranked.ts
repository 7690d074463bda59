import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { Nested, nestedDtype, nestedShape } from '../literal.js';
import type { filledError, rankedError } from '../ranked.js';
import type { check, Message } from '../rule.js';
import type { isRankUnknown } from '../shape.js';
import type { Tensor } from '../tensor.js';
import type { fillError, Sizes, sizesError } from './create.js';

/** The shape of nested arrays; all sizes are unknown where any is. */
type shapeFor<values, sizes extends Sizes> =
  isRankUnknown<nestedShape<values>> extends true
    ? { -readonly [k in keyof sizes]: sizes[k] }
    : nestedShape<values>;

export interface VectorFn {
  <const values extends Nested, dtype extends DType = nestedDtype<values>>(
    values: check<rankedError<'tensor1d', 1, values>, values>,
    dtype?: dtype,
  ): Tensor<shapeFor<values, [number]>, NoInfer<dtype>>;
}

type rankedFillError<op extends string, values, shape extends Sizes> =
  sizesError<op, shape> extends infer message extends Message ? message : fillError<values, shape>;

/** tensor2d to tensor6d: nested arrays of that rank, or elements in row-major order and their shape. */
export interface RankedTensorFn<op extends string, sizes extends Sizes> {
  <const values extends Nested, dtype extends DType = nestedDtype<values>>(
    values: check<rankedError<op, sizes['length'], values>, values>,
    shape?: undefined,
    dtype?: dtype,
  ): Tensor<shapeFor<values, sizes>, NoInfer<dtype>>;
  <const values extends Nested, const shape extends sizes, dtype extends DType = nestedDtype<values>>(
    values: check<filledError<op, sizes['length'], values>, values>,
    shape: check<rankedFillError<op, values, shape>, shape>,
    dtype?: dtype,
  ): Tensor<fromValues<shape>, NoInfer<dtype>>;
}
