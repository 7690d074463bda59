import * as tf from '@tensorflow/tfjs';

/** The parts of tfjs' WebGPU backend that find out whether the device takes its commands. */
interface WebGPUBackend {
  readonly device: {
    pushErrorScope(filter: string): void;
    popErrorScope(): Promise<{ message: string } | null>;
  };
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

/** Watches for commands that a WebGPU device rejects, which tfjs does not notice. Returns how to end it. */
export function watchDevice(): () => Promise<string | null> {
  if (tf.getBackend() !== 'webgpu') return async () => null;
  const backend = tf.backend() as unknown as WebGPUBackend;
  backend.device.pushErrorScope('validation');
  return async () => {
    backend.ensureCommandEncoderReady();
    backend.endComputePassEncoder();
    backend.submitQueue();
    const error = await backend.device.popErrorScope();
    return error ? `the device rejects ${/\[(.*?)\]/.exec(error.message)?.[1] ?? error.message}` : null;
  };
}

/** Submits all commands given so far: one that is rejected takes the others of its batch with it. */
export const settle = () => watchDevice()();
