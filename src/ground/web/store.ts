import { useSyncExternalStore } from "react";

/** One value outside React that components follow. */
export interface Store<Value> {
  get(): Value;
  set(value: Value): void;
  subscribe(listener: () => void): () => void;
}

export function makeStore<Value>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A store whose value outlives the page, where the browser allows it. Only for preferences: nothing of a case. */
export function makeRememberedStore<Value extends string>(key: string, allowed: readonly Value[], initial: Value) {
  const held = readKept(key);
  const store = makeStore<Value>(allowed.find((value) => value === held) ?? initial);
  store.subscribe(() => keep(key, store.get()));
  return store;
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}

export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still works; the preference is asked again next time.
  }
}
