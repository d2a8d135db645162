import { makeStore } from "../../ground/web/store.ts";
import type { ChosenKind } from "./map-areas.ts";

/** What the map shows beyond its marks, for as long as the page is open: folding the map loses none of it. */
export interface MapChoices {
  readonly follow: boolean;
  readonly reach: boolean;
  readonly closures: boolean;
  readonly layers: boolean;
  readonly kinds: ReadonlySet<ChosenKind>;
}

export const mapChoices = makeStore<MapChoices>({
  follow: false,
  reach: false,
  closures: false,
  layers: false,
  kinds: new Set(),
});

export function chooseOnMap(change: Partial<MapChoices>): void {
  mapChoices.set({ ...mapChoices.get(), ...change });
}
