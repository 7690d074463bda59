import type { KernelName } from '../../kernels/names.js';
import type { Dtype } from '../kernel/expr.js';
import { type LowerCall, type Lowering, opaque } from './lowering.js';

const dtypeOf = ({ out: [{ dtype }] }: LowerCall) => dtype as Dtype;

/** start + step * place. */
function ramp(call: LowerCall, start: number, step: number) {
  const { b, out } = call;
  const place = b.cast(b.iota(out[0].shape, 0), dtypeOf(call));
  return b.map('add', [b.map('mul', [place, step]), start]);
}

export const creation = {
  Fill: (call) => call.b.filled(call.attrs.value, call.out[0].shape, dtypeOf(call)),
  LinSpace: (call) => {
    const { start, stop, num } = call.attrs;
    return ramp(call, start, num > 1 ? (stop - start) / (num - 1) : 0);
  },
  Range: (call) => {
    const { start, stop, step } = call.attrs;
    return ramp(call, start, stop < start && step === 1 ? -1 : step);
  },
  OneHot: (call) => {
    const { b, x, attrs, out } = call;
    const { shape } = out[0];
    const indices = b.reshape(b.cast(x.indices, 'int32'), [...x.indices.shape, 1]);
    const isOn = b.map('equal', [b.iota(shape, shape.length - 1), indices]);
    const value = (n: number) => b.filled(n, shape, dtypeOf(call));
    return b.map('select', [isOn, value(attrs.onValue), value(attrs.offValue)]);
  },
  Diag: ({ b, x: { x }, out }) => {
    const n = x.shape.reduce((p, q) => p * q, 1);
    const isOn = b.map('equal', [b.iota([n, n], 0), b.iota([n, n], 1)]);
    const rows = b.broadcastTo(b.reshape(x, [n, 1]), [n, n]);
    return b.reshape(b.map('select', [isOn, rows, b.filled(0, [n, n], x.dtype)]), out[0].shape);
  },
  Multinomial: opaque('draws random numbers'),
  FromPixels: opaque('reads an image'),
} satisfies Partial<Record<KernelName, Lowering>>;
