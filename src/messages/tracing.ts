import { message } from './error.js';
import { printShape } from './print.js';

/** `as` completes "cannot be used as ...", for example `a number (+x, x > 0, Math.max)`. */
export const tracedCoercion = /* @__PURE__ */ message(
  'AX501',
  (as: string, transform: string) =>
    `a tensor inside ${transform} has no value yet and cannot be used as ${as}; choose with where(condition, a, b), or compute outside the function`,
);

/** `read` is the method: `dataSync()`, `array()`. */
export const tracedRead = /* @__PURE__ */ message(
  'AX502',
  (read: string, transform: string) =>
    `${read}: a tensor inside ${transform} has no data to read; return it and read the result, or print it with debugPrint`,
);

/** `write` is what was tried: `variable.assign`. */
export const tracedWrite = /* @__PURE__ */ message(
  'AX503',
  (write: string, transform: string) =>
    `${write}: a tensor inside ${transform} cannot be stored outside the function; return it instead`,
);

/** Values given to tf.tensor inside a transform. */
export const tensorInValues = /* @__PURE__ */ message(
  'AX518',
  (transform: string) =>
    `tf.tensor inside ${transform}: the values contain tensors, which have no values yet; join them with tf.stack`,
);

export const leakedTracer = /* @__PURE__ */ message(
  'AX504',
  (transform: string) =>
    `a tensor of a finished ${transform} call was used; return values from the function instead of keeping them in outer variables`,
);

export const dataDependentShape = /* @__PURE__ */ message(
  'AX505',
  (kernel: string, transform: string) =>
    `${kernel}: the shape of the result depends on values, which are not known inside ${transform}`,
);

export const randomInVmap = /* @__PURE__ */ message(
  'AX506',
  (op: string) =>
    `vmap: ${op} draws random numbers; pass { randomness: 'same' } to share one draw, or draw outside and map over it`,
);

export const noKernelRecord = /* @__PURE__ */ message(
  'AX507',
  (kernel: string, transform: string) =>
    `${kernel} has no rules for ${transform}; describe it with defineKernel('${kernel}', { ... })`,
);

/** `reason` completes "kernel cannot be batched: ...". */
export const unsupportedKernel = /* @__PURE__ */ message(
  'AX508',
  (kernel: string, what: string, reason: string) => `${kernel} cannot be ${what}: ${reason}`,
);

export const loopFallback = /* @__PURE__ */ message(
  'AX509',
  (kernel: string, reason: string) =>
    `vmap: ${kernel} runs once per example (${reason}); this warning is shown once`,
);

export const returnedPromise = /* @__PURE__ */ message(
  'AX510',
  (transform: string) => `${transform}: the function must be synchronous, but it returned a promise`,
);

export const abiMismatch = /* @__PURE__ */ message(
  'AX511',
  (found: number, own: number) =>
    `two incompatible copies of axiswise are loaded (ABI ${found} and ${own}); install one version`,
);

export const engineMethodMissing = /* @__PURE__ */ message(
  'AX512',
  (method: string, version: string) =>
    `@tensorflow/tfjs-core ${version} has no engine method ${method}; axiswise needs version 4.22 or a later 4.x`,
);

export const notAFunction = /* @__PURE__ */ message(
  'AX513',
  (transform: string, got: string) => `${transform}: the first argument must be a function, got ${got}`,
);

export const invalidKernelRecord = /* @__PURE__ */ message(
  'AX515',
  (kernel: string, problem: string) => `defineKernel('${kernel}'): ${problem}`,
);

/** The shapes are those the function sees, whatever its transform ran the kernel on. */
export const kernelFailed = /* @__PURE__ */ message(
  'AX516',
  (transform: string, kernel: string, shapes: readonly (readonly number[])[], reason: string) =>
    `${transform}: ${kernel} failed on shapes ${shapes.map((shape) => printShape(shape)).join(', ')}: ${reason}`,
);

export const loopedShapesDiffer = /* @__PURE__ */ message(
  'AX517',
  (kernel: string, first: readonly number[], other: readonly number[]) =>
    `vmap: ${kernel} returned ${printShape(first)} and ${printShape(other)} for different examples; a mapped function needs one output shape`,
);
