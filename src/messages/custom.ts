import { message } from './error.js';
import { counted, printShape } from './print.js';

type Shape = readonly (number | string)[];

/** `op` is `customJvp` or `customVjp`, here and below. */
export const noCustomRule = /* @__PURE__ */ message(
  'AX419',
  (op: string) =>
    `${op}: the function has no derivative rule; give it one with defjvp or defvjp before calling it`,
);

/** `rule` is `the rule`, `fwd` or `bwd`; `wanted` is `[output, tangent]` or `[output, residuals]`. */
export const customRulePair = /* @__PURE__ */ message(
  'AX420',
  (op: string, rule: string, wanted: string, got: string) =>
    `${op}: ${rule} must return a pair ${wanted}, got ${got}`,
);

/** `path` is a node of the rule's result; `wanted` describes what the function's own output is there. */
export const customRuleTree = /* @__PURE__ */ message(
  'AX421',
  (op: string, path: string, got: string, wanted: string) => `${op}: ${path} is ${got} but must be ${wanted}`,
);

export const customRuleShape = /* @__PURE__ */ message(
  'AX422',
  (op: string, path: string, got: Shape, gotDtype: string, wanted: Shape, wantedDtype: string) =>
    `${op}: ${path} has shape ${printShape(got)} (${gotDtype}) but must have shape ${printShape(wanted)} (${wantedDtype})`,
);

export const cotangentsTuple = /* @__PURE__ */ message(
  'AX423',
  (wanted: number, got: string) =>
    `customVjp: bwd must return an array of ${counted(wanted, 'cotangent', 'cotangents')}, null for zero, got ${got}`,
);

export const forwardOfCustomVjp = /* @__PURE__ */ message(
  'AX425',
  () =>
    'customVjp: forward-mode derivatives (jvp, jacfwd, linearize) need customJvp; this function has only a customVjp rule',
);

export const nondiffArgnums = /* @__PURE__ */ message(
  'AX426',
  (op: string, got: string, count: number) =>
    `${op}: nondiffArgnums must name distinct arguments below ${count}, got ${got}`,
);

export const derivativeMismatch = /* @__PURE__ */ message(
  'AX427',
  (mode: string, path: string, got: number, wanted: number, tolerance: number) =>
    `checkGrads: the ${mode} derivative at ${path} is ${got} but the numerical one is ${wanted} (tolerance ${tolerance})`,
);
