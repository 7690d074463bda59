import { message } from './error.js';

export const randomInFuse = /* @__PURE__ */ message(
  'AX519',
  (op: string) =>
    `fuse: ${op} draws random numbers, which a compiled function would draw only once; draw outside and pass them in`,
);
