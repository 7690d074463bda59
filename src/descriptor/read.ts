import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { calling, launching, reshaping } from '../backends/actions.js';
import { kernelName } from '../backends/compiled.js';
import { makerOf } from '../backends/literals.js';
import { Recent } from '../backends/recent.js';
import { Sequence } from '../backends/sequence.js';
import { LANGUAGES, type Loader } from '../backends/target.js';
import { currentLoader } from '../backends/targets.js';
import type { Aval } from '../kernels/record.js';
import { aheadFormat, aheadMisfit } from '../messages/fuse.js';
import type { Arguments } from '../transforms/fusedArguments.js';
import type { Settings } from '../transforms/fusedProgram.js';
import { type Descriptor, FORMAT, type StoredSequence, type StoredStep, type Variant } from './format.js';
import type { Dims } from './formula.js';
import { LEAST } from './sizes.js';
import { instance } from './template.js';
import { type Packed, unpack, unpackNumbers } from './values.js';

/** Kernels compiled ahead of time, loaded for arguments of some shapes. */
export interface Loaded {
  readonly sequence: Sequence;
  /** The function's result with its outputs. */
  rebuild(outputs: readonly Tensor[]): unknown;
}

/** Sequences that are kept for a backend. */
const KEPT = 64;

/** A function that was compiled ahead of time. */
export class Ahead {
  /** By tfjs backend: one that was removed takes its kernels with it. */
  private readonly loaded = new WeakMap<object, Recent<{ readonly fit: Loaded | null }>>();

  private readonly variants: readonly Variant[];
  private isAnnounced = false;

  constructor(
    descriptor: Descriptor,
    private readonly settings: Settings,
  ) {
    const isKnown = descriptor.v === FORMAT;
    if (!isKnown) this.warn(aheadFormat(settings.name, String(descriptor.v), FORMAT));
    this.variants = isKnown ? descriptor.variants : [];
  }

  /** What runs these arguments on the backend in use; null where nothing fits, which is said once. */
  find(given: Arguments): Loaded | null {
    const backend = tf.backend();
    const kept = this.loaded.get(backend) ?? new Recent(KEPT);
    this.loaded.set(backend, kept);
    return kept.get(given.key, () => ({ fit: this.load(given) })).fit;
  }

  private load(given: Arguments): Loaded | null {
    const { name, precision } = this.settings;
    const target = currentLoader(precision);
    const form = given.form();
    for (const variant of target ? this.variants : []) {
      const dims = variant.form === form ? dimsOf(variant, given.avals) : null;
      const loaded = dims && load(variant, dims, target!, name);
      if (loaded) return loaded;
    }
    const wanted = this.variants.map(described).join(' or ');
    this.warn(aheadMisfit(name, wanted, `(${given.key}) on ${tf.getBackend()}`));
    return null;
  }

  private warn(text: string) {
    if (!this.isAnnounced) console.warn(`axiswise: ${text}`);
    this.isAnnounced = true;
  }
}

/** What a variant is for. */
function described({ inputs, ...languages }: Variant): string {
  const known = LANGUAGES.filter((language) => language in languages);
  return `(${inputs.map(({ dtype, shape }) => `${dtype}[${shape}]`).join(', ')}) in ${known.join(', ')}`;
}

/** The sizes of the names of a variant; null where it is not for these inputs. */
function dimsOf({ inputs }: Variant, avals: readonly Aval[]): Dims | null {
  const dims: Record<string, number> = {};
  for (const [i, { shape: wanted }] of inputs.entries()) {
    const { shape } = avals[i];
    if (shape.length !== wanted.length) return null;
    for (const [axis, dim] of wanted.entries()) {
      const size = shape[axis];
      if (typeof dim === 'string' && size >= LEAST) dims[dim] ??= size;
      if ((typeof dim === 'string' ? dims[dim] : dim) !== size) return null;
    }
  }
  return dims;
}

function load(variant: Variant, dims: Dims, target: Loader, name: string): Loaded | null {
  const template = variant[target.language] as Packed | undefined;
  const stored = template && (instance(template, dims) as StoredSequence | null);
  const result = instance(variant.result, dims);
  if (!stored || result === null) return null;
  return {
    sequence: sequenceOf(stored, target, name),
    rebuild(outputs) {
      let next = 0;
      return unpack(result, () => outputs[next++]);
    },
  };
}

function sequenceOf(stored: StoredSequence, target: Loader, name: string): Sequence {
  const literals = stored.literals.map(({ shape, dtype, data, isKept }) =>
    makerOf({ shape, dtype }, unpackNumbers(data, dtype), isKept),
  );
  const steps = stored.steps.map((step, i) => {
    const { reads, gives } = step;
    return { reads, gives, ...actionOf(step, target, kernelName(name, i)) };
  });
  return new Sequence(stored.sources, literals, steps, stored.outputs);
}

function actionOf(step: StoredStep, target: Loader, kernel: string) {
  if ('code' in step) {
    const launch = target.load(step.code, kernel);
    return { launch, run: launching(kernel, target.name, launch) };
  }
  const run = 'kernel' in step ? calling(step.kernel, step.names, unpack(step.attrs)) : reshaping(step.shape);
  return { launch: null, run };
}
