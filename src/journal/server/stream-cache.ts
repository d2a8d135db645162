import type { Loaded, StreamRecord } from "../perform.ts";

/** Streams held in memory, enough for everything a district works on at once. */
const most = 50_000;

/**
 * The states of streams between commits. Changes by orders of the present batch are kept apart from committed states,
 * so that readers never see a state that is not durable, and a failed batch is simply dropped.
 */
export class StreamCache {
  #committed = new Map<string, StreamRecord>();
  #working = new Map<string, StreamRecord>();

  /** What is committed; undefined when it is not held. */
  get(stream: string): StreamRecord | undefined {
    return this.#committed.get(stream);
  }

  /** As loaded from the store. */
  put(stream: string, record: StreamRecord): void {
    if (!this.#committed.has(stream)) this.#committed.set(stream, record);
  }

  /** As an order of the present batch left it. */
  work(stream: string, record: StreamRecord): void {
    this.#working.set(stream, record);
  }

  /** What the next order of the batch sees. */
  view(): Loaded {
    return {
      get: (stream) => this.#working.get(stream) ?? this.#committed.get(stream),
      has: (stream) => this.#working.has(stream) || this.#committed.has(stream),
    };
  }

  commit(): void {
    for (const [stream, record] of this.#working) {
      // Deleted first: a map remembers the order of insertion, and what was used last goes last.
      this.#committed.delete(stream);
      this.#committed.set(stream, record);
    }
    this.#working.clear();
    const excess = this.#committed.size - most;
    if (excess <= 0) return;
    const oldest = this.#committed.keys();
    for (let count = 0; count < excess + most / 10; count++) {
      const { value } = oldest.next();
      if (value !== undefined) this.#committed.delete(value);
    }
  }

  /** The present batch is not written: what its orders did is nothing. */
  dropWork(): void {
    this.#working.clear();
  }

  clear(): void {
    this.#committed.clear();
    this.#working.clear();
  }
}
