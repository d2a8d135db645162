import type { z } from "zod";
import type { hallAddress } from "../../ground/web/address.ts";

/** What the hall shows on its right. */
export type Chosen = { readonly kind: "incident" | "unit"; readonly id: string } | null;

export type HallSearch = z.output<typeof hallAddress.search>;

/**
 * What an address of the hall says is chosen. While the history is open its words `incident` and `unit` are part of the
 * filter, and what is chosen stands in `chosen`: `?view=history&unit=KC-01&chosen=incident/01J…`.
 */
export function chosenIn({ incident, unit, view, chosen }: HallSearch): Chosen {
  if (view !== "history") {
    if (incident !== undefined) return { kind: "incident", id: incident };
    return unit === undefined ? null : { kind: "unit", id: unit };
  }
  const [, kind, id] = /^(incident|unit)\/(.+)$/.exec(chosen ?? "") ?? [];
  return id === undefined ? null : { kind: kind === "unit" ? "unit" : "incident", id };
}

/** The words an address says it by, beside those of the history's filter where that is open. */
export function searchOfChosen(chosen: Chosen, isHistory: boolean): HallSearch {
  if (chosen === null) return {};
  return isHistory ? { chosen: `${chosen.kind}/${chosen.id}` } : { [chosen.kind]: chosen.id };
}
