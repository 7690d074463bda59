const OP_NAMES: { readonly [kernel: string]: string } = {
  BatchMatMul: 'matMul',
  ComplexAbs: 'abs',
  FFT: 'fft',
  GatherV2: 'gather',
  IFFT: 'ifft',
  Identity: 'clone',
  IsNan: 'isNaN',
  Multiply: 'mul',
  Pack: 'stack',
  PadV2: 'pad',
  RealDiv: 'div',
  Select: 'where',
  SplitV: 'split',
  Unpack: 'unstack',
};

/** An op's name as its kernel's: with a capital. */
export const capitalized = (op: string): string => op[0].toUpperCase() + op.slice(1);

/** The tf function whose errors a kernel's shape rule speaks for. */
export const opName = (kernel: string): string =>
  OP_NAMES[kernel] ?? kernel.charAt(0).toLowerCase() + kernel.slice(1);
