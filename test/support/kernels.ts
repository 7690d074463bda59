import { inspect } from './untyped.js';

/** The fused kernels that a function takes. */
export const kernelsOf = (f: unknown, ...args: unknown[]): number =>
  inspect(f, ...args).kernels.filter(({ kind }: { kind: string }) => kind === 'fused').length;
