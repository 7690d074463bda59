import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe } from 'vitest';
import * as activation from '../../../src/ops/activation.js';
import * as angle from '../../../src/ops/angle.js';
import * as arithmetic from '../../../src/ops/arithmetic.js';
import * as batchNorm from '../../../src/ops/batchNorm.js';
import * as blocks from '../../../src/ops/blocks.js';
import * as broadcast from '../../../src/ops/broadcast.js';
import * as cast from '../../../src/ops/cast.js';
import * as clip from '../../../src/ops/clip.js';
import * as compare from '../../../src/ops/compare.js';
import * as complexOps from '../../../src/ops/complex.js';
import * as depthToSpace from '../../../src/ops/depthToSpace.js';
import * as diag from '../../../src/ops/diag.js';
import * as division from '../../../src/ops/division.js';
import * as dot from '../../../src/ops/dot.js';
import * as einsum from '../../../src/ops/einsum.js';
import * as exponential from '../../../src/ops/exponential.js';
import * as fourier from '../../../src/ops/fourier.js';
import * as gather from '../../../src/ops/gather.js';
import * as gatherND from '../../../src/ops/gatherND.js';
import * as hyperbolic from '../../../src/ops/hyperbolic.js';
import * as image from '../../../src/ops/image.js';
import * as join from '../../../src/ops/join.js';
import * as linalg from '../../../src/ops/linalg.js';
import * as matMul from '../../../src/ops/matMul.js';
import * as mirrorPad from '../../../src/ops/mirrorPad.js';
import * as moments from '../../../src/ops/moments.js';
import * as norm from '../../../src/ops/norm.js';
import * as oneHot from '../../../src/ops/oneHot.js';
import * as pad from '../../../src/ops/pad.js';
import * as reduce from '../../../src/ops/reduce.js';
import * as reduceIndex from '../../../src/ops/reduceIndex.js';
import * as reshape from '../../../src/ops/reshape.js';
import * as reverse from '../../../src/ops/reverse.js';
import * as rounding from '../../../src/ops/rounding.js';
import * as scan from '../../../src/ops/scan.js';
import * as segments from '../../../src/ops/segments.js';
import * as select from '../../../src/ops/select.js';
import * as sign from '../../../src/ops/sign.js';
import * as signal from '../../../src/ops/signal.js';
import * as slice from '../../../src/ops/slice.js';
import * as softmax from '../../../src/ops/softmax.js';
import * as split from '../../../src/ops/split.js';
import * as tile from '../../../src/ops/tile.js';
import * as topk from '../../../src/ops/topk.js';
import * as transpose from '../../../src/ops/transpose.js';
import * as trigonometric from '../../../src/ops/trigonometric.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, random, statement } from '../../support/statement.js';
import { checkGrads, grad, type Loose, vmap } from '../../support/untyped.js';

beforeAll(() => useBackend('cpu'));

const ops: Loose = {
  ...activation,
  ...angle,
  ...arithmetic,
  ...batchNorm,
  ...blocks,
  ...broadcast,
  ...cast,
  ...clip,
  ...compare,
  ...complexOps,
  ...depthToSpace,
  ...diag,
  ...division,
  ...dot,
  ...einsum,
  ...exponential,
  ...fourier,
  ...gather,
  ...gatherND,
  ...hyperbolic,
  ...image,
  ...join,
  ...linalg,
  ...matMul,
  ...mirrorPad,
  ...moments,
  ...norm,
  ...oneHot,
  ...pad,
  ...reduce,
  ...reduceIndex,
  ...reshape,
  ...reverse,
  ...rounding,
  ...scan,
  ...select,
  ...segments,
  ...sign,
  ...signal,
  ...slice,
  ...softmax,
  ...split,
  ...tile,
  ...topk,
  ...transpose,
  ...trigonometric,
};

type F = (...xs: tf.Tensor[]) => tf.Tensor;
interface Case {
  readonly name: string;
  readonly f: F;
  /** Per-example shapes of the arguments. */
  readonly shapes: readonly (readonly number[])[];
  /** Brings values in (-1, 1) to where the function is smooth. */
  readonly domain?: (x: tf.Tensor) => tf.Tensor;
  /** Constant results have no derivative to compare. */
  readonly flat?: boolean;
}

const positive = (x: tf.Tensor) => tf.add(tf.abs(x), 0.5);
const aboveOne = (x: tf.Tensor) => tf.add(tf.abs(x), 1.5);
const inside = (x: tf.Tensor) => tf.mul(x, 0.9);
const offZero = (x: tf.Tensor) => tf.add(x, tf.mul(tf.sign(x), 0.1));

const unary = (names: string[], domain?: Case['domain'], flat = false): Case[] =>
  names.map((name) => ({ name, f: (x) => ops[name](x), shapes: [[2, 3]], domain, flat }));
const binary = (names: string[], domain?: Case['domain'], flat = false): Case[] =>
  names.flatMap((name) => [
    { name, f: (a, b) => ops[name](a, b), shapes: [[2, 3], [3]], domain, flat },
    { name: `${name} of a number`, f: (a) => ops[name](a, 2), shapes: [[3]], domain, flat },
    { name: `number ${name}`, f: (b) => ops[name](2, b), shapes: [[3]], domain, flat },
  ]);
const one = (name: string, shape: readonly number[], ...rest: unknown[]): Case => ({
  name: `${name}(x, ${JSON.stringify(rest).slice(1)}`,
  f: (x) => ops[name](x, ...rest),
  shapes: [shape],
});

const cases: Case[] = [
  ...unary([
    'exp',
    'expm1',
    'erf',
    'sin',
    'cos',
    'tan',
    'atan',
    'sinh',
    'cosh',
    'tanh',
    'asinh',
    'neg',
    'square',
  ]),
  ...unary(['sigmoid', 'softplus', 'logSigmoid', 'softmax', 'logSoftmax', 'logSumExp', 'clone']),
  ...unary(['log', 'log1p', 'sqrt', 'rsqrt', 'reciprocal'], positive),
  ...unary(['asin', 'acos', 'atanh'], inside),
  ...unary(['acosh'], aboveOne),
  ...unary(['abs', 'relu', 'relu6', 'elu', 'selu', 'leakyRelu'], offZero),
  ...unary(['sign', 'step', 'floor', 'ceil', 'round', 'zerosLike', 'onesLike'], offZero, true),
  ...binary(['add', 'sub', 'mul', 'squaredDifference']),
  ...binary(['div', 'divNoNan', 'pow', 'atan2'], positive),
  ...binary(['maximum', 'minimum', 'prelu'], offZero),
  ...binary(['mod'], positive),
  ...binary(['floorDiv', 'equal', 'less', 'greater'], positive, true),
  one('clipByValue', [4], -0.5, 0.5),
  one('cast', [3], 'float32'),
  ...['sum', 'mean', 'prod', 'max', 'min', 'logSumExp'].flatMap((name) => [
    one(name, [2, 3]),
    one(name, [2, 3], -1),
    one(name, [2, 3], [0, 1], true),
    one(name, [2, 3], 0, true),
  ]),
  { ...one('argMax', [2, 3], -1), flat: true },
  { ...one('argMin', [2, 3]), flat: true },
  one('softmax', [2, 3], 0),
  one('logSoftmax', [2, 3], -2),
  one('reshape', [2, 3], [3, -1]),
  one('transpose', [2, 3]),
  one('transpose', [2, 3, 4], [1, -1, 0]),
  one('expandDims', [2, 3], -1),
  one('squeeze', [1, 3, 1]),
  one('squeeze', [1, 3, 1], -1),
  one('broadcastTo', [3, 1], [2, 3, 4]),
  {
    name: 'concat',
    f: (a, b) => ops.concat([a, b], -1),
    shapes: [
      [2, 3],
      [2, 1],
    ],
  },
  { name: 'stack', f: (a, b) => ops.stack([a, b], 1), shapes: [[2], [2]] },
  one('slice', [4, 3], [1, 0], [2, -1]),
  one('slice', [4, 3], 1),
  one('slice1d', [4], 1, 2),
  one('gather', [3, 2], [2, 0, 2]),
  one(
    'gather',
    [3, 4],
    [
      [0, 1],
      [3, 2],
      [1, 1],
    ],
    1,
    1,
  ),
  one('gather', [2, 3], 1, -1),
  {
    name: 'gather at mapped indices',
    f: (x, i) => ops.gather(x, ops.cast(ops.greater(i, 0), 'int32'), -1),
    shapes: [[3, 2], [4]],
    flat: true,
  },
  one('tile', [2, 3], [2, 1]),
  one('tile', [2], [0]),
  one(
    'pad',
    [2, 3],
    [
      [1, 0],
      [2, 1],
    ],
    2,
  ),
  one('pad1d', [2], [1, 2]),
  one(
    'mirrorPad',
    [3, 2],
    [
      [2, 0],
      [1, 1],
    ],
    'reflect',
  ),
  one('mirrorPad', [3], [[2, 3]], 'symmetric'),
  one('reverse', [2, 3]),
  one('reverse', [2, 3], [-1]),
  one('reverse2d', [2, 3], 0),
  { name: 'split', f: (x) => ops.split(x, 2, 1)[1], shapes: [[2, 4]] },
  { name: 'split by sizes', f: (x) => ops.split(x, [1, -1])[1], shapes: [[4, 2]] },
  {
    name: 'gatherND',
    f: (x) =>
      ops.gatherND(x, [
        [1, 0],
        [1, 2],
      ]),
    shapes: [[2, 3]],
  },
  { name: 'gatherND of rows', f: (x) => ops.gatherND(x, [[1], [1], [0]]), shapes: [[2, 3]] },
  ...[false, true].flatMap((flag) => [
    one('cumsum', [2, 3], 1, flag, !flag),
    one('cumsum', [3], 0, flag, flag),
    one('cumprod', [2, 3], -1, flag, !flag),
  ]),
  { name: 'topk', f: (x) => ops.topk(x, 2).values, shapes: [[2, 4]] },
  { name: 'indices of topk', f: (x) => ops.topk(x, 2).indices, shapes: [[2, 4]], flat: true },
  {
    name: 'oneHot',
    f: (x) => ops.oneHot(ops.cast(ops.greater(x, 0), 'int32'), 3, 0.5, 0, 'float32'),
    shapes: [[4]],
    flat: true,
  },
  ...['mean', 'variance'].flatMap((part) => [
    { name: `${part} of moments`, f: (x: tf.Tensor) => ops.moments(x)[part], shapes: [[2, 3]] },
    {
      name: `${part} of moments(x, 1)`,
      f: (x: tf.Tensor) => ops.moments(x, 1, true)[part],
      shapes: [[2, 3]],
    },
  ]),
  one('norm', [2, 3]),
  one('norm', [2, 3], 1, 0),
  one('norm', [2, 3], 2, [-1], true),
  one('norm', [2, 3], 'fro', [0, 1]),
  {
    name: 'norm of order Infinity',
    f: (x) => ops.norm(x, Number.POSITIVE_INFINITY, [1, 2]),
    shapes: [[2, 3, 2]],
  },
  {
    name: 'einsum',
    f: (a, b) => ops.einsum('ij,jk->ki', a, b),
    shapes: [
      [2, 3],
      [3, 2],
    ],
  },
  { name: 'einsum of one', f: (a) => ops.einsum('ij->j', a), shapes: [[2, 3]] },
  { name: 'unsortedSegmentSum', f: (x) => ops.unsortedSegmentSum(x, [1, 0, 1, 5], 3), shapes: [[4, 2]] },
  one('depthToSpace', [1, 2, 1, 4], 2),
  one('depthToSpace', [1, 4, 2, 1], 2, 'NCHW'),
  { name: 'batchNorm', f: (x, m) => ops.batchNorm(x, m, 2, m, m), shapes: [[2, 3], [3]] },
  {
    name: 'batchNorm of other shapes',
    f: (x, m) => ops.batchNorm(x, m, ops.exp(m)),
    shapes: [
      [2, 3],
      [2, 1],
    ],
  },
  one('spaceToBatchND', [1, 3, 2], [2], [[1, 0]]),
  one('batchToSpaceND', [4, 2, 1], [2], [[1, 0]]),
  one('resizeBilinear', [2, 3, 1], [3, 4]),
  one('resizeNearestNeighbor', [1, 2, 2, 1], [4, 3]),
  one('flipLeftRight', [1, 1, 3, 1]),
  one('rgbToGrayscale', [2, 3]),
  one('grayscaleToRGB', [2, 1]),
  {
    name: 'cropAndResize',
    f: (x) => ops.cropAndResize(x, [[0.1, 0.2, 0.7, 0.8]], [0], [2, 2]),
    shapes: [[1, 3, 4, 1]],
  },
  { ...one('threshold', [2, 2, 3], 'binary', false, 0), flat: true },
  {
    name: 'fft',
    f: (a, b) => ops.imag(ops.fft(ops.complex(a, b))),
    shapes: [
      [2, 4],
      [2, 4],
    ],
  },
  { name: 'ifft', f: (a, b) => ops.real(ops.ifft(ops.complex(a, b))), shapes: [[4], [4]] },
  { name: 'rfft', f: (x) => ops.imag(ops.rfft(x, 4)), shapes: [[2, 5]] },
  { name: 'irfft', f: (a, b) => ops.irfft(ops.complex(a, b)), shapes: [[3], [3]] },
  one('frame', [7], 3, 2, true),
  { name: 'stft', f: (x) => ops.real(ops.stft(x, 4, 2)), shapes: [[8]] },
  one('bandPart', [2, 3, 3], 1, 0),
  one('diag', [3]),
  { name: 'meshgrid', f: (x, y) => ops.mul(...ops.meshgrid(x, y)), shapes: [[2], [3]] },
  {
    name: 'gramSchmidt',
    f: (x) =>
      ops.gramSchmidt(
        ops.add(x, [
          [2, 0, 0],
          [0, 2, 0],
        ]),
      ),
    shapes: [[2, 3]],
  },
  {
    name: 'q of qr',
    f: (x) =>
      ops.qr(
        ops.add(x, [
          [3, 0],
          [1, 3],
          [0, 1],
        ]),
      )[0],
    shapes: [[3, 2]],
  },
  {
    name: 'r of qr',
    f: (x) =>
      ops.qr(
        ops.add(x, [
          [3, 0],
          [1, 3],
          [0, 1],
        ]),
      )[1],
    shapes: [[3, 2]],
  },
  one('euclideanNorm', [2, 3], 1),
  { name: 'unstack', f: (x) => ops.unstack(x, 1)[1], shapes: [[2, 3]] },
  {
    name: 'where',
    f: (a, b) => ops.where(ops.greater(a, 0), a, ops.mul(b, 2)),
    shapes: [[2, 3], [3]],
    domain: offZero,
  },
  { name: 'where of a number', f: (a) => ops.where([true, false], a, 1), shapes: [[3, 1]] },
  {
    name: 'matMul',
    f: (a, b) => ops.matMul(a, b),
    shapes: [
      [2, 3],
      [3, 2],
    ],
  },
  {
    name: 'matMul of batches',
    f: (a, b) => ops.matMul(a, b),
    shapes: [
      [2, 1, 2, 3],
      [3, 3, 2],
    ],
  },
  {
    name: 'matMul by one matrix',
    f: (a, b) => ops.matMul(a, b, false, true),
    shapes: [
      [2, 2, 3],
      [4, 3],
    ],
  },
  {
    name: 'matMul transposed',
    f: (a, b) => ops.matMul(a, b, true),
    shapes: [
      [2, 3, 2],
      [3, 2],
    ],
  },
  { name: 'dot', f: (a, b) => ops.dot(a, b), shapes: [[3], [3]] },
  { name: 'dot of a matrix', f: (a, b) => ops.dot(a, b), shapes: [[2, 3], [3]] },
  { name: 'outer', f: (a, b) => ops.outer(a, b), shapes: [[2], [3]] },
];

const SIZE = 3;
const make = ({ shapes, domain = (x) => x }: Case, mapped: readonly boolean[]) =>
  shapes.map((shape, i) => domain(random(mapped[i] ? [SIZE, ...shape] : shape, i + 1)));

/** The function on each example in turn; unmapped arguments are the same for all. */
const looped = (f: F, args: readonly tf.Tensor[], mapped: readonly boolean[]) =>
  tf.stack(
    Array.from({ length: SIZE }, (_, i) => f(...args.map((x, k) => (mapped[k] ? tf.gather(x, i) : x)))),
  );

const subsets = (count: number) =>
  count === 1
    ? [[true]]
    : [
        [true, true],
        [true, false],
        [false, true],
      ];

describe.each(cases)('$name', (item) => {
  const { f, shapes, flat } = item;
  statement('maps as a loop does', () => {
    for (const mapped of subsets(shapes.length)) {
      const args = make(item, mapped);
      const got = vmap(
        f,
        mapped.map((m) => (m ? 0 : null)),
      )(...args);
      expectClose(got, looped(f, args, mapped));
    }
  });
  if (flat) return;
  statement('has the derivatives of differences, also mapped', () => {
    const args = make(
      item,
      shapes.map(() => false),
    );
    checkGrads(f, args);
    const total: F = (...xs) => tf.sum(tf.mul(f(...xs), 1.5));
    const mapped = shapes.map(() => true);
    const batch = make(item, mapped);
    expectClose(vmap(grad(total))(...batch), looped(grad(total), batch, mapped));
  });
});
