import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as blocks from '../../../src/messages/blocks.js';
import * as call from '../../../src/messages/call.js';
import * as einsum from '../../../src/messages/einsum.js';
import * as gather from '../../../src/messages/gather.js';
import * as grad from '../../../src/messages/grad.js';
import * as join from '../../../src/messages/join.js';
import { kindOf } from '../../../src/messages/kind.js';
import * as layers from '../../../src/messages/layers.js';
import * as linear from '../../../src/messages/linear.js';
import * as matMul from '../../../src/messages/matMul.js';
import * as move from '../../../src/messages/move.js';
import * as operands from '../../../src/messages/operands.js';
import { counted, printCore, printDim, printShape } from '../../../src/messages/print.js';
import * as reshape from '../../../src/messages/reshape.js';
import * as sameShapes from '../../../src/messages/same.js';
import * as scatter from '../../../src/messages/scatter.js';
import * as segments from '../../../src/messages/segments.js';
import * as shapes from '../../../src/messages/shapes.js';
import * as tensors from '../../../src/messages/tensors.js';
import * as vectorize from '../../../src/messages/vectorize.js';
import * as vmap from '../../../src/messages/vmap.js';
import * as windows from '../../../src/messages/windows.js';
import { within } from '../../../src/messages/within.js';

/*
 * Messages that the types show too are written twice under one name: as a type and as a function whose result has that
 * type. `same` compiles only when the type is exactly the expected sentence, and the test compares what the function
 * writes with it.
 */

type Pair = readonly [written: string, expected: string];
const same = <text extends string>(written: text, expected: NoInfer<text>): Pair => [written, expected];

const TWINS: Readonly<Record<string, Pair>> = {
  printDim: same(printDim('n'), 'n'),
  printShape: same(printShape([10, 'n', 3]), '[10, n, 3]'),
  printCore: same(printCore(['n', 'm']), '(n, m)'),
  counted: same(counted(1, 'axis', 'axes'), '1 axis'),
  within: same(within('vmap', 'add: no'), 'vmap: per-example add: no'),
  kindOf: [kindOf([1, 2]), 'an array of length 2' satisfies kindOf<[1, 2]>],

  broadcastMismatch: same(
    shapes.broadcastMismatch('add', [2, 3], [4], 3, 4),
    'add: shapes [2, 3] and [4] do not broadcast (3 vs 4)',
  ),
  broadcastToMismatch: same(
    shapes.broadcastToMismatch([3], [2]),
    'broadcastTo: shape [3] does not broadcast to [2]',
  ),
  axisOutOfRange: same(
    shapes.axisOutOfRange('sum', 2, [2, 3]),
    'sum: axis 2 is out of range for shape [2, 3] (rank 2)',
  ),
  repeatedAxis: same(shapes.repeatedAxis('sum', 0, [0, 0]), 'sum: axis 0 is given twice in [0, 0]'),

  matMulRank: same(matMul.matMulRank(1, [3]), 'matMul: argument 1 must have rank 2 or more, got shape [3]'),
  matMulInner: same(
    matMul.matMulInner([2, 3], [4, 5], 3, 4),
    'matMul: inner dimensions differ: [2, 3] x [4, 5] (3 vs 4)',
  ),
  matMulBatch: same(
    matMul.matMulBatch([8, 2, 3], [7, 3, 4], 8, 7),
    'matMul: batch dimensions of [8, 2, 3] and [7, 3, 4] do not broadcast (8 vs 7)',
  ),
  dotRank: same(matMul.dotRank(0, []), 'dot: argument 0 must have rank 1 or 2, got shape []'),
  dotInner: same(matMul.dotInner([3], [4], 3, 4), 'dot: inner dimensions differ: [3] . [4] (3 vs 4)'),
  outerRank: same(matMul.outerRank(1, [2, 3]), 'outer: argument 1 must have rank 1, got shape [2, 3]'),

  reshapeSize: same(
    reshape.reshapeSize([2, 3], [4, 2], 6, 8),
    'reshape: cannot reshape [2, 3] (6 elements) into [4, 2] (8 elements)',
  ),
  reshapeNotDivisible: same(
    reshape.reshapeNotDivisible([10], [3], 10, 3),
    'reshape: cannot infer -1: [10] (10 elements) is not divisible by [3] (3)',
  ),
  reshapeCannotInfer: same(
    reshape.reshapeCannotInfer(['n'], ['m', -1]),
    'reshape: cannot infer -1 from [n] to [m, -1]',
  ),
  reshapeTwoUnknown: same(
    reshape.reshapeTwoUnknown([-1, -1]),
    'reshape: only one -1 is allowed, got [-1, -1]',
  ),
  permutationLength: same(
    reshape.permutationLength([0], [2, 3]),
    'transpose: perm [0] has 1 axis but shape [2, 3] has rank 2',
  ),
  squeezeSize: same(reshape.squeezeSize(0, [2, 3], 2), 'squeeze: axis 0 of shape [2, 3] has size 2, not 1'),

  joinRanks: same(
    join.joinRanks('concat', [2], [2, 3]),
    'concat: shapes [2] and [2, 3] have different ranks',
  ),
  concatSizes: same(
    join.concatSizes([2, 3], [3, 4], 1, 3, 4),
    'concat: shapes [2, 3] and [3, 4] differ at axis 1 (3 vs 4)',
  ),
  stackShapes: same(join.stackShapes([2], [3]), 'stack: all shapes must be equal, got [2] and [3]'),
  nothingToJoin: same(join.nothingToJoin('stack'), 'stack: needs at least one tensor'),

  raggedValues: same(
    tensors.raggedValues([3], [2]),
    'tensor: nested arrays must be rectangular, got entries of shapes [3] and [2]',
  ),
  invalidSize: same(
    tensors.invalidSize('zeros', -1, [3, -1]),
    'zeros: sizes must be non-negative integers, got -1 in [3, -1]',
  ),
  operandDtype: same(
    tensors.operandDtype('exp', 0, 'float32', 'string'),
    'exp: argument 0 must be float32, got string; convert it with cast',
  ),
  operandKind: same(
    tensors.operandKind('add', 1, 'null'),
    'add: argument 1 must be a tensor or a number, got null',
  ),

  invalidArgument: same(
    tensors.invalidArgument('topk', 'k', 'an integer from 0 to 3', '4'),
    'topk: k must be an integer from 0 to 3, got 4',
  ),

  operandRank: same(
    move.operandRank('slice', 0, '1 or more', []),
    'slice: argument 0 must have rank 1 or more, got shape []',
  ),
  operandShape: same(
    operands.operandShape('complex', 1, '[2]', [3]),
    'complex: argument 1 must have shape [2], got shape [3]',
  ),
  entryCount: same(
    move.entryCount('tile', 'reps', 1, [2, 3]),
    'tile: reps has 1 entry but shape [2, 3] has rank 2',
  ),
  sliceRange: same(
    move.sliceRange('slice', 1, 3, 0, [3, 2]),
    'slice: begin 1 and size 3 do not fit axis 0 of shape [3, 2]',
  ),
  splitUneven: same(
    move.splitUneven(0, [5, 2], 2),
    'split: axis 0 of shape [5, 2] does not split into 2 equal parts',
  ),
  splitSizes: same(
    move.splitSizes([2, 2], 0, [5, 2]),
    'split: sizes [2, 2] do not fill axis 0 of shape [5, 2]',
  ),
  gatherBatchDims: same(
    gather.gatherBatchDims(2, 1, [2, 3], [2]),
    'gather: batchDims 2 is out of range for axis 1 of shape [2, 3] and indices of shape [2]',
  ),
  gatherSizes: same(
    gather.gatherSizes([2, 3], [3, 3], 0, 2, 3),
    'gather: shapes [2, 3] and [3, 3] differ at batch axis 0 (2 vs 3)',
  ),
  gatherDepth: same(
    gather.gatherDepth([4, 3], 3, [2, 2]),
    'gatherND: indices of shape [4, 3] name 3 axes but shape [2, 2] has rank 2',
  ),

  einsumRank: same(
    einsum.einsumRank(1, [2], 'ij'),
    "einsum: argument 1 of shape [2] does not have an axis for each label of 'ij'",
  ),
  einsumSize: same(einsum.einsumSize('j', 'ij,jk->ik', 3, 4), "einsum: label j of 'ij,jk->ik' is 3 and 4"),
  segmentCount: same(
    segments.segmentCount([3, 2], 3, 2),
    'unsortedSegmentSum: shape [3, 2] needs 3 segment ids, got 2',
  ),

  valueCount: same(tensors.valueCount(7, [8], 8), 'tensor: 7 values do not fill shape [8] (8 elements)'),

  shapesDiffer: same(sameShapes.shapesDiffer('addN', [2], [3]), 'addN: shapes [2] and [3] must be equal'),
  ensuredShape: same(
    sameShapes.ensuredShape(['?', 3], [2, 2]),
    'ensureShape: expected shape [?, 3], got [2, 2]',
  ),

  scatterDepth: same(
    scatter.scatterDepth('scatterND', [4, 3], 3, [2, 2]),
    'scatterND: indices of shape [4, 3] name 3 axes but shape [2, 2] has rank 2',
  ),
  depthUneven: same(
    layers.depthUneven([1, 2, 2, 6], 3, 2),
    'depthToSpace: axis 3 of shape [1, 2, 2, 6] is not a multiple of 2 * 2',
  ),
  batchNormShape: same(
    layers.batchNormShape(1, [2], [4, 3]),
    'batchNorm: argument 1 of shape [2] does not broadcast to [4, 3]',
  ),

  channelMismatch: same(
    windows.channelMismatch('conv2d', 1, [3, 3, 4, 8], 4, 2, [1, 5, 5, 3], 3, 3, 'NHWC'),
    "conv2d: argument 1 of shape [3, 3, 4, 8] takes 4 channels (axis 2) but argument 0 of shape [1, 5, 5, 3] has 3 (axis 3, as dataFormat 'NHWC' says)",
  ),
  windowSpan: same(
    windows.windowSpan('maxPool', 5, 1, [1, 4, 4, 3], 0),
    'maxPool: a window that spans 5 does not fit axis 1 of shape [1, 4, 4, 3] with padding 0',
  ),
  strideDilation: same(
    windows.strideDilation('conv2d', '2', '[1, 2]'),
    'conv2d: strides or dilations must be 1, got strides 2 and dilations [1, 2]',
  ),
  transposedSize: same(
    windows.transposedSize('conv2dTranspose', [1, 9, 9, 3], 5, 1, 4, [1, 4, 4, 8]),
    'conv2dTranspose: windows over outputShape [1, 9, 9, 3] leave size 5 at axis 1 but argument 0 of shape [1, 4, 4, 8] has 4',
  ),

  blockUneven: same(
    blocks.blockUneven(1, [1, 3], [0, 0], 2),
    'spaceToBatchND: axis 1 of shape [1, 3] with paddings [0, 0] is not a multiple of 2',
  ),
  blockBatch: same(
    blocks.blockBatch([3, 2], 2),
    'batchToSpaceND: axis 0 of shape [3, 2] is not a multiple of 2',
  ),

  dimConflict: same(call.dimConflict('n', 3, 4), 'n is 3 and 4'),
  argumentShape: same(
    call.argumentShape('arg 1', [4], ['n'], 'n is 3 and 4'),
    'arg 1 has shape [4] but [n] is expected (n is 3 and 4)',
  ),
  argumentDtype: same(
    call.argumentDtype('arg 0', 'int32', 'float32'),
    'arg 0 is int32 but float32 is expected',
  ),
  argumentKind: same(
    call.argumentKind('arg 0.w', 'a string', ['n']),
    'arg 0.w is a string but a tensor of shape [n] is expected',
  ),
  argumentType: same(call.argumentType('arg 1'), 'arg 1 does not have the type of the parameter'),
  argumentCount: same(call.argumentCount(1, 2), 'expected 1 argument, got 2'),

  mappedLeaf: same(vmap.mappedLeaf('arg 0', [10], 0, 10), 'arg 0 has shape [10], axis 0 -> 10'),
  mappedAxisSize: same(vmap.mappedAxisSize(5), 'axisSize is 5'),
  inconsistentSizes: same(
    vmap.inconsistentSizes(vmap.mappedLeaf('arg 0', [10], 0, 10), vmap.mappedLeaf('arg 1', [20, 1], 0, 20)),
    'vmap: inconsistent sizes for mapped axes: arg 0 has shape [10], axis 0 -> 10; arg 1 has shape [20, 1], axis 0 -> 20',
  ),
  mappedScalar: same(
    vmap.mappedScalar('arg 0', 0),
    'vmap: arg 0 is a scalar (shape []) and cannot be mapped over axis 0; pass null in inAxes to broadcast it',
  ),
  inAxisOutOfRange: same(
    vmap.inAxisOutOfRange(2, 'arg 1', [10, 3]),
    'vmap: inAxes 2 is out of range for arg 1 with shape [10, 3]',
  ),
  inAxisOutOfRangeForParameter: same(
    vmap.inAxisOutOfRangeForParameter('inAxes[1]', 2, 1, ['n']),
    'vmap: inAxes[1] = 2 is out of range: parameter 1 has per-example shape [n]',
  ),
  nothingMapped: same(
    vmap.nothingMapped(),
    'vmap: nothing to map over: every inAxes entry is null; map one argument or pass axisSize',
  ),
  noArrays: same(
    vmap.noArrays(),
    'vmap: nothing to map over: no argument contains a tensor; pass one or set axisSize',
  ),
  axesKind: same(
    vmap.axesKind('inAxes', 'a string'),
    'vmap: inAxes must be an integer, null, or an array or object of those, got a string',
  ),
  axesLeaf: same(
    vmap.axesLeaf('inAxes[1].w', 'a string'),
    'vmap: inAxes[1].w must be an integer or null, got a string',
  ),
  inAxesLength: same(vmap.inAxesLength(1, 2), 'vmap: inAxes has 1 entry but the function takes 2 arguments'),
  axesTree: same(
    vmap.axesTree('inAxes[0]', 'an array of length 2', 'arg 0', 'a tensor'),
    'vmap: inAxes[0] is an array of length 2 but arg 0 is a tensor',
  ),
  mappedNonArray: same(
    vmap.mappedNonArray('arg 1', 'a string'),
    'vmap: arg 1 is a string and cannot be mapped; pass null in inAxes for it',
  ),
  outAxisOutOfRange: same(
    vmap.outAxisOutOfRange(3, 'the result', ['n']),
    'vmap: outAxes 3 is out of range for the result of per-example shape [n]',
  ),

  signatureGrammar: same(
    vectorize.signatureGrammar('vectorize', '(n->()'),
    "vectorize: not a valid signature: '(n->()'; write for example '(n,m),(m)->(n)'",
  ),
  signatureArity: same(
    vectorize.signatureArity('(n)->()', 1, 2),
    "vectorize: signature '(n)->()' takes 1 argument, got 2",
  ),
  coreRank: same(
    vectorize.coreRank(0, [3], ['n', 'm']),
    'vectorize: arg 0 has shape [3] but core (n, m) needs rank 2 or more',
  ),
  coreSize: same(
    vectorize.coreSize(1, [4, 4], ['m', 'k'], 'm', 3, 4),
    'vectorize: arg 1 of shape [4, 4] does not match core (m, k): m is 3 and 4',
  ),
  loopMismatch: same(
    vectorize.loopMismatch(1, [6], [5], 5, 6),
    'vectorize: loop dimensions [6] of arg 1 do not broadcast with [5] (5 vs 6)',
  ),
  nullCore: same(
    vectorize.nullCore(0, ['k']),
    'vectorize: arg 0 is null but core (k) is expected; null is allowed only for ()',
  ),
  nothingToVectorize: same(
    vectorize.nothingToVectorize(),
    'vectorize: no argument is an array; pass at least one that is not excluded',
  ),
  vectorizeArgument: same(
    vectorize.vectorizeArgument(0, 'an object'),
    'vectorize: arg 0 must be a tensor, a number, a nested array of numbers or null, got an object',
  ),
  outputsNotTuple: same(
    vectorize.outputsNotTuple('fn', 2, 'a tensor'),
    'fn: the signature promises 2 outputs as an array, got a tensor',
  ),
  outputCount: same(vectorize.outputCount('fn', 1, 2), 'fn: the signature promises 1 output, got 2'),
  outputCore: same(
    vectorize.outputCore('fn', 0, [2, 2], ['n']),
    'fn: output 0 has shape [2, 2] but the signature promises (n)',
  ),
  outputSize: same(
    vectorize.outputSize('fn', 1, [8], ['k'], 'k', 7, 8),
    'fn: output 1 of shape [8] does not match (k): k is 7 and 8',
  ),

  nonScalarOutput: same(
    grad.nonScalarOutput('grad', [3]),
    'grad: the function must return a scalar (shape []), got shape [3]; reduce it, for example with sum, or use jacrev',
  ),
  nonTensorOutput: same(
    grad.nonTensorOutput('grad', 'an object'),
    'grad: the function must return one tensor, got an object',
  ),
  nonFloatInput: same(
    grad.nonFloatInput('grad', 'arg 0', 'int32'),
    'grad: arg 0 is int32 but derivatives need float32 inputs; convert it with cast',
  ),
  nonFloatOutput: same(
    grad.nonFloatOutput('grad', 'int32'),
    'grad: the function must return float32, got int32',
  ),
  nonTensorInput: same(
    grad.nonTensorInput('grad', 'arg 0.n', 'a string'),
    'grad: arg 0.n is a string; only tensors can be differentiated, choose others with argnums',
  ),
  argnumsOutOfRange: same(
    grad.argnumsOutOfRange('grad', 2, 1),
    'grad: argnums 2 is out of range for 1 argument',
  ),
  argnumsRepeated: same(
    grad.argnumsRepeated('grad', -2, [0, -2]),
    'grad: argnums [0, -2] names argument -2 twice',
  ),
  argnumsEmpty: same(grad.argnumsEmpty('grad'), 'grad: argnums must name at least one argument, got []'),
  argnumsKind: same(
    grad.argnumsKind('grad', 'a string'),
    'grad: argnums must be an integer or an array of integers, got a string',
  ),
  auxPair: same(
    grad.auxPair('grad', 'a tensor'),
    'grad: with hasAux the function must return a pair [output, aux], got a tensor',
  ),

  primalsNotArray: same(
    linear.primalsNotArray('jvp', 'primals', 'a tensor'),
    'jvp: primals must be an array with one entry per argument, got a tensor',
  ),
  tangentTree: same(
    linear.tangentTree('jvp', 'tangent 0', 'a tensor', 'an object with keys w'),
    'jvp: tangent 0 is a tensor but its primal is an object with keys w',
  ),
  tangentShape: same(
    linear.tangentShape('jvp', 'tangent 0', [4], [3]),
    'jvp: tangent 0 has shape [4] but its primal has shape [3]',
  ),
  tangentDtype: same(
    linear.tangentDtype('jvp', 'tangent 0', 'int32', 'float32'),
    'jvp: tangent 0 has dtype int32 but its primal has dtype float32',
  ),
  cotangentTree: same(
    linear.cotangentTree('the cotangent', 'an array of length 1', 'a tensor'),
    'vjp: the cotangent is an array of length 1 but the output is a tensor',
  ),
  cotangentShape: same(
    linear.cotangentShape('the cotangent', [4], [3]),
    'vjp: the cotangent has shape [4] but the output has shape [3]',
  ),
  cotangentDtype: same(
    linear.cotangentDtype('the cotangent', 'int32', 'float32'),
    'vjp: the cotangent has dtype int32 but the output has dtype float32',
  ),
};

/** Names that src/messages exports both as a type and as a value. */
function twins(): string[] {
  const folder = new URL('../../../src/messages/', import.meta.url);
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    return [...text.matchAll(/^export type (\w+)/gm)]
      .map(([, name]) => name)
      .filter((name) => new RegExp(`^export (const|function) ${name}\\b`, 'm').test(text));
  });
}

it('covers every message that is a type and a function', () => {
  expect(Object.keys(TWINS).sort()).toEqual(twins().sort());
});

it.each(Object.entries(TWINS))('%s', (_, [written, expected]) => {
  expect(written).toBe(expected);
});

it('lets the innermost transform speak, and counts arguments for no example', () => {
  expect(within('vmap', within('grad', 'add: no'))).toBe('grad: add: no');
  expect(within('vmap', 'expected 2 arguments, got 1')).toBe('vmap: expected 2 arguments, got 1');
});
