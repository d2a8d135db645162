import { type CardPlace, placesOf, type RunCard } from "../district/run-card.ts";
import type { Incident } from "./incident.ts";
import type { LeftOut, Recommended } from "./recommendation.ts";
import { isActive } from "./stage.ts";
import type { Unit } from "./unit.ts";

/** Whether the unit would leave no other work. */
export function isFree({ preempts, freeInSeconds }: Pick<Recommended, "preempts" | "freeInSeconds">): boolean {
  return preempts === null && freeInSeconds === null;
}

/**
 * How many of the soonest are looked at when `most` are asked for; undefined: all. A run card may ask for a kind of unit of
 * which the only one free stands far down.
 */
export function firstLookedAt(card: RunCard | undefined, most: number | undefined): number | undefined {
  return asksForForce(card) ? undefined : most;
}

/** False: who should go may be further down than the few who were looked at, for all of these would leave other work. */
export function areEnough(ranked: readonly Recommended[], most: number | undefined): boolean {
  return most === undefined || ranked.some(isFree);
}

/**
 * Names the units that should go now, and fills the places of the run card.
 *
 * - `recommended`: with a run card, one free unit for each open place that a free unit can fill; without a card, the first
 *   free unit. Empty while the incident has no point on the map, because no unit is then nearer than another.
 * - `places`: the card's places, filled first by the units that are there or on their way, then by those that should go, free
 *   units before units with other work. A place that only a unit with other work could fill has that unit as
 *   `suggested`; such a unit is not among the recommended.
 *
 * `units`: all units the reader may see. `ranked`: the units that can go, the soonest first.
 */
export function whoShouldGo(
  { assignments, place }: Pick<Incident, "assignments" | "place">,
  card: RunCard | undefined,
  units: readonly Unit[],
  ranked: readonly Recommended[],
): { readonly recommended: readonly string[]; readonly places: readonly CardPlace[] } {
  const offered = place.point === undefined ? [] : ranked;
  const free = offered.filter(isFree).map(({ unit }) => unit);
  const others = offered.filter((one) => !isFree(one)).map(({ unit }) => unit);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const known = (ids: readonly string[]): readonly Unit[] => ids.flatMap((id) => byId.get(id) ?? []);
  const sent = assignments.filter(isActive).map(({ unit }) => unit);
  const places = card === undefined ? [] : placesOf(card, known(sent), known([...free, ...others]));
  const recommended = asksForForce(card)
    ? places.flatMap(({ suggested }) => (suggested !== undefined && free.includes(suggested) ? [suggested] : []))
    : free.slice(0, 1);
  return { recommended, places };
}

/** The units left out that would arrive sooner than the last named unit; all of them when no unit is named. */
export function nearerThan(last: Recommended | undefined, leftOut: readonly LeftOut[]): readonly LeftOut[] {
  if (last === undefined) return leftOut;
  const seconds = last.travelSeconds;
  return leftOut.filter(
    ({ travelSeconds }) => travelSeconds !== null && (seconds === null || travelSeconds <= seconds),
  );
}

function asksForForce(card: RunCard | undefined): boolean {
  return card !== undefined && card.send.length > 0;
}
