import { expect, it } from 'vitest';
import type { Request } from '../../transformer/ahead/request.js';
import { inThread } from '../../transformer/ahead/thread.js';

const WORKER = new URL('../../dist/transformer/ahead/worker.js', import.meta.url);
const request = (code: string): Request => ({
  code: `const a = $[0]; return [${code}, {}];`,
  libraries: [{ specifier: 'axiswise', path: null }],
  args: [{ kind: 'tensor', dtype: 'float32', shape: [3] }],
});

it('a function that never ends is ended, and the next one is compiled', () => {
  const { evaluate, end } = inThread({ seconds: 3, megabytes: 512 }, WORKER);
  try {
    const forever = evaluate(request('(x) => { for (;;); }'));
    expect(forever).toEqual({ reason: 'it takes more than 3 s or 512 MB to trace and compile' });
    expect(evaluate(request('(x) => a.exp(x)'))).toHaveProperty('descriptor');
    const wrong = evaluate(request('(x) => a.add(x, a.zeros([4]))')) as { reason: string };
    expect(wrong.reason).toMatch(/^it cannot be traced: fuse: add: /);
  } finally {
    end();
  }
});
