import { expect, it } from 'vitest';
import { useBackend } from '../../support/backend.js';
import { findingsOn } from './shadow.js';

const BROKEN = {
  cpu: [],
  wasm: [
    'Cast of float32',
    'Cast of int32',
    'ClipByValue of int32',
    'FloorDiv of float32',
    'OneHot of int32',
    'Prelu of float32',
    'StridedSlice of int32',
  ],
};

it.each(['cpu', 'wasm'] as const)('kernels are right on %s, of any rank and dtype', async (backend) => {
  await useBackend(backend);
  expect(await findingsOn(backend)).toEqual({ wrong: [], broken: BROKEN[backend] });
});
