/** A map that holds entries up to a weight (bytes, as near as is known), and lets the ones go first that were set first. */
export class WeighedMap<Value> {
  #entries = new Map<string, { readonly value: Value; readonly weight: number }>();
  #weight = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key)?.value;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  weightOf(key: string): number | undefined {
    return this.#entries.get(key)?.weight;
  }

  /** Sets an entry as the newest; answers the keys that had to go for it. */
  set(key: string, value: Value, weight: number): readonly string[] {
    this.delete(key);
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    const gone: string[] = [];
    while (this.#weight > this.#most && this.#entries.size > 1) {
      const oldest = this.#entries.keys().next().value;
      if (oldest === undefined) break;
      this.delete(oldest);
      gone.push(oldest);
    }
    return gone;
  }

  /** Another weight, or another value, of an entry that keeps its place. */
  replace(key: string, value: Value, weight = this.#entries.get(key)?.weight): void {
    const before = this.#entries.get(key);
    if (before === undefined || weight === undefined) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight - before.weight;
  }

  delete(key: string): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#weight = 0;
  }
}
