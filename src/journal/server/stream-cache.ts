import type { Loaded, StreamRecord } from "../perform.ts";
import { WeighedMap } from "./weighed-map.ts";

type Late = Pick<ReadonlyMap<string, StreamRecord>, "get">;

/**
 * Text of states held in memory: some ten thousand streams, more than a district works on at once. In memory it takes two
 * to three times as much.
 */
const mostBytes = 24_000_000;
/** What a state that was never written as text is taken for. */
const usualBytes = 1_500;

/**
 * The states of streams between commits, in layers: what is committed, what the batch that is being written does, and
 * what the orders of the next batch do. Readers see only what is committed, and a batch that fails is simply dropped.
 */
export class StreamCache {
  #committed = new WeighedMap<StreamRecord>(mostBytes);
  #writing = new Map<string, StreamRecord>();
  #working = new Map<string, StreamRecord>();
  readonly #late: Late;
  #generation = 0;

  /** `late`: what is committed and not in the store yet. It is never dropped here. */
  constructor(late: Late) {
    this.#late = late;
  }

  /** Changes when everything that was held is given up. */
  get generation(): number {
    return this.#generation;
  }

  /** What is committed; undefined when it is not held. */
  get(stream: string): StreamRecord | undefined {
    return this.#committed.get(stream) ?? this.#late.get(stream);
  }

  /** As loaded from the store. */
  put(stream: string, record: StreamRecord): void {
    if (this.get(stream) === undefined) this.#committed.set(stream, record, usualBytes);
  }

  /** How long a committed stream's state is as text. */
  weigh(stream: string, bytes: number): void {
    const record = this.#committed.get(stream);
    if (record !== undefined) this.#committed.replace(stream, record, bytes);
  }

  /** As an order of the next batch left it. */
  work(stream: string, record: StreamRecord): void {
    this.#working.set(stream, record);
  }

  /** What the next order sees. */
  view(): Loaded {
    const get = (stream: string) => this.#working.get(stream) ?? this.#writing.get(stream) ?? this.get(stream);
    return { get, has: (stream) => get(stream) !== undefined };
  }

  /** The next batch is being written now. */
  send(): void {
    this.#writing = this.#working;
    this.#working = new Map();
  }

  /** The batch that was being written is committed. */
  commit(): void {
    for (const [stream, record] of this.#writing) {
      this.#committed.set(stream, record, this.#committed.weightOf(stream) ?? usualBytes);
    }
    this.#writing = new Map();
  }

  /** The next batch is not written as it stands: what its orders did is nothing. */
  dropWork(): void {
    this.#working.clear();
  }

  clear(): void {
    this.#generation += 1;
    this.#committed.clear();
    this.#writing.clear();
    this.#working.clear();
  }
}
