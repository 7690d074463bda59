import type { kindOf } from '../../src/messages/kind.js';
import type { invalidArgument, operandKind } from '../../src/messages/tensors.js';
import type { basicLSTMCell } from '../cells.js';
import type { DType } from '../dtype.js';
import type { AfterError, Args, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { floatAt } from './losses.js';

type states<kernel, bias, data, c, h> = basicLSTMCell<
  shapeOf<kernel>,
  shapeOf<bias>,
  shapeOf<data>,
  shapeOf<c>,
  shapeOf<h>
>;
/** The message about the dtype of an argument, or the one about the shapes if it speaks of the argument, else null. */
type cellError<argument extends number, value, states> =
  floatAt<'basicLSTMCell', argument, dtypeOf<value>> extends infer message extends Message
    ? message
    : states extends `basicLSTMCell: argument ${argument} ${string}`
      ? states
      : null;
type twice<tensor> = [tensor, tensor];
type pair<shape> = shape extends Shape ? twice<Tensor<shape>> : shape;
type dtypeErrors<kernel, bias, data, c, h> =
  | cellError<1, kernel, null>
  | cellError<2, bias, null>
  | cellError<3, data, null>
  | cellError<4, c, null>
  | cellError<5, h, null>;
interface LSTMCellRule extends Rule {
  out: this['in'] extends readonly [
    unknown,
    infer kernel,
    infer bias,
    infer data,
    infer c,
    infer h,
    ...infer _,
  ]
    ? [dtypeErrors<kernel, bias, data, c, h>] extends [null]
      ? pair<states<kernel, bias, data, c, h>>
      : Exclude<dtypeErrors<kernel, bias, data, c, h>, null>
    : operandKind<'basicLSTMCell', this['in'] extends Args ? this['in']['length'] : 0, 'undefined'>;
}
/** One step of an LSTM: the new cell state and the new output. */
export interface BasicLSTMCellOp extends HasRule<LSTMCellRule> {
  <
    kernel extends AnyTensor,
    bias extends AnyTensor,
    data extends AnyTensor,
    c extends AnyTensor,
    h extends AnyTensor,
  >(
    forgetBias: number | Operand<[], DType>,
    lstmKernel: check<cellError<1, kernel, states<kernel, bias, data, c, h>>, kernel>,
    lstmBias: check<cellError<2, bias, states<kernel, bias, data, c, h>>, bias>,
    data: check<cellError<3, data, states<kernel, bias, data, c, h>>, data>,
    c: check<cellError<4, c, states<kernel, bias, data, c, h>>, c>,
    h: check<cellError<5, h, states<kernel, bias, data, c, h>>, h>,
  ): pair<states<kernel, bias, data, c, h>> extends infer result extends unknown[] ? result : AfterError;
}

/** A recurrent cell: from its input and its state to its new state and output. As a method, it may want known shapes. */
export type RNNCell = {
  cell(data: Tensor, c: Tensor, h: Tensor): readonly [AnyTensor, AnyTensor];
}['cell'];
type Cells = readonly ((...args: never[]) => readonly [AnyTensor, AnyTensor])[];
type Tensors = readonly AnyTensor[];

type outputs<cells extends Cells, which extends 0 | 1> = {
  -readonly [k in keyof cells]: ReturnType<cells[k]>[which];
};
/** The message when there are provably not as many states as cells, else null. */
type countError<name extends string, cells extends Cells, states extends Tensors> = number extends
  | cells['length']
  | states['length']
  ? null
  : cells['length'] extends states['length']
    ? null
    : invalidArgument<
        'multiRNNCell',
        name,
        `an array of length ${cells['length']}, as that of the cells`,
        kindOf<states>
      >;

/** Cells on top of each other: each gets the output of the one below. */
export interface MultiRNNCellFn {
  <const cells extends readonly RNNCell[], const c extends Tensors, const h extends Tensors>(
    lstmCells: cells,
    data: AnyTensor,
    c: check<countError<'c', cells, c>, c>,
    h: check<countError<'h', cells, h>, h>,
  ): [outputs<cells, 0>, outputs<cells, 1>];
}
