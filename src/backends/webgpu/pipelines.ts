/** A shader of a device, compiled when it is first needed. */
export class Pipeline {
  private ready?: GPUComputePipeline;
  private code?: string;

  constructor(
    private readonly device: GPUDevice,
    private readonly name: string,
    readonly layout: GPUBindGroupLayout,
    private readonly generate: () => string,
  ) {}

  get source(): string {
    this.code ??= this.generate();
    return this.code;
  }

  get(): GPUComputePipeline {
    this.ready ??= this.device.createComputePipeline(this.descriptor());
    return this.ready;
  }

  /** Compile without keeping anyone waiting. */
  async prepare(): Promise<void> {
    this.ready ??= await this.device.createComputePipelineAsync(this.descriptor());
  }

  private descriptor(): GPUComputePipelineDescriptor {
    this.device.pushErrorScope('validation');
    const module = this.device.createShaderModule({ code: this.source, label: this.name });
    // Nobody waits for it: it shows as an unhandled rejection, rather than as zeros alone.
    void this.device.popErrorScope().then((error) => {
      if (error) throw new Error(`${this.name} is no valid shader: ${error.message}`);
    });
    const layout = this.device.createPipelineLayout({ bindGroupLayouts: [this.layout] });
    return { label: this.name, layout, compute: { module, entryPoint: 'main' } };
  }
}

const MOST = 512;

/** The pipelines of a device by their keys; of too many the least recently used go. */
export class Pipelines {
  private readonly kept = new Map<string, Pipeline>();
  private readonly layouts = new Map<string, GPUBindGroupLayout>();

  constructor(private readonly device: GPUDevice) {}

  get size(): number {
    return this.kept.size;
  }

  get(key: string, name: string, inputs: number, outputs: number, generate: () => string): Pipeline {
    const make = () => new Pipeline(this.device, name, this.layout(inputs, outputs), generate);
    const pipeline = this.kept.get(key) ?? make();
    this.kept.delete(key);
    this.kept.set(key, pipeline);
    if (this.kept.size > MOST) this.kept.delete(this.kept.keys().next().value!);
    return pipeline;
  }

  /** Tensors that are read, tensors that are written, and the sizes. */
  private layout(inputs: number, outputs: number): GPUBindGroupLayout {
    const key = `${inputs},${outputs}`;
    const types = [
      ...Array.from({ length: inputs }, () => 'read-only-storage' as const),
      ...Array.from({ length: outputs }, () => 'storage' as const),
      'uniform' as const,
    ];
    const entries = types.map((type, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type },
    }));
    const layout = this.layouts.get(key) ?? this.device.createBindGroupLayout({ entries });
    this.layouts.set(key, layout);
    return layout;
  }
}

const byDevice = new WeakMap<GPUDevice, Pipelines>();

/** A new device, as after the loss of one, has none yet. */
export function pipelinesOf(device: GPUDevice): Pipelines {
  const found = byDevice.get(device) ?? new Pipelines(device);
  byDevice.set(device, found);
  return found;
}
