import { env, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type Canvas, type Layout, matrixOf } from '../../compiler/codegen/glsl/layout.js';
import type { TextureData, WebglBackend } from './backend.js';

/** A tensor as a program reads it. */
export interface Source {
  readonly layout: Layout;
  readonly data: TextureData;
  /** Made for this launch alone. */
  readonly temporary?: TensorInfo;
}

/** Elements that a program gets without a texture. */
const FEW = 4;

/** Brings a tensor to the device, packed where it is new there or has to be. */
export function sourceOf(backend: WebglBackend, tensor: TensorInfo, packed: boolean): Source {
  const data = backend.texData.get(tensor.dataId);
  const size = util.sizeFromShape(tensor.shape);
  if (size === 0) return { layout: { kind: 'empty' }, data };
  if (!data.texture) {
    if (size <= FEW && data.values) return { layout: { kind: 'values' }, data };
    if (env().getBool('WEBGL_PACK')) {
      data.isPacked = true;
      data.shape = tensor.shape;
    }
    backend.uploadToGPU(tensor.dataId);
  }
  if (packed && !data.isPacked) {
    const temporary = backend.packTensor(tensor);
    const packedData = backend.texData.get(temporary.dataId);
    return { layout: layoutOf(packedData), data: packedData, temporary };
  }
  return { layout: layoutOf(data), data };
}

function layoutOf({ isPacked, shape, texShape, slice }: TextureData): Layout {
  if (!isPacked) return { kind: 'flat', offset: slice?.flatOffset ?? 0, width: texShape[1] };
  const { rows, columns } = matrixOf(shape);
  return { kind: 'packed', rows, columns, width: texelsAcross(texShape) };
}

const texelsAcross = ([, width]: readonly [number, number]) => Math.max(1, Math.ceil(width / 2));

/** A new tensor with a texture of its own, and how its elements lie there. */
export function canvasOf(backend: WebglBackend, shape: readonly number[], dtype: TensorInfo['dtype']) {
  const tensor = backend.makeTensorInfo([...shape], dtype);
  const data = backend.texData.get(tensor.dataId);
  const packed = env().getBool('WEBGL_PACK');
  data.isPacked = packed;
  backend.uploadToGPU(tensor.dataId);
  const width = packed ? texelsAcross(data.texShape) : data.texShape[1];
  const canvas: Canvas = { packed, ...matrixOf(shape), width };
  return { tensor, data, canvas };
}
