import { makeStore } from "../../src/ground/web/store.ts";

/** The step that is shown; null while nobody takes the tour. */
export const stepStore = makeStore<number | null>(null);

export function takeTour(): void {
  stepStore.set(0);
}
