import assert from "node:assert/strict";
import pg from "pg";
import type { Sent } from "../../bench/incident-life.ts";
import type { Given, Installation } from "./installation.ts";

const atOnce = 8;

/** What became of orders that were sent while something was being broken, to be held against the store afterwards. */
export class Acknowledged {
  readonly #held = new Map<string, { readonly sent: Sent; readonly numbers: readonly number[] }>();
  /** Orders that were told that nothing was written, and those that were told nothing for certain. */
  readonly #unwritten = new Set<string>();
  readonly #uncertain = new Set<string>();
  /** Told that nothing was written, and written. */
  readonly lied: string[] = [];

  get size(): number {
    return this.#held.size;
  }

  /** True when the order was acknowledged; otherwise it is to be sent again under its id. */
  take(sent: Sent, given: Given | undefined): boolean {
    const { id, name } = sent;
    if (given?.status === 200) {
      if (given.repeated && this.#unwritten.has(id) && !this.#uncertain.has(id)) this.lied.push(`${name} ${id}`);
      this.#held.set(id, { sent, numbers: given.numbers });
      return true;
    }
    if (given !== undefined) assert.equal(given.status, 503, `${name}: ${JSON.stringify(given)}`);
    // The answer that says that nothing was written. An order whose outcome is not known gets another one.
    (given?.code === "Unavailable" ? this.#unwritten : this.#uncertain).add(id);
    return false;
  }

  /** Acknowledged orders that are not answered again as they were. */
  async lost(installation: Installation): Promise<readonly string[]> {
    const left = [...this.#held.values()];
    const lost: string[] = [];
    const ask = async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        const { sent, numbers } = next;
        const again = await installation.give(sent);
        const isSame = again?.status === 200 && again.repeated && again.numbers.join() === numbers.join();
        if (!isSame) lost.push(`${sent.name} ${sent.id}: ${numbers.join()}, then ${JSON.stringify(again)}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, ask));
    return lost;
  }

  /** Orders whose facts are in the log more than once, or besides those they were answered with. */
  async doubled(installation: Installation): Promise<readonly string[]> {
    const store = new pg.Client({ connectionString: await installation.databaseUrl() });
    await store.connect();
    try {
      const { rows } = await store.query<{ id: string; numbers: string[] }>(
        "select body::json ->> 'order' as id, array_agg(n order by n) as numbers from journal.fact where body::json ->> 'order' = any($1) group by 1",
        [[...this.#held.keys()]],
      );
      return rows
        .filter(({ id, numbers }) => numbers.join() !== this.#held.get(id)?.numbers.join())
        .map(({ id, numbers }) => `${id}: ${numbers.join()}`);
    } finally {
      await store.end();
    }
  }
}
