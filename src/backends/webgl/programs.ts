import { Recent } from '../recent.js';
import type { Gpgpu, LinkedProgram } from './backend.js';

/** A program on a device. */
export interface DeviceProgram {
  readonly linked: LinkedProgram;
  readonly shader: WebGLShader;
  readonly sizes: WebGLUniformLocation | null;
  /** Of the inputs, where the program reads them. */
  readonly inputs: readonly (WebGLUniformLocation | null)[];
}

const LIMIT = 512;
const kept = new WeakMap<Gpgpu, Recent<DeviceProgram>>();

/** The programs that a device keeps, by their text. */
export function programsOf(gpgpu: Gpgpu): Recent<DeviceProgram> {
  const found = kept.get(gpgpu);
  if (found) return found;
  const made = new Recent<DeviceProgram>(LIMIT, ({ linked, shader }) => {
    gpgpu.deleteProgram(linked);
    gpgpu.gl.deleteShader(shader);
  });
  kept.set(gpgpu, made);
  return made;
}

export function link(gpgpu: Gpgpu, source: string, inputs: number): DeviceProgram {
  const { gl } = gpgpu;
  const shader = gl.createShader(gl.FRAGMENT_SHADER)!;
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.isContextLost() && !gl.getShaderParameter(shader, gl.COMPILE_STATUS)) {
    throw new Error(`A fused kernel does not compile: ${gl.getShaderInfoLog(shader)}\n${source}`);
  }
  const linked = gpgpu.createProgram(shader);
  gpgpu.buildVao(linked);
  const locationOf = (name: string) => gl.getUniformLocation(linked, name);
  return {
    linked,
    shader,
    sizes: locationOf('sizes'),
    inputs: Array.from({ length: inputs }, (_, i) => locationOf(`x${i}`)),
  };
}
