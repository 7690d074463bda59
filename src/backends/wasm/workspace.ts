const PAGE = 65536;
const ALIGNMENT = 64;

/** Memory of our own, which grows to what the largest launch needs. */
export class Workspace {
  readonly memory = new WebAssembly.Memory({ initial: 1 });

  /** Places for blocks of some numbers of bytes. */
  reserve(sizes: readonly number[]): number[] {
    let end = ALIGNMENT;
    const places = sizes.map((size) => {
      const place = end;
      end += Math.ceil(size / ALIGNMENT) * ALIGNMENT;
      return place;
    });
    const missing = end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return places;
  }
}
