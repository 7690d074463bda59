import type { DataId, DataType, TensorInfo } from '@tensorflow/tfjs-core';

/** What the WebGL backend of tfjs knows of a tensor. */
export interface TextureData {
  shape: readonly number[];
  /** Elements that are not only on the device, or not yet. */
  readonly values: ArrayLike<number> | null | undefined;
  readonly texture: { readonly texture: WebGLTexture } | null | undefined;
  /** Height and width in elements; a packed texture has half as many texels. */
  readonly texShape: readonly [number, number];
  isPacked?: boolean;
  /** Set where the tensor is a part of another one's texture. */
  readonly slice?: { readonly flatOffset: number } | null;
}

/** A linked program with its vertex arrays. */
export type LinkedProgram = WebGLProgram & { readonly vao: unknown };

/** The device as tfjs drives it. */
export interface Gpgpu {
  readonly gl: WebGL2RenderingContext;
  createProgram(fragmentShader: WebGLShader): LinkedProgram;
  buildVao(program: LinkedProgram): void;
  deleteProgram(program: LinkedProgram): void;
  setProgram(program: LinkedProgram): void;
  bindVertexArray(vao: unknown): void;
  setInputMatrixTexture(texture: WebGLTexture, location: WebGLUniformLocation, unit: number): void;
  setOutputMatrixTexture(texture: WebGLTexture, rows: number, columns: number): void;
  setOutputPackedMatrixTexture(texture: WebGLTexture, rows: number, columns: number): void;
  executeProgram(): void;
}

/** The parts of tfjs' WebGL backend that launches use; some of them are private to TypeScript. */
export interface WebglBackend {
  readonly gpgpu: Gpgpu;
  readonly texData: { get(id: DataId): TextureData };
  /** Set while tf.time measures. */
  readonly activeTimers?: { name: string; query: Promise<number> }[] | null;
  makeTensorInfo(
    shape: number[],
    dtype: DataType,
    values?: Float32Array | Int32Array | Uint8Array,
  ): TensorInfo;
  uploadToGPU(id: DataId): void;
  packTensor(tensor: TensorInfo): TensorInfo;
  disposeIntermediateTensorInfo(tensor: TensorInfo): void;
  startTimer(): unknown;
  endTimer(query: unknown): unknown;
  getQueryTime(query: unknown): Promise<number>;
}
