import type { Tensor } from '@tensorflow/tfjs-core';
import { ops } from './bind.js';

/** The values a reverse trace keeps for its derivative rules, whatever the function does to its own tensors. */
export class Residuals {
  private readonly pinned = new Set<Tensor>();
  private readonly copies = new Map<Tensor, Tensor>();
  private readonly owned = new Set<Tensor>();

  /** Keep x. The value of a tracer is pinned; any other could be disposed or assigned to, so it is copied. */
  hold(x: Tensor, ofTracer: boolean): Tensor {
    if (ofTracer) {
      this.pinned.add(x);
      return x;
    }
    const known = this.copies.get(x);
    if (known) return known;
    const copy = ops.identity(x);
    copy.kept = true;
    this.owned.add(copy);
    this.copies.set(x, copy);
    return copy;
  }

  holds(x: Tensor): boolean {
    return this.pinned.has(x) || this.owned.has(x);
  }

  /** Its tracer lets go of x: dispose it now, or with the rest if a rule still needs it. */
  drop(x: Tensor) {
    if (this.pinned.has(x)) this.owned.add(x);
    else x.dispose();
  }

  free() {
    for (const x of this.owned) x.dispose();
    this.owned.clear();
    this.pinned.clear();
    this.copies.clear();
  }
}
