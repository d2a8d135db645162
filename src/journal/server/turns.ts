/**
 * What to do with a waiting order at its turn. `ready`: take it. `waits`: leave it and everything its giver sent after
 * it. `over`: drop it.
 */
export type Readiness = "ready" | "waits" | "over";

interface Line<Item extends object> {
  readonly giver: string;
  items: Item[];
  /** How many of them this turn takes, counting those that are dropped. */
  taken: number;
}

/**
 * Waiting orders, one line for each giver. A turn takes one order from each line, round after round, until it is full.
 * So a single giver can fill a turn, and among many givers each has a share, however many orders one of them sends.
 * Each giver's orders keep their sequence. Givers who were served stand behind the others in the next turn.
 */
export class Turns<Item extends object> {
  #lines = new Map<string, Item[]>();
  readonly #giverOf: (item: Item) => string;

  constructor(giverOf: (item: Item) => string) {
    this.#giverOf = giverOf;
  }

  add(item: Item): void {
    const giver = this.#giverOf(item);
    const line = this.#lines.get(giver);
    if (line === undefined) this.#lines.set(giver, [item]);
    else line.push(item);
  }

  /** To the front again, in the sequence they were taken in. */
  putBack(items: readonly Item[]): void {
    const byGiver = new Map<string, Item[]>();
    for (const item of items) {
      const giver = this.#giverOf(item);
      const own = byGiver.get(giver);
      if (own === undefined) byGiver.set(giver, [item]);
      else own.push(item);
    }
    for (const [giver, own] of byGiver) this.#lines.set(giver, [...own, ...(this.#lines.get(giver) ?? [])]);
  }

  take(most: number, readiness: (item: Item) => Readiness): Item[] {
    const lines: Line<Item>[] = [...this.#lines].map(([giver, items]) => ({ giver, items, taken: 0 }));
    const chosen: Item[] = [];
    for (let standing = lines; standing.length > 0 && chosen.length < most;) {
      const still: Line<Item>[] = [];
      for (const line of standing) {
        if (chosen.length === most) break;
        const item = nextOf(line, readiness);
        if (item === undefined) continue;
        chosen.push(item);
        still.push(line);
      }
      standing = still;
    }
    for (const { giver, items, taken } of lines) {
      if (taken === 0) continue;
      this.#lines.delete(giver);
      if (taken < items.length) this.#lines.set(giver, items.slice(taken));
    }
    return chosen;
  }

  /** Takes away everything one giver waits for. */
  dropAll(giver: string): readonly Item[] {
    const items = this.#lines.get(giver) ?? [];
    this.#lines.delete(giver);
    return items;
  }

  /** Takes away everything. */
  drain(): readonly Item[] {
    const all = [...this.#lines.values()].flat();
    this.#lines.clear();
    return all;
  }

  get isEmpty(): boolean {
    return this.#lines.size === 0;
  }
}

/** The next of a line that is ready; what is over is passed by. */
function nextOf<Item extends object>(line: Line<Item>, readiness: (item: Item) => Readiness): Item | undefined {
  for (let item = line.items[line.taken]; item !== undefined; item = line.items[line.taken]) {
    const said = readiness(item);
    if (said === "waits") return undefined;
    line.taken += 1;
    if (said === "ready") return item;
  }
  return undefined;
}
