import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { error } from '../messages/error.js';
import { leakedTracer, tracedCoercion, tracedRead, tracedWrite } from '../messages/tracing.js';
import { engine } from './engine.js';
import { located } from './location.js';
import type { Trace } from './trace.js';

/** The class chained methods are installed on: the globally registered one, whichever copy of tfjs-core made it. */
const globals = (globalThis as { _tfGlobals?: Map<string, unknown> })._tfGlobals;
const TensorClass = (globals?.get('Tensor') ?? tf.Tensor) as typeof tf.Tensor;

/**
 * A tensor of a running transform. It has a shape and a dtype but no values of its own, works with every tfjs op
 * and chained method, and takes part in tfjs' scopes: disposing it disposes the values it owns.
 */
export abstract class Tracer {
  readonly id = engine.nextTensorId();
  kept = false;
  scopeId = -1;
  protected isDisposedInternal = false;

  constructor(
    readonly trace: Trace,
    readonly shape: number[],
    readonly dtype: DataType,
  ) {}

  /** Free what this tracer owns. */
  protected abstract free(): void;
  /** What this tracer stands for at the level below; null when shapes alone are traced. */
  abstract readonly value: Tensor | null;

  dispose() {
    if (this.isDisposedInternal) return;
    this.isDisposedInternal = true;
    this.free();
  }

  get size() {
    return tf.util.sizeFromShape(this.shape);
  }
  get strides() {
    return tf.util.computeStrides(this.shape);
  }
  get rankType() {
    return this.shape.length < 5 ? String(this.shape.length) : 'higher';
  }
  get dataId(): never {
    return this.refuse(tracedRead, 'reading values');
  }

  toString() {
    return `Tracer(${this.trace.name}, ${this.dtype}[${this.shape}])`;
  }
  print() {
    console.log(this.toString());
  }
  [Symbol.for('nodejs.util.inspect.custom')]() {
    return this.toString();
  }

  variable() {
    return this.refuse(tracedWrite, 'variable()');
  }
  toJSON() {
    return this.refuse(tracedRead, 'JSON.stringify');
  }
  [Symbol.iterator]() {
    return this.refuse(tracedCoercion, 'a list to iterate over');
  }
  [Symbol.toPrimitive](hint: string) {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it shows the reader's own code
    return this.refuse(tracedCoercion, hint === 'string' ? 'a string (`${x}`)' : 'a number (+x, x > 0)');
  }

  refuse(message: typeof tracedRead, what: string): never {
    const { name, active } = this.trace;
    throw located(active ? error(message, what, name) : error(leakedTracer, name));
  }
}

for (const method of [
  'data',
  'dataSync',
  'array',
  'arraySync',
  'buffer',
  'bufferSync',
  'bytes',
  'dataToGPU',
]) {
  Object.defineProperty(Tracer.prototype, method, {
    value(this: Tracer) {
      return this.refuse(tracedRead, `${method}()`);
    },
  });
}
Object.setPrototypeOf(Tracer.prototype, TensorClass.prototype);

/** The tracer behind a tensor-like value, or undefined for concrete tensors and everything else. */
export function tracerOf(x: unknown): Tracer | undefined {
  const tracer = x as Tracer | null | undefined;
  return tracer?.trace && tracer;
}

export const asTensor = (x: Tracer): Tensor => x as unknown as Tensor;
