import { message } from './error.js';
import { printShape } from './print.js';

export const randomInFuse = /* @__PURE__ */ message(
  'AX519',
  (op: string) =>
    `fuse: ${op} draws random numbers, which a compiled function would draw only once; draw outside and pass them in`,
);

/** A tensor that the function closes over. */
export const disposedCapture = /* @__PURE__ */ message(
  'AX520',
  (shape: readonly number[]) =>
    `fuse: the function uses a tensor of shape ${printShape(shape)} from outside that has been disposed; keep it, or pass it as an argument`,
);

/** Said once per backend. */
export const noTarget = /* @__PURE__ */ message(
  'AX521',
  (backend: string, isKnown = false) =>
    `fuse: there are no fused kernels for ${isKnown ? 'this version of ' : ''}the backend '${backend}', so functions run unfused; this warning is shown once`,
);

export const nothingToInspect = /* @__PURE__ */ message(
  'AX522',
  (backend: string) =>
    `inspect: there are no fused kernels for the backend '${backend}'; choose cpu, wasm, webgl or webgpu with tf.setBackend`,
);

/** A kernel gives NaN although its inputs have none. */
export const turnsNaN = /* @__PURE__ */ message(
  'AX523',
  (call: string, at: number) =>
    `debug: ${call} gives NaN at element ${at}, although none of its inputs is NaN; keep its inputs where it is defined`,
);

/** What is fused gives other values than what is not. */
export const fusedDiffers = /* @__PURE__ */ message(
  'AX524',
  (
    call: string,
    { at, fused, unfused }: { readonly at: number; readonly fused: number; readonly unfused: number },
  ) =>
    `debug: ${call} gives ${fused} at element ${at} when it is fused, and ${unfused} when it is not; unless it is a kernel that gives other values at each call, please report it`,
);
