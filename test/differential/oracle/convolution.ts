import { build, type Nd } from './array.js';
import { constant, type HyperDual, max, mean, pow, square, sum } from './scalar.js';

export type Padding = 'same' | 'valid';

interface Window {
  readonly out: number;
  /** Input positions read by output position i; those outside the input are padding. */
  taps(i: number): number[];
}

/** tfjs' rule for one spatial axis. */
function windowOf(input: number, filter: number, stride: number, padding: Padding, dilation = 1): Window {
  const reach = (filter - 1) * dilation + 1;
  const out = padding === 'same' ? Math.ceil(input / stride) : Math.ceil((input - reach + 1) / stride);
  const before = padding === 'same' ? Math.floor(Math.max((out - 1) * stride + reach - input, 0) / 2) : 0;
  return {
    out,
    taps: (i) => Array.from({ length: filter }, (_, k) => i * stride - before + k * dilation),
  };
}

const inside = (position: readonly number[], shape: readonly number[]) =>
  position.every((p, axis) => p >= 0 && p < shape[axis]);

/** Pairs of input position and filter position under output position `at`. */
function reads(windows: readonly Window[], at: readonly number[]): { input: number[]; filter: number[] }[] {
  return windows.reduce<{ input: number[]; filter: number[] }[]>(
    (list, window, axis) =>
      list.flatMap((read) =>
        window.taps(at[axis]).map((p, k) => ({ input: [...read.input, p], filter: [...read.filter, k] })),
      ),
    [{ input: [], filter: [] }],
  );
}

export interface ConvOptions {
  readonly stride?: number;
  readonly padding?: Padding;
  readonly dilation?: number;
}

/** x is [...spatial, channels], filter is [...spatial, in, out]. Any number of spatial axes. */
export function conv(
  x: Nd,
  filter: Nd,
  { stride = 1, padding = 'same', dilation = 1 }: ConvOptions = {},
): Nd {
  const spatial = x.shape.slice(0, -1);
  const channels = x.shape[spatial.length];
  const windows = spatial.map((d, axis) => windowOf(d, filter.shape[axis], stride, padding, dilation));
  return build([...windows.map((w) => w.out), filter.shape[spatial.length + 1]], (index) => {
    const [at, o] = [index.slice(0, -1), index[spatial.length]];
    const products: HyperDual[] = [];
    for (const read of reads(windows, at)) {
      if (!inside(read.input, spatial)) continue;
      for (let c = 0; c < channels; c++)
        products.push(x.at([...read.input, c]).mul(filter.at([...read.filter, c, o])));
    }
    return sum(products);
  });
}

/** filter is [...spatial, in, multiplier]; output channel c·multiplier + m reads input channel c. */
export function depthwise(
  x: Nd,
  filter: Nd,
  { stride = 1, padding = 'same', dilation = 1 }: ConvOptions = {},
): Nd {
  const spatial = x.shape.slice(0, -1);
  const multiplier = filter.shape[spatial.length + 1];
  const windows = spatial.map((d, axis) => windowOf(d, filter.shape[axis], stride, padding, dilation));
  return build([...windows.map((w) => w.out), x.shape[spatial.length] * multiplier], (index) => {
    const [at, o] = [index.slice(0, -1), index[spatial.length]];
    const [c, m] = [Math.floor(o / multiplier), o % multiplier];
    return sum(
      reads(windows, at)
        .filter((read) => inside(read.input, spatial))
        .map((read) => x.at([...read.input, c]).mul(filter.at([...read.filter, c, m]))),
    );
  });
}

/** The transpose of `conv` with a filter [...spatial, out, in]: y[p, o] collects every x it contributes to. */
export function convTranspose(
  x: Nd,
  filter: Nd,
  outSpatial: readonly number[],
  stride: number,
  padding: Padding,
): Nd {
  const spatial = x.shape.slice(0, -1);
  const windows = outSpatial.map((d, axis) => windowOf(d, filter.shape[axis], stride, padding));
  const terms = new Map<string, HyperDual[]>();
  const outChannels = filter.shape[spatial.length];
  for (const at of positions(spatial)) {
    for (const read of reads(windows, at)) {
      if (!inside(read.input, outSpatial)) continue;
      for (let o = 0; o < outChannels; o++) {
        const key = [...read.input, o].join();
        const products = Array.from({ length: x.shape[spatial.length] }, (_, c) =>
          x.at([...at, c]).mul(filter.at([...read.filter, o, c])),
        );
        terms.set(key, [...(terms.get(key) ?? []), ...products]);
      }
    }
  }
  return build([...outSpatial, outChannels], (index) => sum(terms.get(index.join()) ?? []));
}
const positions = (shape: readonly number[]) =>
  shape.reduce<number[][]>(
    (list, d) => list.flatMap((index) => Array.from({ length: d }, (_, i) => [...index, i])),
    [[]],
  );

/** Folds windows of each channel of [...spatial, channels]; padding takes no part. */
export function pool(
  x: Nd,
  kind: 'max' | 'avg',
  filter: number,
  stride: number,
  padding: Padding = 'valid',
): Nd {
  const spatial = x.shape.slice(0, -1);
  const windows = spatial.map((d) => windowOf(d, filter, stride, padding));
  return build([...windows.map((w) => w.out), x.shape[spatial.length]], (index) => {
    const c = index[spatial.length];
    const values = reads(windows, index.slice(0, -1))
      .filter((read) => inside(read.input, spatial))
      .map((read) => x.at([...read.input, c]));
    return (kind === 'max' ? max : mean)(values);
  });
}

/** Grey dilation: the maximum over the window of x + filter, per channel. */
export function dilation(x: Nd, filter: Nd, stride: number, padding: Padding): Nd {
  const spatial = x.shape.slice(0, -1);
  const windows = spatial.map((d, axis) => windowOf(d, filter.shape[axis], stride, padding));
  return build([...windows.map((w) => w.out), x.shape[spatial.length]], (index) => {
    const c = index[spatial.length];
    return max(
      reads(windows, index.slice(0, -1))
        .filter((read) => inside(read.input, spatial))
        .map((read) => x.at([...read.input, c]).add(filter.at([...read.filter, c]))),
    );
  });
}

/** Linear interpolation of [height, width, channels] to a new height and width, corners not aligned. */
export function resizeBilinear(x: Nd, height: number, width: number, alignCorners = false): Nd {
  const [h, w, channels] = x.shape as [number, number, number];
  const source = (i: number, from: number, to: number) =>
    alignCorners && to > 1 ? (i * (from - 1)) / (to - 1) : (i * from) / to;
  return build([height, width, channels], ([i, j, c]) => {
    const [y, xx] = [source(i, h, height), source(j, w, width)];
    const mix = (row: number) => {
      const [left, right] = [Math.floor(xx), Math.min(Math.ceil(xx), w - 1)];
      const t = xx - left;
      return x
        .at([row, left, c])
        .times(1 - t)
        .add(x.at([row, right, c]).times(t));
    };
    const [top, bottom] = [Math.floor(y), Math.min(Math.ceil(y), h - 1)];
    const t = y - top;
    return mix(top)
      .times(1 - t)
      .add(mix(bottom).times(t));
  });
}

/** Local response normalisation over the last axis. */
export function lrn(x: Nd, radius: number, bias: number, alpha: number, beta: number): Nd {
  const channels = x.shape[x.rank - 1];
  return build(x.shape, (index) => {
    const [at, c] = [index.slice(0, -1), index[x.rank - 1]];
    const near = Array.from({ length: channels }, (_, d) => d).filter((d) => Math.abs(d - c) <= radius);
    const energy = sum(near.map((d) => square(x.at([...at, d]))));
    return x.at(index).mul(pow(energy.times(alpha).plus(bias), constant(-beta)));
  });
}
