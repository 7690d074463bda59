import type { Tensor } from '@tensorflow/tfjs-core';
import { ops } from './bind.js';

/** The values a reverse trace keeps for its derivative rules, whatever the function does to its own tensors. */
export class Residuals {
  private readonly needed = new Set<Tensor>();
  private readonly copies = new Map<Tensor, Tensor>();
  private readonly owned = new Set<Tensor>();

  /** Keep x. The value of a tracer stays as it is; any other could be disposed or assigned to, so it is copied. */
  hold(x: Tensor, ofTracer: boolean): Tensor {
    const kept = ofTracer ? x : (this.copies.get(x) ?? this.copy(x));
    this.needed.add(kept);
    return kept;
  }

  private copy(x: Tensor): Tensor {
    const copy = ops.identity(x);
    copy.kept = true;
    this.owned.add(copy);
    this.copies.set(x, copy);
    return copy;
  }

  holds(x: Tensor): boolean {
    return this.needed.has(x);
  }

  /** Its tracer lets go of x: dispose it now, or with the rest if a rule still needs it. */
  drop(x: Tensor) {
    if (this.needed.has(x)) this.owned.add(x);
    else x.dispose();
  }

  free() {
    for (const x of this.owned) x.dispose();
    for (const held of [this.owned, this.needed, this.copies]) held.clear();
  }
}
