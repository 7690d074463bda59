import { env, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUInternals } from './internals.js';
import type { Pipeline } from './pipelines.js';

/** Record a launch among the commands of tfjs, which submits them in batches. */
export function dispatch(
  backend: WebGPUInternals,
  name: string,
  pipeline: Pipeline,
  tensors: readonly TensorInfo[],
  uniform: Int32Array<ArrayBuffer>,
  grid: readonly [number, number, number],
): void {
  const { device } = backend;
  const buffers = tensors.map((tensor) => bufferOf(backend, tensor));
  buffers.push(uniformBuffer(backend, uniform));
  const bindGroup = device.createBindGroup({
    layout: pipeline.layout,
    entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
  backend.ensureCommandEncoderReady();
  const pass = beginPass(backend);
  pass.setPipeline(pipeline.get());
  pass.setBindGroup(0, bindGroup);
  pass.dispatchWorkgroups(...grid);
  backend.dispatchCountInPass++;
  endPass(backend, name);
}

function bufferOf(backend: WebGPUInternals, { dataId, shape }: TensorInfo): GPUBuffer {
  if (shape.includes(0)) return emptyBuffer(backend);
  backend.uploadToGPU(dataId);
  backend.commandQueueOwnedIds.add(dataId);
  return backend.tensorMap.get(dataId).resource!;
}

const empty = new WeakMap<GPUDevice, GPUBuffer>();

/** Stands for tensors without elements: no buffer of a binding is empty. */
function emptyBuffer({ device }: WebGPUInternals): GPUBuffer {
  const found = empty.get(device) ?? device.createBuffer({ size: 16, usage: GPUBufferUsage.STORAGE });
  empty.set(device, found);
  return found;
}

function uniformBuffer(backend: WebGPUInternals, values: Int32Array<ArrayBuffer>): GPUBuffer {
  const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const buffer = backend.bufferManager.acquireBuffer(values.byteLength, usage);
  backend.queue.writeBuffer(buffer, 0, values);
  backend.uniformPendingDisposal.push(buffer);
  return buffer;
}

/** Under `tf.time` every launch is a pass of its own. */
function beginPass(backend: WebGPUInternals): GPUComputePassEncoder {
  const encoder = backend.commandEncoder!;
  if (backend.activeTimers && backend.supportTimestampQuery) {
    backend.endComputePassEncoder();
    backend.querySet ??= backend.device.createQuerySet({ type: 'timestamp', count: backend.querySetCount });
    const { querySet } = backend;
    const timestampWrites = { querySet, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 };
    backend.computePassEncoder = encoder.beginComputePass({ timestampWrites });
  }
  backend.computePassEncoder ??= encoder.beginComputePass();
  return backend.computePassEncoder;
}

function endPass(backend: WebGPUInternals, name: string): void {
  const timers = backend.activeTimers;
  if (timers) {
    backend.endComputePassEncoder();
    timers.push({ name, query: backend.getQueryTime() });
  } else if (backend.dispatchCountInPass >= env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')) {
    backend.endComputePassEncoder();
    backend.submitQueue();
  }
}
