import { argnums, axis, forgottenAxis, inAxes, keepDims, outAxes } from './axes.js';
import type { Mistake } from './edit.js';
import {
  addedAxis,
  equation,
  exchangedOperands,
  forgottenOp,
  otherVariable,
  signature,
  transposedOperand,
} from './operands.js';
import { constantSize, literalSize, missingData, parts, permutation, reshapeTo } from './sizes.js';

/** Every kind of mistake, by name. */
export const MISTAKES: Readonly<Record<string, Mistake>> = {
  'literal size': literalSize,
  'constant size': constantSize,
  'missing data': missingData,
  reshape: reshapeTo,
  permutation,
  parts,
  axis,
  'forgotten axis': forgottenAxis,
  keepDims,
  inAxes,
  outAxes,
  argnums,
  'exchanged operands': exchangedOperands,
  'transposed operand': transposedOperand,
  'forgotten op': forgottenOp,
  'added axis': addedAxis,
  'other variable': otherVariable,
  signature,
  equation,
};
