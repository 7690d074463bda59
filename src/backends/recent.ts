/** A map that keeps what was used last, and lets go of the rest. */
export class Recent<V> {
  private readonly entries = new Map<string, V>();
  private latest: { readonly key: string; readonly value: V } | undefined;

  constructor(
    private readonly limit: number,
    private readonly release: (value: V) => void = () => {},
  ) {}

  get size() {
    return this.entries.size;
  }

  get(key: string, make: () => V, isKept: (value: V) => boolean = () => true): V {
    if (this.latest?.key === key) return this.latest.value;
    const found = this.entries.get(key);
    const value = found ?? make();
    if (!found && !isKept(value)) return value;
    this.entries.delete(key);
    this.entries.set(key, value);
    this.latest = { key, value };
    if (this.entries.size > this.limit) {
      const [oldest, released] = this.entries.entries().next().value!;
      this.entries.delete(oldest);
      this.release(released);
    }
    return value;
  }
}
