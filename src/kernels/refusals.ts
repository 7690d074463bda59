import { noDerivative } from './derivatives.js';
import { type KernelRecord, refuse, type ShapeRule } from './record.js';

/** Kernels whose result has a shape that only running them tells. */
export const DATA_SHAPE = 'the shape of its output depends on data';

const noShape =
  (reason: string): ShapeRule<string, unknown> =>
  ({ name }) => {
    throw new Error(`${name}: ${reason}`);
  };
export const dataShape = noShape(DATA_SHAPE);

const refused = (reason: string): KernelRecord => ({
  shape: noShape(reason),
  batch: refuse(reason),
  ...noDerivative(refuse(reason)),
});

export const dataShaped = refused(DATA_SHAPE);
/** Kernels that tfjs-core declares and nothing implements. */
export const absent = refused('no backend of tfjs has it');
