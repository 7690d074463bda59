import * as tf from '@tensorflow/tfjs';
import * as axiswise from '../../src/index.js';
import { type Case, differentiated, type Output, type TensorFunction } from './case.js';
import { firstAxisLast, row, type Sample, sample, stackPlain, tensor } from './data.js';
import type { Nd } from './oracle/array.js';
import { directional, evaluate, gradient, hessian as hessianOf, type Plain } from './oracle/derivatives.js';
import { constant, cos } from './oracle/scalar.js';

/** The transforms as this suite uses them: on functions of unknown shapes. */
interface Untyped {
  vmap(f: TensorFunction, inAxes?: number | (number | null)[], outAxes?: number): TensorFunction;
  grad(f: TensorFunction, options?: { argnums: number | number[] }): TensorFunction;
  jvp(f: TensorFunction, primals: tf.Tensor[], tangents: tf.Tensor[]): [tf.Tensor, tf.Tensor];
  hessian(f: TensorFunction): TensorFunction;
  jacrev(f: TensorFunction): TensorFunction;
}
const { vmap, grad, jvp, hessian, jacrev } = axiswise as unknown as Untyped;

/** One transform, or nest of transforms, of one case. */
export interface Check {
  readonly composition: string;
  readonly inputs: readonly Sample[];
  readonly run: TensorFunction;
  /** What must come out, found without transforms; absent where `run` must throw `bodyError`. */
  readonly expected?: () => Sample[];
}
export const bodyError = 'thrown by the body';

const OUTER = 3;
const INNER = 2;
/** Second derivatives of larger arguments would take most of the time and test nothing more. */
const HESSIAN_SIZE = 12;

/**
 * Everything to check of a case. `f` runs under the transforms, on the backend under test; `plain` is the same
 * function with its state on the cpu backend.
 */
export const checksOf = (c: Case, f: TensorFunction, plain: TensorFunction): Check[] => [
  ...mapped(c, f, plain),
  ...derived(c, f),
];

const inputsOf = (c: Case, lead: (arg: number) => number[]) =>
  c.args.map((arg, i) => sample(arg, lead(i), `${c.name} ${i}`));

function outputsOf(f: TensorFunction, args: readonly Sample[]): Sample[] {
  const outputs = [f(...args.map(tensor))].flat();
  return outputs.map((y) => ({ shape: y.shape, dtype: y.dtype, values: y.dataSync() }));
}

type Evaluate = (args: readonly Sample[]) => Sample[];

/** The per-example loop: calls `one` with row i of the mapped arguments and stacks the results. */
const loop =
  (one: Evaluate, mappedArgs: readonly boolean[]): Evaluate =>
  (args) => {
    const size = args[mappedArgs.indexOf(true)].shape[0];
    const results = Array.from({ length: size }, (_, i) =>
      one(args.map((x, j) => (mappedArgs[j] ? row(x, i) : x))),
    );
    return results[0].map((_, k) => stackPlain(results.map((r) => r[k])));
  };

const axesOf = (mappedArgs: readonly boolean[]) => mappedArgs.map((m) => (m ? 0 : null));

function mapped(c: Case, f: TensorFunction, plain: TensorFunction): Check[] {
  const n = c.args.length;
  const all = c.args.map(() => true);
  const one: Evaluate = (args) => outputsOf(plain, args);
  const batched = inputsOf(c, () => [OUTER]);
  const nested = inputsOf(c, () => [OUTER, INNER]);
  const moved = batched.map(firstAxisLast);

  const subsets = Array.from({ length: 2 ** n - 2 }, (_, bits) =>
    c.args.map((_, i) => ((bits + 1) >> i) % 2 === 1),
  );
  const checks: Check[] = [
    { composition: 'vmap', inputs: batched, run: vmap(f), expected: () => loop(one, all)(batched) },
    ...subsets.map((subset) => {
      const inputs = inputsOf(c, (i) => (subset[i] ? [OUTER] : []));
      const axes = axesOf(subset);
      const composition = `vmap [${axes.map(String)}]`;
      return { composition, inputs, run: vmap(f, axes), expected: () => loop(one, subset)(inputs) };
    }),
    {
      composition: 'vmap(vmap)',
      inputs: nested,
      run: vmap(vmap(f)),
      expected: () => loop(loop(one, all), all)(nested),
    },
    {
      composition: 'vmap, last axes',
      inputs: moved,
      run: vmap(f, -1, -1),
      expected: () => loop(one, all)(batched).map(firstAxisLast),
    },
    { composition: 'vmap of a throwing body', inputs: batched, run: vmap(throwing(f)) },
  ];
  if (n > 1) {
    const first = c.args.map((_, i) => i === 0);
    const rest = first.map((m) => !m);
    const inputs = inputsOf(c, (i) => [first[i] ? OUTER : INNER]);
    checks.push({
      composition: 'vmap(vmap), outer product',
      inputs,
      run: vmap(vmap(f, axesOf(rest)), axesOf(first)),
      expected: () => loop(loop(one, rest), first)(inputs),
    });
  }
  return checks;
}

const throwing =
  (f: TensorFunction): TensorFunction =>
  (...args) => {
    f(...args);
    throw new Error(bodyError);
  };

/** Turns any output into a scalar with derivatives of every order. */
const scalarise =
  (f: TensorFunction) =>
  (...args: tf.Tensor[]): tf.Tensor =>
    [f(...args)]
      .flat()
      .map((y) => tf.sum(tf.mul(y, tf.cos(y))))
      .reduce((x, y) => tf.add(x, y));

const scalarReference =
  (c: Case) =>
  (...args: Nd[]) =>
    [c.oracle!(...args)]
      .flat()
      .flatMap((y) => y.data)
      .reduce((sum, v) => sum.add(v.mul(cos(v))), constant(0));

const float = ({ shape, values }: Plain): Sample => ({ shape, dtype: 'float32', values });
const sumRows = (x: Sample): Sample => {
  const rows = Array.from({ length: x.shape[0] }, (_, i) => row(x, i));
  const values = Array.from(rows[0].values, (_, k) => rows.reduce((total, r) => total + r.values[k], 0));
  return { ...rows[0], values };
};
const fixed =
  (f: TensorFunction, args: tf.Tensor[], at: readonly number[]) =>
  (...free: tf.Tensor[]): Output =>
    f(...args.map((x, i) => (at.includes(i) ? free[at.indexOf(i)] : x)));

function derived(c: Case, f: TensorFunction): Check[] {
  const wrt = differentiated(c);
  if (wrt.length === 0) return [];
  const loss = scalarise(f);
  const reference = scalarReference(c);
  const gradients: Evaluate = (args) => wrt.map((i) => float(gradient(reference, args, i)));
  const all = c.args.map(() => true);
  const single = inputsOf(c, () => []);
  const batched = inputsOf(c, () => [OUTER]);
  const options = { argnums: wrt };
  const totalLoss: TensorFunction = (...args) => tf.sum(vmap(loss)(...args) as tf.Tensor);

  return [
    { composition: 'grad', inputs: single, run: grad(loss, options), expected: () => gradients(single) },
    {
      composition: 'vmap(grad)',
      inputs: batched,
      run: vmap(grad(loss, options)),
      expected: () => loop(gradients, all)(batched),
    },
    {
      composition: 'vmap(tf.grads)',
      inputs: batched,
      run: vmap((...args) =>
        tf.grads((...free) => fixed(loss, args, wrt)(...free) as tf.Tensor)(wrt.map((i) => args[i])),
      ),
      expected: () => loop(gradients, all)(batched),
    },
    {
      composition: 'grad(vmap)',
      inputs: batched,
      run: grad(totalLoss, options),
      expected: () => loop(gradients, all)(batched),
    },
    { composition: 'grad of a throwing body', inputs: single, run: grad(throwing(loss), options) },
    ...unmappedGradients(c, loss, wrt),
    ...forward(c, loss, wrt),
    ...second(c, loss, wrt[0]),
  ];
}

/** The gradient with respect to an argument that all examples share. */
function unmappedGradients(c: Case, loss: TensorFunction, wrt: readonly number[]): Check[] {
  if (c.args.length === 1) return [];
  const reference = scalarReference(c);
  return wrt.map((shared) => {
    const mappedArgs = c.args.map((_, i) => i !== shared);
    const inputs = inputsOf(c, (i) => (i === shared ? [] : [OUTER]));
    const one: Evaluate = (args) => [float(gradient(reference, args, shared))];
    return {
      composition: `grad(vmap) of unmapped argument ${shared}`,
      inputs,
      run: grad((...args) => tf.sum(vmap(loss, axesOf(mappedArgs))(...args) as tf.Tensor), {
        argnums: shared,
      }),
      expected: () => loop(one, mappedArgs)(inputs).map(sumRows),
    };
  });
}

/** Inputs of these checks are the arguments, then one tangent per differentiated argument. */
function forward(c: Case, loss: TensorFunction, wrt: readonly number[]): Check[] {
  const reference = scalarReference(c);
  const n = c.args.length;
  const withTangents = (lead: number[]) => [
    ...inputsOf(c, () => lead),
    ...wrt.map((i) => sample({ ...c.args[i], low: -1, high: 1 }, lead, `${c.name} tangent ${i}`)),
  ];
  const run: TensorFunction = (...inputs) => {
    const args = inputs.slice(0, n);
    return jvp(
      fixed(loss, args, wrt),
      wrt.map((i) => args[i]),
      inputs.slice(n),
    );
  };
  const one: Evaluate = (inputs) => {
    const args = inputs.slice(0, n);
    const tangents = args.map((_, i) => (wrt.includes(i) ? inputs[n + wrt.indexOf(i)] : null));
    const values = [evaluate(reference, args).v, directional(reference, args, tangents)];
    return values.map((v) => ({ shape: [], dtype: 'float32', values: [v] }));
  };
  const single = withTangents([]);
  const batched = withTangents([OUTER]);
  return [
    { composition: 'jvp', inputs: single, run, expected: () => one(single) },
    {
      composition: 'vmap(jvp)',
      inputs: batched,
      run: vmap(run),
      expected: () =>
        loop(
          one,
          batched.map(() => true),
        )(batched),
    },
  ];
}

/** Forward over reverse and reverse over reverse, against the same matrix. */
function second(c: Case, loss: TensorFunction, wrt: number): Check[] {
  const inputs = inputsOf(c, () => []);
  if (inputs[wrt].values.length > HESSIAN_SIZE) return [];
  const expected = () => [float(hessianOf(scalarReference(c), inputs, wrt))];
  const along =
    (transform: (f: TensorFunction) => TensorFunction): TensorFunction =>
    (...args) =>
      transform(fixed(loss, args, [wrt]))(args[wrt]);
  return [
    { composition: 'hessian, forward over reverse', inputs, run: along(hessian), expected },
    { composition: 'hessian, reverse over reverse', inputs, run: along((g) => jacrev(grad(g))), expected },
  ];
}
