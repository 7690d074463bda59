export interface Timing {
  /** Median microseconds of one call. */
  readonly median: number;
  /** Median over the rounds of this contender's time by the first one's in the same round. */
  readonly ratio: number;
  /** Between what the ratio is, with 96 % confidence, where that is known. */
  readonly low?: number;
  readonly high?: number;
}

const WARM_UP_MS = 2000;
const SAMPLE_MS = 20;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Microseconds per call, over as many calls as a sample needs to be longer than the clock's noise. */
function time(f: () => void, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) f();
  return ((performance.now() - start) * 1000) / calls;
}

function callsPerSample(f: () => void): number {
  let calls = 1;
  while (time(f, calls) * calls < SAMPLE_MS * 1000) calls *= 2;
  return calls;
}

/** Until V8 has compiled what runs often, for all contenders in turn: they share tfjs' code. */
function warmUp(contenders: readonly (() => void)[]) {
  const start = performance.now();
  while (performance.now() - start < WARM_UP_MS * contenders.length) {
    for (const f of contenders) time(f, callsPerSample(f));
  }
}

/**
 * Times contenders against each other: every round runs each of them once, in alternating order, so that a busy or
 * throttled moment of the machine hits all alike. Garbage is collected when V8 sees fit, as in an application.
 */
export function compare<K extends string>(contenders: Record<K, () => void>, rounds = 31): Record<K, Timing> {
  const names = Object.keys(contenders) as K[];
  warmUp(Object.values(contenders));
  const calls = names.map((name) => callsPerSample(contenders[name]));
  const samples = names.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    const order = [...names.keys()];
    if (round % 2 === 1) order.reverse();
    for (const i of order) samples[i].push(time(contenders[names[i]], calls[i]));
  }
  const timings = names.map((name, i) => {
    const ratio = median(samples[i].map((t, round) => t / samples[0][round]));
    return [name, { median: median(samples[i]), ratio }] as const;
  });
  return Object.fromEntries(timings) as Record<K, Timing>;
}
