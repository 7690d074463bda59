import type { kindOf } from '../src/messages/kind.js';
import type {
  coreRank,
  coreSize,
  loopMismatch,
  nothingToVectorize,
  nullCore,
  signatureArity,
  vectorizeArgument,
} from '../src/messages/vectorize.js';
import type { within } from '../src/messages/within.js';
import type { apply } from './apply.js';
import type { broadcast, Differ } from './broadcast.js';
import type { Dim, mayEqual } from './dim.js';
import type { DType } from './dtype.js';
import type { ShapedFunction } from './fn.js';
import type { nestedDtype, nestedShape } from './literal.js';
import type { outputsError } from './outputs.js';
import type { AnyFunction, Args, check, HasRule, Rule } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { coresIn, signatureError } from './signature.js';
import type { AnyTensor, Tensor } from './tensor.js';
import type { unify } from './unify.js';

/** The shape and dtype of an argument; null for null, undefined for what is no array. */
type arrayOf<arg> =
  arg extends Tensor<infer shape, infer dtype>
    ? { shape: shape; dtype: dtype }
    : arg extends AnyTensor
      ? { shape: Shape; dtype: DType }
      : arg extends null | undefined
        ? null
        : arg extends number | boolean | Args
          ? { shape: nestedShape<arg>; dtype: nestedDtype<arg> & DType }
          : undefined;

/** Loop shape and core shape of an argument: the core is as many trailing axes as its signature has names. */
type splitCore<shape extends Shape, core extends Shape, tail extends Shape = []> =
  isRankUnknown<shape> extends true
    ? [loop: Shape, core: core extends readonly [] ? [] : Shape]
    : core extends readonly [unknown, ...infer restCore extends Shape]
      ? shape extends readonly [...infer rest extends Shape, infer last extends Dim]
        ? splitCore<rest, restCore, [last, ...tail]>
        : null
      : [loop: shape, core: tail];

/** Where the walk over the arguments is. `examples` are the arguments that the function sees. */
interface Walk {
  args: Args;
  cores: readonly Shape[];
  excluded: number;
  loop: Shape;
  examples: Args;
  /** How many arrays were met. */
  arrays: Args;
}

type step<walk extends Walk, rest extends Args, cores extends readonly Shape[], loop extends Shape, example> = examplesOf<{
  args: rest;
  cores: cores;
  excluded: walk['excluded'];
  loop: loop;
  examples: [...walk['examples'], example];
  arrays: example extends AnyTensor ? [...walk['arrays'], 0] : walk['arrays'];
}>;

export type Stepped = step<Walk, [], [], [], null>;
type examplesOf<walk extends Walk> = walk;
