import { type KernelRecord, loop, refuse, type ShapeRule } from './record.js';

/** Kernels whose result has a shape that only running them tells. */
const DATA_SHAPE = 'the shape of its output depends on data';

/** Thrown by the rules of such kernels; the trace that meets it names itself. */
export class DataDependentShape extends Error {
  constructor() {
    super(DATA_SHAPE);
  }
}

const dataShape: ShapeRule<string, unknown> = () => {
  throw new DataDependentShape();
};

const refused = (reason: string, shape: ShapeRule<string, unknown>): KernelRecord => ({
  shape,
  batch: refuse(reason),
});

export const dataShaped = refused(DATA_SHAPE, dataShape);
/** Where the examples' results happen to have equal shapes, they can be stacked. */
export const perhapsStacked: KernelRecord = { shape: dataShape, batch: loop(DATA_SHAPE) };

const ABSENT = 'no backend of tfjs has it';
/** Kernels that tfjs-core declares and nothing implements. */
export const absent = refused(ABSENT, () => {
  throw new Error(ABSENT);
});
