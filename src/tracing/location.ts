import type { AxiswiseError } from '../messages/error.js';

/** Folder of this package's own code, as stack traces print it; unknown where a bundler made a classic script of it. */
const ownFolder = () =>
  import.meta.url ? new URL('..', import.meta.url).href.replace(/^file:\/\//, '') : undefined;

const FOREIGN =
  /node_modules[\\/]axiswise[\\/]|@tensorflow[\\/]tfjs|[\\/]tfjs[^\\/]*[\\/]dist[\\/]|[\\/]tfjs-(core|layers|converter|data|backend-[a-z]+)[\\/]src[\\/]|tf\.(es2017\.)?(min\.)?js|node:|<anonymous>/;

/** The innermost user line on the stack, as ` (at file:line:column)`; empty where stacks are not available. */
export function userLocation(stack: string | undefined = new Error().stack): string {
  const own = ownFolder();
  for (const line of stack?.split('\n').slice(1) ?? []) {
    if ((own && line.includes(own)) || FOREIGN.test(line)) continue;
    const place = /(?:file:\/\/)?([^\s()]+:\d+:\d+)\)?$/.exec(line.trim())?.[1];
    if (place) return ` (at ${place})`;
  }
  return '';
}

/** The error with the user's line at the end of its message, once. */
export function located(error: AxiswiseError): AxiswiseError {
  if (!/ \(at .*\)$/.test(error.message)) error.message += userLocation(error.stack);
  return error;
}
