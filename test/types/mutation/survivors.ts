const AXIS = 'the axis is known at run time only, so the stated sizes are unknown, and all sizes fit them';
const STEPS = 'a number of steps: the loop runs longer or shorter, every shape in it stays';

/** Why the compiler cannot find a mistake, though shapes are stated. */
export const REASONS: Readonly<Record<string, string>> = {
  'imagePatches.ts:32 forgotten axis: concat([photo, photo], axis) -> concat([photo, photo])': AXIS,
  'imagePatches.ts:35 forgotten axis: gather(photo, positions, axis) -> gather(photo, positions)': AXIS,
  'lyapunov.ts:71 constant size: 80 -> 79': STEPS,
  'lyapunov.ts:71 constant size: 80 -> 81': STEPS,
  'perExample.ts:36 reshape: -1 -> 0': 'the operand is data of a size that is known at run time only',
};
