import type { Change } from "./change.ts";

/** The latest changes, bounded by how many facts they hold. */
export interface Ring {
  add(change: Change): void;
  /** The changes after fact `n`; null when the ring no longer reaches so far back, or `n` lies inside a commit. */
  after(n: number, head: number): readonly Change[] | null;
}

export function ringOf(mostFacts: number): Ring {
  /** Those before `start` are dropped. Nothing of them is held, for a change holds the states of its streams. */
  let changes: (Change | undefined)[] = [];
  let start = 0;
  let facts = 0;
  return {
    add: (change) => {
      changes.push(change);
      facts += change.facts.length;
      while (facts > mostFacts && start < changes.length - 1) {
        facts -= changes[start]?.facts.length ?? 0;
        changes[start] = undefined;
        start += 1;
      }
      // Their places are cut off in bulk: shifting an array of thousands at every commit costs more than the push.
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
      const isWhole = first !== undefined && first.from === n + 1;
      return isWhole ? changes.slice(low).filter((change) => change !== undefined) : null;
    },
  };
}
