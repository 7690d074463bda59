import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from './ops.js';
import type { Attrs, Derivative, Inputs, JvpCall, Refusal, Saves, VjpCall } from './record.js';

/** The outputs are constants to derivatives: integer or boolean results, and steps whose slope is zero. */
export const constant = { saves: 'nothing', vjp: 'zero', jvp: 'zero' } as const satisfies Derivative;

/** Derivatives go through the kernel's decomposition. */
export const decomposed = {
  saves: 'nothing',
  vjp: 'decompose',
  jvp: 'decompose',
} as const satisfies Derivative;

export const noDerivative = (reason: Refusal): Derivative => ({ saves: 'nothing', vjp: reason, jvp: reason });

/** Only a reverse rule is known; forward mode differentiates it twice. */
export const reverseOnly = <K extends string, A = Attrs>(
  vjp: (call: VjpCall<K, A>) => { [key in K]?: Tensor },
  saves: Saves = 'all',
): Derivative<K, A> => ({ saves, vjp, jvp: 'viaVjp' });

interface SlopeCall<K extends string, A> {
  readonly inputs: Inputs<K>;
  readonly y: Tensor;
  readonly attrs: A;
  readonly ops: Ops;
}
/** Multiply g by the derivative of the output with respect to one input, elementwise. */
export type Slope<K extends string, A = Attrs> = (g: Tensor, call: SlopeCall<K, A>) => Tensor;

/** Elementwise kernels, with broadcasting: the Jacobian is diagonal, so one slope serves both modes. */
export function diagonal<K extends string, A = Attrs>(
  slopes: { readonly [key in K]?: Slope<K, A> },
  saves: Saves = 'all',
): Derivative<K, A> {
  const keys = Object.keys(slopes) as K[];
  return {
    saves,
    vjp(call) {
      const cts: { [key in K]?: Tensor } = {};
      for (const key of keys) {
        if (call.wants(key))
          cts[key] = call.ops.unbroadcast(slopes[key]!(call.ct, call), call.inputs[key].shape);
      }
      return cts;
    },
    jvp(call) {
      let out: Tensor | null = null;
      for (const key of keys) {
        const t = call.tangents[key];
        if (t === undefined) continue;
        const term = slopes[key]!(t, call);
        out = out === null ? term : call.ops.add(out, term);
      }
      return out && call.ops.broadcastTo(out, call.y.shape);
    },
  };
}

interface LinearOptions<K extends string, A> {
  /** The inputs the kernel is jointly linear in; the others are data to it. All of them unless given. */
  in?: readonly K[];
  /** Attributes that make the affine kernel linear, such as a zero padding value. */
  tangentAttrs?: (attrs: A) => A;
}

/** Kernels linear in their inputs together: the tangent goes through the kernel itself. */
export function linear<K extends string, A = Attrs>(
  transpose: (call: VjpCall<K, A>) => { [key in K]?: Tensor },
  { in: keys, tangentAttrs = (attrs) => attrs }: LinearOptions<K, A> = {},
): Derivative<K, A> {
  return {
    saves: keys ? 'inputs' : 'nothing',
    vjp: transpose,
    jvp({ name, inputs, tangents, attrs, ops }: JvpCall<K, A>) {
      const xs = (Array.isArray(inputs) ? [...inputs] : { ...inputs }) as { [key in K]: Tensor };
      for (const key of keys ?? (Object.keys(inputs) as K[])) {
        if (inputs[key] != null) xs[key] = tangents[key] ?? ops.fill(inputs[key].shape, 0, inputs[key].dtype);
      }
      return ops.bind(name, xs, tangentAttrs(attrs)) as Tensor | Tensor[];
    },
  };
}

/** Kernels linear in each input separately, such as products and convolutions. */
export function multilinear<K extends string, A = Attrs>(
  transposes: {
    readonly [key in K]?: (call: VjpCall<K, A>) => Tensor;
  },
): Derivative<K, A> {
  const keys = Object.keys(transposes) as K[];
  return {
    saves: 'inputs',
    vjp(call) {
      const cts: { [key in K]?: Tensor } = {};
      for (const key of keys) if (call.wants(key)) cts[key] = transposes[key]!(call);
      return cts;
    },
    jvp({ name, inputs, tangents, attrs, ops }) {
      let out: Tensor | null = null;
      for (const key of keys) {
        const t = tangents[key];
        if (t === undefined) continue;
        const term = ops.call(name, { ...inputs, [key]: t } as Inputs, attrs);
        out = out === null ? term : ops.add(out, term);
      }
      return out;
    },
  };
}
