import * as tf from '@tensorflow/tfjs-core';
import type { InspectFn, Inspection, KernelReport } from '../../types/index.js';
import type { Compiled } from '../backends/compiled.js';
import { hasTarget } from '../backends/targets.js';
import { bytesOf } from '../compiler/fusion/price.js';
import type { Stored } from '../compiler/fusion/step.js';
import { printNodes } from '../compiler/tensors/print.js';
import { printProgram } from '../graph/print.js';
import type { Program } from '../graph/program.js';
import { raise } from '../messages/error.js';
import { nothingToInspect } from '../messages/fuse.js';
import { scope } from '../tracing/scope.js';
import { checkFunction, type UserFunction } from './body.js';
import { FusedFunction, fusedFunctions } from './fuse.js';
import { dotChart, mermaidChart } from './inspectCharts.js';
import { svgChart } from './inspectSvg.js';
import { report } from './inspectText.js';

function inspectImpl(f: UserFunction, ...args: unknown[]): Inspection {
  checkFunction('inspect', f);
  const fused = fusedFunctions.get(f) ?? new FusedFunction(f, {});
  if (!hasTarget()) raise(nothingToInspect, tf.getBackend());
  return scope('inspect', () => {
    const captured = fused.capture(fused.split(args));
    const compiled = fused.compile(captured);
    const kernels = compiled.steps.map((ready) => kernelReport(ready));
    const stored = [...compiled.plan.reasons].map(([node, reason]) => `${node.op} %${node.id}: ${reason}`);
    const parts = {
      name: fused.settings.name,
      backend: tf.getBackend(),
      program: printProgram(captured.program),
      expression: printNodes(compiled.plan.outputs),
      kernels,
      bytes: kernels.reduce((total, { bytes }) => total + bytes, 0),
      unfusedBytes: unfusedBytes(captured.program),
      stored,
    };
    return {
      ...parts,
      toString: () => report(parts),
      mermaid: () => mermaidChart(compiled),
      dot: () => dotChart(compiled),
      svg: () => svgChart(compiled),
    };
  });
}

function kernelReport({ step, kernel, launch }: Compiled['steps'][number]): KernelReport {
  const writes = (step.gives as readonly (Stored | null)[]).filter((node): node is Stored => node !== null);
  const isReshape = step.run === 'reshape';
  return {
    name: step.run === 'opaque' ? step.call.kernel : kernel,
    kind: isReshape ? 'reshape' : step.run === 'opaque' ? 'tfjs' : 'fused',
    reads: step.reads.map(({ shape }) => shape),
    writes: writes.map(({ shape }) => shape),
    bytes: isReshape ? 0 : bytesOf([...step.reads, ...writes]),
    source: launch?.source ?? '',
    reason: step.run === 'opaque' ? step.reason : '',
  };
}

/** Kernels that move nothing. */
const FREE: ReadonlySet<string> = new Set(['Identity', 'Reshape', 'ExpandDims']);

const unfusedBytes = ({ calls }: Program) =>
  calls
    .filter(({ kernel }) => !FREE.has(kernel))
    .reduce((total, { inputs, outputs }) => total + bytesOf([...Object.values(inputs), ...outputs]), 0);

/**
 * What `fuse` makes of a function for arguments of these shapes: the program as written and simplified, the kernels with
 * their source, the bytes they move, and why something was not fused. Nothing of the function runs.
 *
 * @example Right: how many kernels?
 * ```ts
 * const f = fuse((x: Tensor<[10]>) => mul(exp(neg(x)), sin(x)));
 * inspect(f, zeros([10])).kernels.length;
 * ```
 * @example Wrong: AX513, "inspect: the first argument must be a function, got a number"
 * ```ts
 * inspect(3 as never, zeros([10]));
 * ```
 * @throws AX513 for what is no function; AX522 on a backend without kernels; what the function throws when it is traced.
 * @see https://docs.jax.dev/en/latest/aot.html
 */
export const inspect = inspectImpl as unknown as InspectFn;
