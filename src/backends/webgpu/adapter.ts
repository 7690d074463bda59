import type { Adapter } from '../../compiler/codegen/wgsl/schedule.js';
import type { WebGPUInternals } from './internals.js';

interface Info {
  readonly architecture?: string;
  readonly vendor?: string;
  readonly isFallbackAdapter?: boolean;
}

/** Software adapters tell themselves by name; tfjs keeps the name where a device does not know it. */
export function adapterOf(backend: WebGPUInternals): Adapter {
  const info: Info = backend.device.adapterInfo ?? backend.adapterInfo ?? {};
  const swiftshader = info.architecture === 'swiftshader';
  const software = swiftshader || info.vendor === 'mesa' || info.isFallbackAdapter === true;
  return {
    software,
    tallFrom: swiftshader ? 2 ** 27 : Number.POSITIVE_INFINITY,
    wideFrom: swiftshader ? 2 ** 20 : Number.POSITIVE_INFINITY,
    blocksFrom: software ? 4096 : Number.POSITIVE_INFINITY,
    subgroups: backend.device.features.has('subgroups' as GPUFeatureName),
    togetherFrom: 256,
    sharedFrom: 32,
  };
}
