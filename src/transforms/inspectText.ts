import type { Inspection } from '../../types/index.js';

type Parts = Omit<Inspection, 'toString' | 'mermaid' | 'dot' | 'svg'>;

const shapes = (list: readonly (readonly number[])[]) =>
  list.map((shape) => `[${shape}]`).join(', ') || 'nothing';
const indented = (text: string) => text.replace(/^/gm, '  ');

/** An inspection for people to read. */
export function report({
  name,
  backend,
  program,
  expression,
  kernels,
  bytes,
  unfusedBytes,
  stored,
}: Parts): string {
  const lines = kernels.map(
    ({ name: kernel, kind, reads, writes, bytes: moved, reason }) =>
      `${kernel} (${kind}): ${shapes(reads)} -> ${shapes(writes)}, ${moved} bytes${reason && `; not fused: it ${reason}`}`,
  );
  return [
    `${name} on ${backend}: ${kernels.length} ${kernels.length === 1 ? 'kernel' : 'kernels'}, ${bytes} bytes moved (${unfusedBytes} unfused)`,
    'as written',
    indented(program),
    'simplified',
    indented(expression),
    'kernels',
    indented(lines.join('\n')),
    ...(stored.length > 0 ? ['kept as tensors', indented(stored.join('\n'))] : []),
  ].join('\n');
}
