import type { Point } from "../../ground/point.ts";

/** Where a unit is, as the live push says it: degrees from north, metres per second. */
export interface LivePosition {
  readonly unit: string;
  readonly at: string;
  readonly point: Point;
  readonly heading?: number;
  readonly speed?: number;
}

/** `gone`: shown nowhere any more. `all`: these and no others. */
export interface PositionsMessage {
  readonly fixes: readonly LivePosition[];
  readonly gone?: readonly string[];
  readonly all?: boolean;
}

/** The latest position of each unit in sight. Apart from the streams, so that what moves wakes only who follows it. */
export interface PositionStore {
  of(unit: string): LivePosition | undefined;
  /** Every position; the same array until one of them changes. */
  all(): readonly LivePosition[];
  apply(message: PositionsMessage): void;
  drop(unit: string): void;
  clear(): void;
  /** Called at most once a frame after changes. */
  subscribe(listener: () => void): () => void;
}

export function makePositionStore(later: (run: () => void) => void): PositionStore {
  const held = new Map<string, LivePosition>();
  const listeners = new Set<() => void>();
  let list: readonly LivePosition[] | undefined;
  let told = true;

  function changed(): void {
    list = undefined;
    if (!told) return;
    told = false;
    later(() => {
      told = true;
      for (const listener of listeners) listener();
    });
  }

  return {
    of: (unit) => held.get(unit),
    all: () => (list ??= [...held.values()]),
    apply: ({ fixes, gone, all }) => {
      if (all === true) held.clear();
      for (const fix of fixes) held.set(fix.unit, fix);
      for (const unit of gone ?? []) held.delete(unit);
      changed();
    },
    drop: (unit) => {
      if (held.delete(unit)) changed();
    },
    clear: () => {
      held.clear();
      changed();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
