// Generates types/methods.gen.ts, the types of tfjs' chained methods, and src/methodNames.gen.ts, their names, from
// tfjs-core's own declarations of them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Project } from 'ts-morph';

const root = fileURLToPath(new URL('..', import.meta.url));

const list = (text) => text.trim().split(/\s+/);
const SHAPE_AND_DTYPE = 'shape extends Shape, dtype extends DType';
/** A signature: type parameters, receiver, parameters, result. */
const signature = (generics, receiver, parameters, result) =>
  `<${generics}>(this: ${[receiver, parameters].filter(Boolean).join(', ')}): ${result};`;
const onAny = (parameters, result, more = '') =>
  signature([SHAPE_AND_DTYPE, more].filter(Boolean).join(', '), 'Tensor<shape, dtype>', parameters, result);
const checked = (verdict, parameters, result, more = '') =>
  signature(
    [SHAPE_AND_DTYPE, more].filter(Boolean).join(', '),
    `check<${verdict}, Tensor<shape, dtype>>`,
    parameters,
    result,
  );
/** A new shape, by a rule that takes the shape and one argument. */
const reshaped = (name, rule, generic, dtype = 'dtype') =>
  onAny(
    `${name}: check<${rule}, ${name.replace('?', '')}>`,
    `Tensor<shapeOrAny<${rule}>, ${dtype}>`,
    generic,
  );

const broadcasting =
  (allowed, result, rule, scalar = 'number') =>
  (op) => [
    signature(
      `shape extends Shape, dtype extends ${allowed}`,
      'Tensor<shape, dtype>',
      'b: Tensor<NoInfer<shape>, NoInfer<dtype>>',
      `Tensor<shape, ${result}>`,
    ),
    signature(
      `shape extends Shape, dtype extends ${allowed}`,
      'Tensor<shape, dtype>',
      `b: ${scalar} | Tensor<[], NoInfer<dtype>>`,
      `Tensor<shape, ${result}>`,
    ),
    signature(
      `shape extends Shape, dtype extends ${allowed}`,
      'Tensor<[], NoInfer<dtype>>',
      'b: Tensor<shape, dtype>',
      `Tensor<shape, ${result}>`,
    ),
    signature('a extends UnknownTensor, b', 'a', `b: check<${rule(op)}, b>`, `orAny<${rule(op)}>`),
  ];
const arithmetic = (kind) => broadcasting('Real', 'dtype', (op) => `elementwise<'${op}', '${kind}', a, b>`);
const reduction = (op) => [
  checked(
    `reduceError<'${op}', dtype>`,
    `axis?: check<reduce<'${op}', shape, axis, keepDims>, axis>, keepDims?: keepDims`,
    `Tensor<shapeOrAny<reduce<'${op}', shape, axis, keepDims>>, ReducedDtype<dtype>['${op}']>`,
    'const axis extends Axes = undefined, keepDims extends boolean = false',
  ),
];
const real = (parameters) => (op) => [
  checked(`realError<'${op}', dtype>`, parameters, 'Tensor<shape, realDtype<dtype>>'),
];
const float = (parameters) => (op) => [checked(`floatError<'${op}', dtype>`, parameters, 'Tensor<shape>')];
const same = () => [onAny('', 'Tensor<shape, dtype>')];
const cast = (dtype) => () => [onAny('', `Tensor<shape, '${dtype}'>`)];
const flat = () => [onAny('', 'Tensor<shapeOrAny<reshape<shape, [-1]>>, dtype>')];
const sized = (names) => () => {
  const rule = `reshape<shape, [${names.join(', ')}]>`;
  const parameters = names.map(
    (name, i) => `${name}: ${i === names.length - 1 ? `check<${rule}, ${name}>` : name}`,
  );
  const generics = names.map((name) => `${name} extends number`).join(', ');
  return [onAny(parameters.join(', '), `Tensor<shapeOrAny<${rule}>, dtype>`, generics)];
};
const argReduction = (op) => [
  onAny(
    `axis?: check<reduce<'${op}', shape, axis, false>, axis>`,
    `Tensor<shapeOrAny<reduce<'${op}', shape, axis, false>>, 'int32'>`,
    'axis extends number = 0',
  ),
];
const softmaxed = (op) => [
  checked(
    `checkDtype<'${op}', 0, dtype, Numeric, 'float32'>`,
    `axis?: check<along<'${op}', shape, axis>, axis>`,
    'Tensor<shape>',
    'axis extends number = -1',
  ),
];
const resizing = (op) => [
  checked(
    `resizeError<'${op}', dtype>`,
    `newShape2D: check<resize<'${op}', shape, fromValues<size>>, size>, alignCorners?: boolean, halfPixelCenters?: boolean`,
    `Tensor<shapeOrAny<resize<'${op}', shape, fromValues<size>>>, resizedDtype<'${op}', dtype>>`,
    'const size extends readonly number[]',
  ),
];
/** tfjs declares these on every tensor, typed or not. */
const spectrum = (rule, dtype, given) => (op) => {
  const verdict = `firstMessage<${given ?? `complexError<'${op}', dtype>`}, ${rule}>`;
  const result = `Tensor<shapeOrAny<${rule}>, ${dtype}>`;
  return [signature(SHAPE_AND_DTYPE, `check<${verdict}, Operand<shape, dtype>>`, '', result)];
};
const blocks = (rule, pairs) => () => [
  onAny(
    `blockShape: block, ${pairs}: check<${rule}<shape, block, pairs>, pairs>`,
    `Tensor<shapeOrAny<${rule}<shape, block, pairs>>, dtype>`,
    'const block extends readonly number[], const pairs extends Pairs',
  ),
];
const matMul = 'matMul<shape, b, transposeA, transposeB>';

/** What is known of each method, as overloads. Those of the same words as an op have its rule. */
const METHODS = {
  ...Object.fromEntries(list('abs ceil floor neg relu relu6 round sign square').map((op) => [op, real('')])),
  ...Object.fromEntries(
    list(
      'acos acosh asin asinh atan atanh cos cosh elu erf exp expm1 log log1p logSigmoid reciprocal rsqrt selu sigmoid sin sinh softplus sqrt tan tanh',
    ).map((op) => [op, float('')]),
  ),
  ...Object.fromEntries(
    list('isFinite isInf isNaN').map((op) => [
      op,
      () => [checked(`numericError<'${op}', dtype>`, '', "Tensor<shape, 'bool'>")],
    ]),
  ),
  ...Object.fromEntries(list('zerosLike onesLike').map((op) => [op, same])),
  ...Object.fromEntries(list('add sub mul').map((op) => [op, arithmetic('complex')])),
  ...Object.fromEntries(
    list('div divNoNan floorDiv pow maximum minimum mod squaredDifference').map((op) => [
      op,
      arithmetic('real'),
    ]),
  ),
  ...Object.fromEntries(
    list('equal notEqual greater greaterEqual less lessEqual').map((op) => [
      op,
      broadcasting('Numeric', "'bool'", (name) => `elementwise<'${name}', 'numeric', a, b>`),
    ]),
  ),
  ...Object.fromEntries(
    list('logicalAnd logicalOr logicalXor').map((op) => [
      op,
      broadcasting("'bool'", "'bool'", (name) => `logical<'${name}', a, b>`, 'boolean'),
    ]),
  ),
  ...Object.fromEntries(
    list('atan2 prelu').map((op) => [
      op,
      broadcasting("'float32'", "'float32'", (name) => `elementwise<'${name}', 'float', a, b>`),
    ]),
  ),
  ...Object.fromEntries(list('sum mean max min prod any all logSumExp').map((op) => [op, reduction])),
  ...Object.fromEntries(list('argMax argMin').map((op) => [op, argReduction])),
  ...Object.fromEntries(list('softmax logSoftmax').map((op) => [op, softmaxed])),
  logicalNot: () => [checked("boolError<'logicalNot', dtype>", '', "Tensor<shape, 'bool'>")],
  clipByValue: real('min: number, max: number'),
  leakyRelu: float('alpha: number'),
  step: real('alpha?: number'),
  cast: () => [onAny('dtype: to', 'Tensor<shape, to>', 'to extends DType')],
  asType: () => [onAny('dtype: to', 'Tensor<shape, to>', 'to extends DType')],
  toBool: cast('bool'),
  toFloat: cast('float32'),
  toInt: cast('int32'),
  flatten: flat,
  as1D: flat,
  asScalar: () => [onAny('', 'Tensor<[], dtype>')],
  as2D: sized(['rows', 'columns']),
  as3D: sized(['rows', 'columns', 'depth']),
  as4D: sized(['rows', 'columns', 'depth', 'depth2']),
  as5D: sized(['rows', 'columns', 'depth', 'depth2', 'depth3']),
  transpose: () => [
    reshaped(
      'perm?',
      'transpose<shape, perm>',
      'const perm extends readonly number[] | undefined = undefined',
    ),
  ],
  reshape: () => [
    onAny(
      'shape: check<reshape<shape, fromValues<to>>, to>',
      'Tensor<shapeOrAny<reshape<shape, fromValues<to>>>, dtype>',
      'const to extends Shape',
    ),
  ],
  reshapeAs: () => [
    onAny('x: check<reshape<shape, to>, Tensor<to, DType>>', 'Tensor<to, dtype>', 'to extends Shape'),
  ],
  broadcastTo: () => [
    onAny(
      'shape: check<broadcastTo<shape, fromValues<to>>, to>',
      'Tensor<shapeOrAny<broadcastTo<shape, fromValues<to>>>, dtype>',
      'const to extends Shape',
    ),
  ],
  expandDims: () => [reshaped('axis?', 'expandDims<shape, axis>', 'axis extends number = 0')],
  squeeze: () => [
    reshaped('axis?', 'squeeze<shape, axis>', 'const axis extends readonly number[] | undefined = undefined'),
  ],
  matMul: () => [
    onAny(
      `b: check<withDtypes<'matMul', dtype, other, ${matMul}>, Operand<b, other>>, transposeA?: transposeA, transposeB?: transposeB`,
      `Tensor<shapeOrAny<${matMul}>, upcast<dtype, other>>`,
      'b extends Shape, other extends DType, transposeA extends boolean = false, transposeB extends boolean = false',
    ),
  ],
  dot: () => [
    onAny(
      "b: check<withDtypes<'dot', dtype, other, dot<shape, b>>, Operand<b, other>>",
      'Tensor<shapeOrAny<dot<shape, b>>, upcast<dtype, other>>',
      'b extends Shape, other extends DType',
    ),
  ],
  batchNorm: () => [
    onAny(
      'mean: AnyTensor | TensorLike, variance: AnyTensor | TensorLike, offset?: AnyTensor | TensorLike, scale?: AnyTensor | TensorLike, varianceEpsilon?: number',
      'Tensor<shape>',
    ),
  ],
  ...Object.fromEntries(
    list('cumsum cumprod').map((op) => [
      op,
      () => [
        onAny(
          `axis?: check<along<'${op}', shape, axis>, axis>, exclusive?: boolean, reverse?: boolean`,
          'Tensor<shape, countable<dtype>>',
          'axis extends number = 0',
        ),
      ],
    ]),
  ),
  reverse: () => [
    onAny(
      "axis?: check<along<'reverse', shape, axis>, axis>",
      'Tensor<shape, dtype>',
      'const axis extends number | readonly number[] | undefined = undefined',
    ),
  ],
  slice: () => [
    onAny(
      "begin: check<slice<'slice', shape, begin, undefined>, begin>",
      "Tensor<shapeOrAny<slice<'slice', shape, begin, undefined>>, dtype>",
      'const begin extends number | readonly number[]',
    ),
    onAny(
      "begin: begin, size: check<slice<'slice', shape, begin, size>, size>",
      "Tensor<shapeOrAny<slice<'slice', shape, begin, size>>, dtype>",
      'const begin extends number | readonly number[], const size extends number | readonly number[] | undefined',
    ),
  ],
  gather: () => [
    onAny(
      "indices: check<indicesError<'gather', 1, indices>, indices>, axis?: check<normalizeAxis<'gather', shape, axis>, axis>, batchDims?: check<gather<shape, shapeOf<indices>, axis, batchDims>, batchDims>",
      'Tensor<shapeOrAny<gather<shape, shapeOf<indices>, axis, batchDims>>, dtype>',
      'indices extends number | AnyTensor, axis extends number = 0, batchDims extends number = 0',
    ),
  ],
  pad: () => [
    onAny(
      "paddings: check<pad<'pad', shape, paddings, number>, paddings>, constantValue?: number",
      "Tensor<shapeOrAny<pad<'pad', shape, paddings, number>>, dtype>",
      'const paddings extends Paddings',
    ),
  ],
  mirrorPad: () => [
    onAny(
      'paddings: check<mirrorPad<shape, paddings, NoInfer<mode>>, paddings>, mode: mode',
      'Tensor<shapeOrAny<mirrorPad<shape, paddings, NoInfer<mode>>>, dtype>',
      "const paddings extends Paddings, mode extends 'reflect' | 'symmetric'",
    ),
  ],
  tile: () => [reshaped('reps', 'tile<shape, fromValues<reps>>', 'const reps extends readonly number[]')],
  split: () => [
    onAny(
      'numOrSizeSplits: check<split<shape, sizes, NoInfer<axis>>, sizes>, axis?: axis',
      'parts<split<shape, sizes, NoInfer<axis>>, dtype> extends infer result extends unknown[] ? result : AfterError',
      'const sizes extends number | readonly number[], axis extends number = 0',
    ),
  ],
  norm: () => [
    checked(
      "floatError<'norm', dtype>",
      "ord?: number | 'euclidean' | 'fro', axis?: check<norm<shape, axis, keepDims>, axis>, keepDims?: keepDims",
      'Tensor<shapeOrAny<norm<shape, axis, keepDims>>>',
      'const axis extends Axes = undefined, keepDims extends boolean = false',
    ),
  ],
  euclideanNorm: () => [
    checked(
      "floatError<'euclideanNorm', dtype>",
      "axis?: check<norm<shape, axis, keepDims, 'euclideanNorm'>, axis>, keepDims?: keepDims",
      "Tensor<shapeOrAny<norm<shape, axis, keepDims, 'euclideanNorm'>>>",
      'const axis extends Axes = undefined, keepDims extends boolean = false',
    ),
  ],
  ...Object.fromEntries(list('resizeBilinear resizeNearestNeighbor').map((op) => [op, resizing])),
  ...Object.fromEntries(list('fft ifft').map((op) => [op, spectrum(`fft<'${op}', shape>`, "'complex64'")])),
  irfft: spectrum('irfftMethod<shape>', "'float32'"),
  rfft: spectrum("rfft<'rfft', shape>", "'complex64'", "checkDtype<'rfft', 0, dtype, 'float32', 'float32'>"),
  depthToSpace: () => [
    checked(
      "floatError<'depthToSpace', dtype>",
      'blockSize: check<depthToSpace<shape, size, NoInfer<format>>, size>, dataFormat?: format',
      'Tensor<shapeOrAny<depthToSpace<shape, size, NoInfer<format>>>>',
      "size extends number, format extends 'NHWC' | 'NCHW' = 'NHWC'",
    ),
  ],
  spaceToBatchND: blocks('spaceToBatch', 'paddings'),
  batchToSpaceND: blocks('batchToSpace', 'crops'),
  topk: () => [
    checked(
      'topkError<shape, dtype>',
      'k?: check<topk<shape, dimOf<k>>, k>, sorted?: boolean',
      'TopK<shapeOrAny<topk<shape, dimOf<k>>>, dtype>',
      'k extends number = 1',
    ),
  ],
  localResponseNormalization: float('depthRadius?: number, bias?: number, alpha?: number, beta?: number'),
  unstack: () => [
    onAny(
      'axis?: check<unstacked<shape, dtype, axis>, axis>',
      'unstacked<shape, dtype, axis> extends infer result extends unknown[] ? result : AfterError',
      'axis extends number = 0',
    ),
  ],
};

/** Never callable. With two signatures TypeScript compares a method with tfjs' own without its free type parameter. */
const NEVER = `(${Array.from({ length: 7 }, (_, i) => `_${i}: never`).join(', ')}): never;`;

/** tfjs' parameters, and a result of which nothing is known. */
function unknownResult(method) {
  const parameters = method.getParameters().filter((p) => p.getName() !== 'this');
  const known = (type) =>
    type
      .replace(/\bTensorLike\w*/g, 'TensorLike')
      .replace(/ShapeMap\[R\]/g, 'readonly number[]')
      .replace(/\b(T|Tensor[1-6]D|Tensor<R>|Tensor)(?![\w<])/g, 'AnyTensor')
      .replace(/\bExplicitPadding\b/g, 'backend_util.ExplicitPadding');
  const text = parameters
    .map((p) => `${p.getName()}${p.hasQuestionToken() ? '?' : ''}: ${known(p.getTypeNode().getText())}`)
    .join(', ');
  const result = method
    .getReturnTypeNodeOrThrow()
    .getText()
    .replace(/\b(Tensor<R>|T|Tensor)(?![\w<])/g, 'UnknownTensor');
  return [`(${text}): ${result};`];
}

const union = (names) => names.map((name) => `'${name}'`).join(' | ');

/** The text of every generated file. */
function generate() {
  const project = new Project({ skipAddingFilesFromTsConfig: true });
  const files = project.addSourceFilesAtPaths(
    `${root}node_modules/@tensorflow/tfjs-core/dist/public/chained_ops/*.d.ts`,
  );
  const declared = files
    .flatMap((source) => source.getModules())
    .flatMap((module) => module.getInterfaces())
    .flatMap((one) => one.getMethods());
  const names = declared.map((method) => method.getName());
  const missing = Object.keys(METHODS).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`tfjs has no chained ${missing.join(', ')}`);
  const members = declared.map((method) => {
    const name = method.getName();
    const signatures = METHODS[name]?.(name) ?? unknownResult(method);
    return [...signatures, ...(signatures.length > 1 ? [] : [NEVER])]
      .map((s) => `    ${name}${s}`)
      .join('\n');
  });
  const known = names.filter((name) => name in METHODS);
  const header = '// Generated by scripts/gen-methods.mjs; do not edit.';
  const types = `${header}
import type { backend_util, Rank, TensorLike } from '@tensorflow/tfjs-core';
import type { along } from './along.js';
import type { normalizeAxis } from './axes.js';
import type { batchToSpace, Pairs, spaceToBatch } from './blocks.js';
import type { broadcastTo } from './broadcast.js';
import type { fromValues } from './dims.js';
import type { DType, upcast } from './dtype.js';
import type { expandDims } from './expandDims.js';
import type { gather } from './gather.js';
import type { resize } from './image.js';
import type { depthToSpace } from './layers.js';
import type { dot, matMul } from './matMul.js';
import type { norm } from './norm.js';
import type { elementwise, logical } from './ops/binary.js';
import type { indicesError } from './ops/gather.js';
import type { resizedDtype, resizeError } from './ops/image.js';
import type { dimOf, TopK, topkError } from './ops/indices.js';
import type { parts, unstacked } from './ops/join.js';
import type { withDtypes } from './ops/product.js';
import type { countable, ReducedDtype, reduceError, shapeOrAny } from './ops/reduce.js';
import type { complexError, firstMessage } from './ops/spectral.js';
import type { boolError, checkDtype, floatError, Numeric, numericError, Real, realDtype, realError } from './ops/unary.js';
import type { mirrorPad, Paddings, pad } from './pad.js';
import type { Axes, reduce } from './reduce.js';
import type { reshape } from './reshape.js';
import type { AfterError, check, orAny } from './rule.js';
import type { Shape } from './shape.js';
import type { slice } from './slice.js';
import type { fft, irfftMethod, rfft } from './spectral.js';
import type { split } from './split.js';
import type { squeeze } from './squeeze.js';
import type { Operand, shapeOf } from './tensor.js';
import type { tile } from './tile.js';
import type { topk } from './topk.js';
import type { transpose } from './transpose.js';

declare module './tensor.js' {
  interface Chained<rank extends Rank> {
${members.join('\n')}
  }
}

/** The chained methods whose results have known shapes. */
export type KnownMethod = ${union(known)};
`;
  const runtime = `${header}
export const methodNames = [${names.map((name) => `'${name}'`).join(', ')}] as const;
export type MethodName = (typeof methodNames)[number];
`;
  return { 'types/methods.gen.ts': types, 'src/methodNames.gen.ts': runtime };
}

for (const [name, text] of Object.entries(generate())) {
  if (!process.argv.includes('--check')) writeFileSync(`${root}${name}`, text);
  else if (readFileSync(`${root}${name}`, 'utf8') !== text) {
    console.error(`${name} is not what scripts/gen-methods.mjs generates; run it`);
    process.exitCode = 1;
  }
}
