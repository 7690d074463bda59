/** A map that keeps what was used last, and lets go of the rest. */
export class Recent<V> {
  private readonly entries = new Map<string, V>();

  constructor(
    private readonly limit: number,
    private readonly release: (value: V) => void = () => {},
  ) {}

  get size() {
    return this.entries.size;
  }

  get(key: string, make: () => V, isKept: (value: V) => boolean = () => true): V {
    const found = this.entries.get(key);
    const value = found ?? make();
    if (!found && !isKept(value)) return value;
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size > this.limit) {
      const [oldest, released] = this.entries.entries().next().value!;
      this.entries.delete(oldest);
      this.release(released);
    }
    return value;
  }
}
