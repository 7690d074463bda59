import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from './ops.js';
import {
  type Attrs,
  type Derivative,
  type Inputs,
  type JvpCall,
  mapInputs,
  type Saves,
  type VjpCall,
} from './record.js';

/** The outputs are constants to derivatives: integer or boolean results, and steps whose slope is zero. */
export const constant = { saves: 'nothing', vjp: 'zero', jvp: 'zero' } as const satisfies Derivative;

/** Derivatives go through the kernel's decomposition. */
export const decomposed = {
  saves: 'nothing',
  vjp: 'decompose',
  jvp: 'decompose',
} as const satisfies Derivative;

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

/** The Jacobian is a sum of terms, one per input, each with a transpose of its own. */
const termwise = <K extends string, A>(
  saves: Saves,
  keys: readonly K[],
  transpose: (call: VjpCall<K, A>, key: K) => Tensor,
  term: (call: JvpCall<K, A>, key: K, t: Tensor) => Tensor,
): Derivative<K, A> => ({
  saves,
  vjp(call) {
    const cts: { [key in K]?: Tensor } = {};
    for (const key of keys) if (call.wants(key)) cts[key] = transpose(call, key);
    return cts;
  },
  jvp: (call) =>
    keys.reduce<Tensor | null>((sum, key) => {
      const t = call.tangents[key];
      if (t === undefined) return sum;
      const next = term(call, key, t);
      return sum === null ? next : call.ops.add(sum, next);
    }, null),
});

/** Elementwise kernels, with broadcasting: the Jacobian is diagonal, so one slope serves both modes. */
export const diagonal = <K extends string, A = Attrs>(
  slopes: { readonly [key in K]?: Slope<K, A> },
  saves: Saves = 'all',
): Derivative<K, A> =>
  termwise(
    saves,
    Object.keys(slopes) as K[],
    (call, key) => call.ops.unbroadcast(slopes[key]!(call.ct, call), call.inputs[key].shape),
    (call, key, t) => call.ops.broadcastTo(slopes[key]!(t, call), call.y.shape),
  );

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
    jvp: ({ name, inputs, tangents, attrs, ops }: JvpCall<K, A>) =>
      ops.bind(
        name,
        mapInputs(inputs, (x, key) =>
          keys && !keys.includes(key) ? x : (tangents[key] ?? ops.zerosLike(x)),
        ),
        tangentAttrs(attrs),
      ),
  };
}

/** Kernels linear in each input separately, such as products and convolutions. */
export const multilinear = <K extends string, A = Attrs>(
  transposes: {
    readonly [key in K]?: (call: VjpCall<K, A>) => Tensor;
  },
): Derivative<K, A> =>
  termwise(
    'inputs',
    Object.keys(transposes) as K[],
    (call, key) => transposes[key]!(call),
    ({ name, inputs, attrs, ops }, key, t) =>
      ops.call(
        name,
        mapInputs(inputs, (x, other) => (other === key ? t : x)),
        attrs,
      ),
  );
