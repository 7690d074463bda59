import { median, type Timing } from '../measure.js';

/** Makes some calls and waits until the device has done them. */
export type Contender = (calls: number) => Promise<void>;

const ROUNDS = 9;
/** Where a call takes longer than this, three rounds have to do. */
const SLOW_MS = 3000;
const FEW_ROUNDS = 3;
const WARM_UP_MS = 700;
const SAMPLE_MS = 60;
/** Of 9 values the second smallest and the second largest: the median is between them in 96 of 100 cases. */
const bound = (rounds: number) => (rounds === ROUNDS ? 1 : 0);

async function time(run: Contender, calls: number): Promise<number> {
  const start = performance.now();
  await run(calls);
  return ((performance.now() - start) * 1000) / calls;
}

/**
 * Until what runs often is compiled for speed, V8's WebAssembly too: the microseconds of a call, of the last ones
 * together, since one may take less than the clock of a browser can tell.
 */
async function warmUp(run: Contender): Promise<number> {
  let total = 0;
  let calls = 1;
  for (let spent = 0; spent < WARM_UP_MS; spent += total / 1000, calls *= 2) {
    total = (await time(run, calls)) * calls;
  }
  return Math.max(total / (calls / 2), 1);
}

/** Like `compare` for functions, for devices that work while the page goes on. */
export async function compare<K extends string>(
  contenders: Readonly<Record<K, Contender>>,
): Promise<Record<K, Timing>> {
  const names = Object.keys(contenders) as K[];
  const once: number[] = [];
  for (const name of names) once.push(await warmUp(contenders[name]));
  const calls = once.map((t) => Math.max(1, Math.ceil((SAMPLE_MS * 1000) / t)));
  const rounds = Math.max(...once) > SLOW_MS * 1000 ? FEW_ROUNDS : ROUNDS;
  const samples = names.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    const order = [...names.keys()];
    if (round % 2 === 1) order.reverse();
    for (const i of order) samples[i].push(await time(contenders[names[i]], calls[i]));
  }
  const timings = names.map((name, i) => {
    const ratios = samples[i].map((t, round) => t / samples[0][round]).sort((a, b) => a - b);
    const [low, high] = [ratios[bound(rounds)], ratios[rounds - 1 - bound(rounds)]];
    return [name, { median: median(samples[i]), ratio: median(ratios), low, high }] as const;
  });
  return Object.fromEntries(timings) as Record<K, Timing>;
}
