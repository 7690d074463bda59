import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from './ops.js';
import type { Attrs, Inputs } from './record.js';

/** One kernel call under vmap. Mapped inputs carry the batch axis at 0; the others have their per-example shape. */
export class BatchCall<K extends string = string, A = Attrs> {
  constructor(
    readonly name: string,
    readonly size: number,
    readonly inputs: Inputs<K>,
    readonly mapped: { readonly [key in K]: boolean },
    readonly attrs: A,
    readonly ops: Ops,
  ) {}

  /** Per-example shape of an input. */
  shape(key: K): number[] {
    const { shape } = this.inputs[key];
    return this.mapped[key] ? shape.slice(1) : shape;
  }

  rank(key: K): number {
    return this.inputs[key].shape.length - (this.mapped[key] ? 1 : 0);
  }

  /** The input with a batch axis in front, repeated when it is unmapped. */
  full(key: K): Tensor {
    const x = this.inputs[key];
    return this.mapped[key] ? x : this.ops.broadcastTo(x, [this.size, ...x.shape]);
  }

  /** The input with a batch axis in front: of size 1, to be broadcast, when it is unmapped. */
  lifted(key: K): Tensor {
    const x = this.inputs[key];
    return this.mapped[key] ? x : this.ops.reshape(x, [1, ...x.shape]);
  }

  /** Run the kernel itself on changed inputs or attributes. */
  run(inputs: Inputs | Tensor[], attrs: unknown = this.attrs): Tensor {
    return this.ops.bind(this.name, inputs, attrs) as Tensor;
  }
}
