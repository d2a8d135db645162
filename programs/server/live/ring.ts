import type { Change } from "./change.ts";

/** The latest changes, bounded by how many facts they hold. */
export interface Ring {
  add(change: Change): void;
  /** The changes after fact `n`; null when the ring no longer reaches so far back, or `n` lies inside a commit. */
  after(n: number, head: number): readonly Change[] | null;
}

export function ringOf(mostFacts: number): Ring {
  let changes: Change[] = [];
  let start = 0;
  let facts = 0;
  return {
    add: (change) => {
      changes.push(change);
      facts += change.facts.length;
      while (facts > mostFacts && start < changes.length - 1) {
        facts -= changes[start]?.facts.length ?? 0;
        start += 1;
      }
      // Dropped entries are cut off in bulk: shifting an array of thousands at every commit costs more than the push.
      if (start > 1024) {
        changes = changes.slice(start);
        start = 0;
      }
    },
    after: (n, head) => {
      if (n === head) return [];
      let low = start;
      let high = changes.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((changes[middle]?.to ?? 0) > n) high = middle;
        else low = middle + 1;
      }
      const first = changes[low];
      return first !== undefined && first.from === n + 1 ? changes.slice(low) : null;
    },
  };
}
