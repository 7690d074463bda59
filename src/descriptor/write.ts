import { type NumberedLiteral, numbered } from '../backends/numbered.js';
import type { Language, Limits, StoredKernels } from '../backends/target.js';
import type { Precision } from '../backends/targets.js';
import { LIMITS as WASM } from '../backends/wasm/perBackend.js';
import { codeOf } from '../compiler/codegen/wasm/code.js';
import { stored as storedWasm } from '../compiler/codegen/wasm/stored.js';
import { plan } from '../compiler/fusion/plan.js';
import type { Kernel } from '../compiler/kernel/kernel.js';
import { lowerProgram } from '../compiler/lowerProgram.js';
import type { Program } from '../graph/program.js';
import { isNode, isTensor } from '../tracing/tree.js';
import type { FusedFunction } from '../transforms/fuse.js';
import type { StoredLiteral, StoredSequence, StoredStep, Variant } from './format.js';
import { pack, packNumbers, Unwritable } from './values.js';

/** Makes the kernels of a language without a device. */
interface Generator<language extends Language = Language> {
  readonly limits: Limits;
  /** Null where the code depends on the machine that it runs on. */
  generate(precision: Precision): ((kernel: Kernel) => StoredKernels[language]) | null;
}

const GENERATORS: { readonly [language in Language]: Generator<language> } = {
  wasm: {
    limits: WASM,
    generate: (precision) =>
      precision === 'fast' ? null : (kernel) => storedWasm(codeOf(kernel, { relaxed: false })),
  },
};

/** A function compiled for arguments like these, in every language; it throws `Unwritable` for what no text can hold. */
export function variantFor(fused: FusedFunction, args: readonly unknown[]): Variant {
  args.forEach(checkArgument);
  const given = fused.split(args);
  const { program, result } = fused.capture(given);
  if (program.captured.length > 0) throw new Unwritable('a tensor from outside');
  const kinds = Object.entries(GENERATORS).flatMap(([language, generator]) => {
    const generate = generator.generate(fused.settings.precision);
    return generate ? [[language, sequenceOf(program, generator.limits, generate)]] : [];
  });
  return {
    form: given.form(),
    inputs: given.avals.map(({ dtype, shape }) => ({ dtype, shape })),
    result: pack(result, (x) => (isTensor(x) ? 'tensor' : null)),
    ...Object.fromEntries(kinds),
  };
}

/** Functions and objects among the arguments are other ones in another process. */
function checkArgument(arg: unknown) {
  if (isTensor(arg) || arg === null) return;
  if (isNode(arg)) Object.values(arg).forEach(checkArgument);
  else if (typeof arg === 'object' || typeof arg === 'function') {
    throw new Unwritable(`${typeof arg === 'object' ? 'an object' : 'a function'} among the arguments`);
  }
}

function sequenceOf<language extends Language>(
  program: Program,
  limits: Limits,
  generate: (kernel: Kernel) => StoredKernels[language],
): StoredSequence<language> {
  const planned = plan(lowerProgram(program, limits), limits);
  const { sources, literals, steps, outputs } = numbered(program, planned);
  return {
    sources,
    literals: literals.map(storedLiteral),
    steps: steps.map(({ step, reads, gives }): StoredStep<language> => {
      if (step.run === 'kernel') return { reads, gives, code: generate(step.kernel) };
      if (step.run === 'reshape') return { reads, gives, shape: step.gives[0].shape };
      const { kernel, inputs, isList, attrs } = step.call;
      return { reads, gives, kernel, names: isList ? null : Object.keys(inputs), attrs: pack(attrs) };
    }),
    outputs,
  };
}

const storedLiteral = ({ literal, isKept }: NumberedLiteral): StoredLiteral => {
  const {
    value: { shape, dtype },
    data,
  } = literal;
  return {
    shape,
    dtype,
    data: packNumbers(data, dtype),
    isKept,
  };
};
