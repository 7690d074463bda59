import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';

interface TensorData {
  values: unknown;
  resource?: GPUBuffer;
}

interface Timer {
  readonly name: string;
  readonly query: Promise<number>;
}

/** What of tfjs' WebGPU backend (4.22) kernels are launched with. Some of it is private by TypeScript alone. */
export interface WebGPUInternals {
  readonly device: GPUDevice;
  readonly queue: GPUQueue;
  readonly adapterInfo: object;
  readonly tensorMap: { get(dataId: object): TensorData };
  readonly bufferManager: { acquireBuffer(size: number, usage: number): GPUBuffer };
  /** Tensors that wait for the commands recorded so far: they are not freed before. */
  readonly commandQueueOwnedIds: WeakSet<object>;
  readonly uniformPendingDisposal: GPUBuffer[];
  readonly supportTimestampQuery: boolean;
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  dispatchCountInPass: number;
  activeTimers?: Timer[] | null;
  querySet?: GPUQuerySet | null;
  querySetCount: number;
  makeTensorInfo(shape: readonly number[], dtype: DataType): TensorInfo;
  uploadToGPU(dataId: object): void;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  getQueryTime(): Promise<number>;
}

const METHODS = [
  'makeTensorInfo',
  'uploadToGPU',
  'ensureCommandEncoderReady',
  'endComputePassEncoder',
  'submitQueue',
  'getQueryTime',
] as const;
const FIELDS = [
  'device',
  'queue',
  'tensorMap',
  'bufferManager',
  'commandQueueOwnedIds',
  'uniformPendingDisposal',
  'dispatchCountInPass',
] as const;

/** The backend as its internals, if it has what launching needs: those of other versions may differ. */
export function internalsOf(backend: object): WebGPUInternals | null {
  const found = backend as Record<string, unknown>;
  const hasAll =
    METHODS.every((name) => typeof found[name] === 'function') &&
    FIELDS.every((name) => found[name] !== undefined && found[name] !== null);
  return hasAll ? (backend as WebGPUInternals) : null;
}
