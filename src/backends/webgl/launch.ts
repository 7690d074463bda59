import { engine, type TensorInfo } from '@tensorflow/tfjs-core';
import { type Layout, layoutKey, matrixOf } from '../../compiler/codegen/glsl/layout.js';
import { type Program, program } from '../../compiler/codegen/glsl/program.js';
import type { Kernel } from '../../compiler/kernel/kernel.js';
import { parametrize } from '../../compiler/kernel/parametrize.js';
import { Recent } from '../recent.js';
import type { Launch } from '../target.js';
import type { TextureData, WebglBackend } from './backend.js';
import { type DeviceProgram, link, programsOf } from './programs.js';
import { rereads } from './rereads.js';
import { canvasOf, type Source, sourceOf } from './textures.js';

/** Layouts of its tensors for which a launch keeps the text of its program. */
const LAYOUTS = 16;

export const liveBackend = () => engine().findBackend('webgl') as unknown as WebglBackend | null;

/** A kernel of one output; its program depends on how its tensors lie in textures, so it is printed when they come. */
export class WebglLaunch implements Launch {
  readonly key: string;
  private readonly reread: ReadonlySet<number>;
  private readonly programs = new Recent<Program>(LAYOUTS);
  private latest = '';

  constructor(
    private readonly kernel: Kernel,
    private readonly name: string,
    private readonly fast: boolean,
  ) {
    if (kernel.outputs.length !== 1) throw new Error('A kernel on webgl has one output');
    this.key = `${fast} ${parametrize(kernel).key}`;
    this.reread = rereads(kernel);
  }

  /** The text for textures of the shapes that came last; before the first launch, for unpacked ones. */
  get source(): string {
    const [{ shape }] = this.kernel.outputs;
    if (this.latest || shape.includes(0)) return this.latest;
    const { columns, ...matrix } = matrixOf(shape);
    const flat: Layout = { kind: 'flat', offset: 0, width: columns };
    const canvas = { packed: false, ...matrix, columns, width: columns };
    return program(
      this.kernel,
      this.kernel.inputs.map(() => flat),
      canvas,
      this.fast,
    ).source;
  }

  run(inputs: readonly TensorInfo[]): TensorInfo[] {
    const backend = liveBackend();
    if (!backend) throw new Error('tfjs has no webgl backend');
    const [{ shape, dtype }] = this.kernel.outputs;
    if (shape.includes(0)) return [backend.makeTensorInfo([...shape], dtype, new Float32Array())];
    const sources = inputs.map((tensor, i) => sourceOf(backend, tensor, this.reread.has(i)));
    const { tensor, data, canvas } = canvasOf(backend, shape, dtype);
    const layouts = sources.map(({ layout }) => layout);
    const key = [...layouts.map(layoutKey), canvas.packed, canvas.width].join();
    const text = this.programs.get(key, () => program(this.kernel, layouts, canvas, this.fast));
    this.latest = text.source;
    const { gpgpu } = backend;
    const onDevice = programsOf(gpgpu).get(text.source, () => link(gpgpu, text.source, inputs.length));
    timed(backend, this.name, () => draw(backend, onDevice, text.sizes, sources, data));
    for (const { temporary } of sources) if (temporary) backend.disposeIntermediateTensorInfo(temporary);
    return [tensor];
  }
}

function draw(
  { gpgpu }: WebglBackend,
  { linked, sizes, inputs }: DeviceProgram,
  values: Int32Array,
  sources: readonly Source[],
  output: TextureData,
) {
  const { texture } = output.texture!;
  if (output.isPacked) gpgpu.setOutputPackedMatrixTexture(texture, ...output.texShape);
  else gpgpu.setOutputMatrixTexture(texture, ...output.texShape);
  gpgpu.setProgram(linked);
  gpgpu.bindVertexArray(linked.vao);
  if (sizes) gpgpu.gl.uniform4iv(sizes, values);
  sources.forEach(({ layout, data }, i) => {
    const location = inputs[i];
    if (!location) return;
    if (layout.kind === 'values') {
      gpgpu.gl.uniform4f(location, ...fourOf(data.values!));
    } else {
      gpgpu.setInputMatrixTexture(data.texture!.texture, location, i);
    }
  });
  gpgpu.executeProgram();
}

const fourOf = (values: ArrayLike<number>): [number, number, number, number] => [
  Number(values[0]),
  Number(values[1] ?? 0),
  Number(values[2] ?? 0),
  Number(values[3] ?? 0),
];

/** Under tf.time a launch counts like a program of tfjs. */
function timed(backend: WebglBackend, name: string, run: () => void) {
  if (!backend.activeTimers) return run();
  const query = backend.startTimer();
  run();
  backend.activeTimers.push({ name, query: backend.getQueryTime(backend.endTimer(query)) });
}
