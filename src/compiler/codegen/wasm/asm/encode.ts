/** Bytes of WebAssembly's binary format: https://webassembly.github.io/spec/core/binary */

export function unsigned(n: number): number[] {
  const bytes: number[] = [];
  let rest = n >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

export function signed(n: number): number[] {
  const bytes: number[] = [];
  for (let rest = n | 0; ; rest >>= 7) {
    const last = rest >= -64 && rest < 64;
    bytes.push(last ? rest & 0x7f : (rest & 0x7f) | 0x80);
    if (last) return bytes;
  }
}

export const float32Bytes = (x: number): number[] => [...new Uint8Array(new Float32Array([x]).buffer)];

export const int32Bytes = (n: number): number[] => [...new Uint8Array(new Int32Array([n]).buffer)];

export const text = (s: string): number[] => [...unsigned(s.length), ...[...s].map((c) => c.charCodeAt(0))];

/** Bytes one after the other. Parts may have more of them than a call takes arguments. */
export function joined(parts: readonly (readonly number[])[]): number[] {
  const all: number[] = [];
  for (const part of parts) for (const byte of part) all.push(byte);
  return all;
}

export const vector = (items: readonly (readonly number[])[]): number[] =>
  joined([unsigned(items.length), ...items]);

export const sized = (bytes: readonly number[]): number[] => joined([unsigned(bytes.length), bytes]);

export const section = (id: number, bytes: readonly number[]): number[] => joined([[id], sized(bytes)]);

/** Where the section that begins at a place ends. */
export function endOfSection(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) return at + length;
  }
}
