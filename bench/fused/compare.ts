import { median, type Timing } from '../measure.js';

/** Makes some calls and waits until the device has done them. */
export type Contender = (calls: number) => Promise<void>;

const ROUNDS = 9;
const WARM_UP_MS = 700;
const SAMPLE_MS = 60;
/** Of 9 values the second smallest and the second largest: the median is between them in 96 of 100 cases. */
const BOUND = 1;

async function time(run: Contender, calls: number): Promise<number> {
  const start = performance.now();
  await run(calls);
  return ((performance.now() - start) * 1000) / calls;
}

/** Until what runs often is compiled for speed, V8's WebAssembly too; the calls that take as long as a sample should. */
async function warmUp(run: Contender): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < WARM_UP_MS) await run(1);
  return Math.max(1, Math.ceil((SAMPLE_MS * 1000) / (await time(run, 1))));
}

/** Like `compare` for functions, for devices that work while the page goes on. */
export async function compare<K extends string>(
  contenders: Readonly<Record<K, Contender>>,
): Promise<Record<K, Timing>> {
  const names = Object.keys(contenders) as K[];
  const calls: number[] = [];
  for (const name of names) calls.push(await warmUp(contenders[name]));
  const samples = names.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round++) {
    const order = [...names.keys()];
    if (round % 2 === 1) order.reverse();
    for (const i of order) samples[i].push(await time(contenders[names[i]], calls[i]));
  }
  const timings = names.map((name, i) => {
    const ratios = samples[i].map((t, round) => t / samples[0][round]).sort((a, b) => a - b);
    const [low, high] = [ratios[BOUND], ratios[ROUNDS - 1 - BOUND]];
    return [name, { median: median(samples[i]), ratio: median(ratios), low, high }] as const;
  });
  return Object.fromEntries(timings) as Record<K, Timing>;
}
