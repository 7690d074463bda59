import type { Tensor } from '@tensorflow/tfjs-core';
import { type Attrs, type Aval, type Inputs, mapInputs } from '../kernels/record.js';
import { error } from '../messages/error.js';
import { noKernelRecord } from '../messages/tracing.js';
import type { CustomCall } from './custom.js';
import { explainFailure } from './failure.js';
import { located } from './location.js';
import { recordOf } from './records.js';
import type { Trace } from './trace.js';
import { asTensor, Tracer } from './tracer.js';

/** A tensor of which only shape and dtype exist. */
class AbstractTracer extends Tracer {
  readonly value = null;
  protected free() {}
}

/** evalShape: every kernel's shape rule runs, and no kernel. */
export class AbstractTrace implements Trace {
  readonly name: string = 'evalShape';
  level = 0;
  active = false;
  inert = 0;

  process(name: string, inputs: Inputs | Tensor[], attrs: Attrs): Tensor | Tensor[] {
    const out = this.avals(name, inputs, attrs);
    return Array.isArray(out) ? out.map((aval) => this.tensor(aval)) : this.tensor(out);
  }

  /** What the kernel's shape rule says of its outputs. */
  protected avals(name: string, inputs: Inputs | Tensor[], attrs: Attrs): Aval | Aval[] {
    const record = recordOf(name);
    if (!record?.shape) throw located(error(noKernelRecord, name, this.name));
    const avals = mapInputs(inputs, ({ shape, dtype }): Aval => ({ shape, dtype }));
    try {
      return record.shape({ name, attrs, inputs: avals });
    } catch (cause) {
      const shape = (key: string) => [...avals[key].shape];
      throw explainFailure(this.name, { name, inputs: inputs as Inputs, attrs, record, shape }, cause);
    }
  }

  processCustom(call: CustomCall): Tensor[] {
    return call.primal(call.inputs);
  }

  tensor({ shape, dtype }: Aval): Tensor {
    return asTensor(new AbstractTracer(this, [...shape], dtype));
  }
}
