import type { Row, Section, Table } from '../report.js';
import { fusedCases } from './all.js';
import { type Backend, type Baseline, NO_SLOWER } from './cases/case.js';
import type { Measured } from './measured.js';

/** The times of fused functions on a backend, and what else is known of them. */
export interface Fused {
  readonly section: Section;
  readonly table: Table;
}

const NAMES: Record<Baseline, string> = { tfjs: 'tfjs', jax: 'jax-js, jit' };
const milliseconds = (t: number | undefined) => (t === undefined ? '-' : t.toFixed(t < 10 ? 1 : 0));

export function fusedReport(where: string, backend: Backend, note: string, all: readonly Measured[]): Fused {
  const rows = all.flatMap(({ timings }, i) =>
    (['tfjs', 'jax'] as const).flatMap((baseline): Row[] => {
      const theirs = timings[baseline];
      if (!theirs) return [];
      const { name, targets } = fusedCases[i];
      return [
        {
          what: name,
          baseline: NAMES[baseline],
          theirs: theirs.median,
          ours: timings.ours.median,
          speedup: theirs.ratio,
          atMost: theirs.high,
          target: targets[backend]?.[baseline] ?? (baseline === 'tfjs' ? NO_SLOWER : undefined),
        },
      ];
    }),
  );
  return {
    section: {
      title: `Fused functions on ${where}`,
      text: `Calls follow each other until the device has done them all; results are not read back. tfjs is given its fastest formulation, and tf.grads for gradients.${note}`,
      rows,
      plot: `${where.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.svg`,
    },
    table: {
      title: `Kernels and first calls on ${where}`,
      text: 'Megabytes are those that the kernels read and write; errors are against float64, by the largest value. A first call traces, compiles and runs.',
      head: ['case', 'kernels', 'MB', 'error', 'first call, ms', 'of jax-js, ms'],
      rows: all.map(({ kernels, bytes, error, first }, i) => [
        fusedCases[i].name,
        `${kernels}`,
        (bytes / 1e6).toFixed(bytes < 1e5 ? 3 : 1),
        error.toExponential(1),
        milliseconds(first.ours),
        milliseconds(first.jax),
      ]),
    },
  };
}
