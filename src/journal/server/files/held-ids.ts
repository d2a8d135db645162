/** Ids that somebody works on. Whoever wants one of them waits for its turn. */
export interface HeldIds {
  /** Holds all of them; answers how to let go. */
  hold(ids: readonly string[]): Promise<() => void>;
}

export function heldIds(): HeldIds {
  const held = new Map<string, Promise<void>>();
  return {
    hold: async (ids) => {
      // All at once and only when all are free: two who want each other's would wait for ever.
      for (;;) {
        const others = ids.flatMap((id) => held.get(id) ?? []);
        if (others.length === 0) break;
        await Promise.all(others);
      }
      let free = () => {};
      const freed = new Promise<void>((resolve) => (free = resolve));
      for (const id of ids) held.set(id, freed);
      return () => {
        for (const id of ids) held.delete(id);
        free();
      };
    },
  };
}
