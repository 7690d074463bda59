import type { invalidArgument, operandKind } from '../../src/messages/tensors.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { cropped, images, recolored, resize, threshold, transformed } from '../image.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { indicesError } from './gather.js';
import type { shapeOrAny } from './reduce.js';
import type { checkDtype, floatError, Numeric, realError } from './unary.js';

/** A height and a width, or the values that `dims` gives. */
type Size = readonly number[];
type sizeAt<args, index extends number> =
  argumentAt<args, index, Size> extends infer size extends Shape ? fromValues<size> : Shape;

/** The message, or a tensor of the shape, which may be a message itself. */
export type tensorUnless<error, shape, dtype extends DType = 'float32'> = error extends string
  ? error
  : shape extends Shape
    ? Tensor<shape, dtype>
    : shape;
/** Of the arguments that are tensors the first that is missing. */
export type missing<op extends string, args> = args extends readonly unknown[]
  ? operandKind<op, args['length'], 'undefined'>
  : never;
export type floatArgument<op extends string, argument extends number, x> = checkDtype<
  op,
  argument,
  dtypeOf<x>,
  Numeric,
  'float32'
>;

type Resize = 'resizeBilinear' | 'resizeNearestNeighbor';
export type resizeError<op extends Resize, dtype extends DType> = op extends 'resizeBilinear'
  ? floatError<op, dtype>
  : realError<op, dtype>;
export type resizedDtype<op extends Resize, dtype extends DType> = op extends 'resizeBilinear'
  ? 'float32'
  : dtype;
/** Both ways to place the pixels at once are none. */
type bothError<op extends Resize, alignCorners, halfPixelCenters> = [alignCorners, halfPixelCenters] extends [
  true,
  true,
]
  ? invalidArgument<op, 'halfPixelCenters', 'false with alignCorners', 'true'>
  : null;
interface ResizeRule<op extends Resize> extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<
        resizeError<op, dtypeOf<x>>,
        resize<op, shapeOf<x>, sizeAt<this['in'], 1>>,
        resizedDtype<op, dtypeOf<x>>
      >
    : operandKind<op, 0, 'undefined'>;
}
/** An image [h, w, c], or several, in another size. */
export interface ResizeOp<op extends Resize> extends HasRule<ResizeRule<op>> {
  <
    shape extends Shape,
    dtype extends DType,
    const size extends Size,
    alignCorners extends boolean = false,
    halfPixelCenters extends boolean = false,
  >(
    images: check<resizeError<op, dtype>, Operand<shape, dtype>>,
    size: check<resize<op, shape, fromValues<size>>, size>,
    alignCorners?: alignCorners,
    halfPixelCenters?: check<bothError<op, NoInfer<alignCorners>, halfPixelCenters>, halfPixelCenters>,
  ): Tensor<shapeOrAny<resize<op, shape, fromValues<size>>>, resizedDtype<op, dtype>>;
}

type imagesError<op extends string, shape extends Shape, dtype extends DType> =
  floatError<op, dtype> extends infer message extends Message
    ? message
    : images<op, shape> extends infer message extends Message
      ? message
      : null;
interface ImagesRule<op extends string> extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<floatError<op, dtypeOf<x>>, images<op, shapeOf<x>>>
    : operandKind<op, 0, 'undefined'>;
}
/** Every image, from the right to the left. */
export interface FlipLeftRightOp extends HasRule<ImagesRule<'flipLeftRight'>> {
  <shape extends Shape, dtype extends DType>(
    image: check<imagesError<'flipLeftRight', shape, dtype>, Operand<shape, dtype>>,
  ): Tensor<shape>;
}
/** Every image, turned clockwise around its center or another point. */
export interface RotateWithOffsetOp extends HasRule<ImagesRule<'rotateWithOffset'>> {
  <shape extends Shape, dtype extends DType>(
    image: check<imagesError<'rotateWithOffset', shape, dtype>, Operand<shape, dtype>>,
    radians: number,
    fillValue?: number | [number, number, number],
    center?: number | [number, number],
  ): Tensor<shape>;
}

interface Channels {
  grayscaleToRGB: [1, 3];
  rgbToGrayscale: [3, 1];
}
type recoloring<op extends keyof Channels, shape extends Shape> = recolored<
  op,
  shape,
  Channels[op][0],
  Channels[op][1]
>;
type recolorError<op extends keyof Channels, shape extends Shape, dtype extends DType> =
  realError<op, dtype> extends infer message extends Message
    ? message
    : recoloring<op, shape> extends infer message extends Message
      ? message
      : null;
interface RecolorRule<op extends keyof Channels> extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<realError<op, dtypeOf<x>>, recoloring<op, shapeOf<x>>, dtypeOf<x>>
    : operandKind<op, 0, 'undefined'>;
}
/** From one channel to three, or back. */
export interface RecolorOp<op extends keyof Channels> extends HasRule<RecolorRule<op>> {
  <shape extends Shape, dtype extends DType>(
    image: check<recolorError<op, shape, dtype>, Operand<shape, dtype>>,
  ): Tensor<shapeOrAny<recoloring<op, shape>>, dtype>;
}

type thresholdError<shape extends Shape, dtype extends DType> =
  realError<'threshold', dtype> extends infer message extends Message
    ? message
    : threshold<shape> extends infer message extends Message
      ? message
      : null;
interface ThresholdRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<realError<'threshold', dtypeOf<x>>, threshold<shapeOf<x>>, 'int32'>
    : operandKind<'threshold', 0, 'undefined'>;
}
/** 255 where an image is brighter than the threshold, and 0 elsewhere. */
export interface ThresholdOp extends HasRule<ThresholdRule> {
  <shape extends Shape, dtype extends DType>(
    image: check<thresholdError<shape, dtype>, Operand<shape, dtype>>,
    method?: 'binary' | 'otsu',
    inverted?: boolean,
    threshValue?: number,
  ): Tensor<shapeOrAny<threshold<shape>>, 'int32'>;
}

type cropError<x, boxes, boxInd> =
  floatArgument<'cropAndResize', 0, x> extends infer message extends Message
    ? message
    : floatArgument<'cropAndResize', 1, boxes> extends infer message extends Message
      ? message
      : indicesError<'cropAndResize', 2, boxInd>;
/** The message about the image or the boxes alone, else null. */
type boxesVerdict<shape extends Shape, boxes> =
  floatArgument<'cropAndResize', 1, boxes> extends infer message extends Message
    ? message
    : cropped<shape, shapeOf<boxes>, Shape, Shape> extends infer message extends Message
      ? message
      : null;
type boxIndVerdict<shape extends Shape, boxes, boxInd> =
  indicesError<'cropAndResize', 2, boxInd> extends infer message extends Message
    ? message
    : cropped<shape, shapeOf<boxes>, shapeOf<boxInd>, Shape> extends infer message extends Message
      ? message
      : null;
/** The message, else null: a verdict that is a shape made of `size` would be inferred from. */
type cropVerdict<shape extends Shape, boxes, boxInd, size extends Size> =
  cropped<shape, shapeOf<boxes>, shapeOf<boxInd>, fromValues<size>> extends infer message extends Message
    ? message
    : null;
interface CropRule extends Rule {
  out: this['in'] extends readonly [infer x, infer boxes, infer boxInd, ...infer _]
    ? tensorUnless<
        cropError<x, boxes, boxInd>,
        cropped<shapeOf<x>, shapeOf<boxes>, shapeOf<boxInd>, sizeAt<this['in'], 3>>
      >
    : missing<'cropAndResize', this['in']>;
}
/** For each box the part of an image that it covers, in one size. */
export interface CropAndResizeOp extends HasRule<CropRule> {
  <
    shape extends Shape,
    dtype extends DType,
    boxes extends AnyTensor,
    boxInd extends AnyTensor,
    const size extends Size,
  >(
    image: check<floatError<'cropAndResize', dtype>, Operand<shape, dtype>>,
    boxes: check<boxesVerdict<shape, boxes>, boxes>,
    boxInd: check<boxIndVerdict<shape, boxes, boxInd>, boxInd>,
    cropSize: check<cropVerdict<shape, boxes, boxInd, size>, size>,
    method?: 'bilinear' | 'nearest',
    extrapolationValue?: number,
  ): Tensor<shapeOrAny<cropped<shape, shapeOf<boxes>, shapeOf<boxInd>, fromValues<size>>>>;
}

type transformError<x, transforms> =
  floatError<'transform', dtypeOf<x>> extends infer message extends Message
    ? message
    : floatArgument<'transform', 1, transforms>;
type transformsVerdict<shape extends Shape, transforms> =
  floatArgument<'transform', 1, transforms> extends infer message extends Message
    ? message
    : transformed<shape, shapeOf<transforms>, undefined> extends infer message extends Message
      ? message
      : null;
type outputSize<size> = size extends Shape ? fromValues<size> : size;
interface TransformRule extends Rule {
  out: this['in'] extends readonly [infer x, infer transforms, ...infer _]
    ? tensorUnless<
        transformError<x, transforms>,
        transformed<shapeOf<x>, shapeOf<transforms>, outputSize<argumentAt<this['in'], 5, undefined>>>
      >
    : missing<'transform', this['in']>;
}
/** Every image, projected by eight numbers. */
export interface TransformOp extends HasRule<TransformRule> {
  <
    shape extends Shape,
    dtype extends DType,
    transforms extends AnyTensor,
    const size extends Size | null | undefined = undefined,
  >(
    image: check<floatError<'transform', dtype>, Operand<shape, dtype>>,
    transforms: check<transformsVerdict<shape, transforms>, transforms>,
    interpolation?: 'nearest' | 'bilinear',
    fillMode?: 'constant' | 'reflect' | 'wrap' | 'nearest',
    fillValue?: number,
    outputShape?: check<transformed<shape, shapeOf<transforms>, outputSize<size>>, size>,
  ): Tensor<shapeOrAny<transformed<shape, shapeOf<transforms>, outputSize<size>>>>;
}
