import { writeFileSync } from 'node:fs';
import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { create, globals } from 'webgpu';
import { fusedCases } from './all.js';
import { type Measured, measured } from './measured.js';

// Libraries for browsers look for the device here.
const gpu: GPU = create([]);
Object.assign(globalThis, globals);
Object.defineProperty(globalThis, 'navigator', { value: { gpu, userAgent: 'node' }, configurable: true });

const adapter = await gpu.requestAdapter();
if (!adapter) throw new Error('Dawn finds no adapter: WebGPU needs a Vulkan, Metal or Direct3D driver');
const { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize } = adapter.limits;
const device = await adapter.requestDevice({
  requiredLimits: { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize },
});
const { vendor, architecture } = adapter.info;
tf.registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info as never));
await tf.setBackend('webgpu');
await jax.init('webgpu');
jax.defaultDevice('webgpu');

const all: Measured[] = [];
for (const i of fusedCases.keys()) all.push(await measured(i));
writeFileSync(process.argv[2], JSON.stringify({ adapter: `${vendor} ${architecture}`, all }));
// Dawn keeps the process alive.
process.exit();
