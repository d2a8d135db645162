import type { z } from "zod";
import { byField } from "../ground/configured.ts";
import type { Fact } from "../ground/fact.ts";
import type { Capability, UnitKind } from "../ground/force.ts";
import type { Instant } from "../ground/instant.ts";
import type { StreamView } from "../ground/room.ts";
import type { Place } from "./areas.ts";
import type { DistrictFact, runCardSchema } from "./facts.ts";
import { minuteOfDay } from "../ground/zone.ts";

/** 出警编组: what must be sent to what, who is told, and who stands first. */
export type RunCard = z.output<typeof runCardSchema>;
type Line = RunCard["send"][number];
type Force = Pick<Line, "kinds" | "capabilities">;

export interface RunCards {
  readonly cards: Readonly<Record<string, RunCard>>;
}

export const noRunCards: RunCards = { cards: {} };

export const runCardsView: StreamView<RunCards> = {
  room: "district",
  kind: "runcards",
  owner: true,
  settings: ["RunCardDefined", "RunCardWithdrawn"],
  configured: [{ order: "DefineRunCard", key: byField("card"), bodies: ({ cards }) => Object.values(cards) }],
  evolve: (state: RunCards | null, told: Fact) => {
    const fact = told as DistrictFact;
    const cards = state?.cards ?? {};
    if (fact.type === "RunCardDefined") return { cards: { ...cards, [fact.data.card]: fact.data } };
    if (fact.type !== "RunCardWithdrawn") return state;
    return { cards: Object.fromEntries(Object.entries(cards).filter(([card]) => card !== fact.data.card)) };
  },
  seenBy: () => ["everyone"],
};

type LiesIn = { readonly [Kind in keyof Place]?: string | undefined };

/** What decides which card applies. */
export interface RunCardCase {
  readonly type: string;
  readonly priority: number;
  readonly liesIn: LiesIn | undefined;
  /** Minutes of the local day, 0 to 1439. */
  readonly minutes: number;
  readonly level: number;
}

/** What of an incident its run card depends on. */
interface Dispatched {
  readonly reportedType: string;
  readonly handledType?: string;
  readonly priority: number;
  readonly liesIn?: LiesIn;
  readonly alarmLevel?: number;
}

export function runCardCase(incident: Dispatched, at: Instant, zone: string): RunCardCase {
  return {
    type: incident.handledType ?? incident.reportedType,
    priority: incident.priority,
    liesIn: incident.liesIn,
    minutes: minuteOfDay(at, zone),
    level: incident.alarmLevel ?? 1,
  };
}

/**
 * The run card that applies; undefined when there is none. Of the cards whose every condition holds: the highest alarm
 * level, then the most conditions, then the first by code.
 */
export function runCardFor({ cards }: RunCards, of: RunCardCase): RunCard | undefined {
  return Object.values(cards)
    .filter(({ when }) => applies(when, of))
    .toSorted(
      (one, other) =>
        (other.when.level ?? 1) - (one.when.level ?? 1) ||
        conditions(other) - conditions(one) ||
        (one.card < other.card ? -1 : 1),
    )[0];
}

function applies({ types, priorities, areas, hours, level }: RunCard["when"], of: RunCardCase): boolean {
  const lies = Object.values(of.liesIn ?? {});
  return (
    (types?.includes(of.type) ?? true) &&
    (priorities?.includes(of.priority) ?? true) &&
    (areas?.some((area) => lies.includes(area)) ?? true) &&
    (hours === undefined || isWithin(hours, of.minutes)) &&
    (level ?? 1) <= of.level
  );
}

function isWithin({ from, to }: { readonly from: number; readonly to: number }, minutes: number): boolean {
  return from <= to ? from <= minutes && minutes < to : minutes >= from || minutes < to;
}

function conditions({ when: { types, priorities, areas, hours } }: RunCard): number {
  return [types, priorities, areas, hours].filter((condition) => condition !== undefined).length;
}

/** Any of the kinds, and all of the capabilities. */
export function fits({ kinds, capabilities }: Force, unit: Pick<Able, "kind" | "capabilities">): boolean {
  return (
    (kinds?.includes(unit.kind) ?? true) && (capabilities?.every((one) => unit.capabilities.includes(one)) ?? true)
  );
}

/** A place on a card, with who fills it or could. */
export interface CardPlace {
  /** Which line of the card it belongs to. */
  readonly line: number;
  /** Who was sent and fills it. */
  readonly sent?: string;
  /** Who should be sent, of those who can; absent when it is filled, or nobody can. */
  readonly suggested?: string;
  /** It is not what the line asks for but what may stand in. */
  readonly substitute: boolean;
}

/** Who could be sent. */
interface Able {
  readonly id: string;
  readonly kind: UnitKind;
  readonly capabilities: readonly Capability[];
}

/**
 * The places of a card: filled by those sent, and for the others the first of `ranked` who fits; a substitute only where
 * nobody of the line's own force is left. Nobody fills two places.
 */
export function placesOf({ send }: RunCard, sent: readonly Able[], ranked: readonly Able[]): readonly CardPlace[] {
  const used = new Set<string>();
  const take = (from: readonly Able[], force: Force): string | undefined => {
    const found = from.find((unit) => !used.has(unit.id) && fits(force, unit));
    if (found !== undefined) used.add(found.id);
    return found?.id;
  };
  const places = send.flatMap((line, index) =>
    Array.from({ length: line.count }, () => ({ line: index, force: line })),
  );
  // Own force is placed before substitutes, so that no unit stands in for one while its own place is open.
  const filled = places.map(({ line, force }): CardPlace => withOne(line, "sent", take(sent, force), false));
  const stoodIn = filled.map((place, index) => standIn(place, "sent", sent, places[index]?.force, take));
  const offered = stoodIn.map((place, index) =>
    place.sent === undefined && places[index] !== undefined
      ? withOne(place.line, "suggested", take(ranked, places[index].force), false)
      : place,
  );
  return offered.map((place, index) => standIn(place, "suggested", ranked, places[index]?.force, take));
}

function withOne(line: number, how: "sent" | "suggested", unit: string | undefined, substitute: boolean): CardPlace {
  return unit === undefined ? { line, substitute: false } : { line, [how]: unit, substitute };
}

function standIn(
  place: CardPlace,
  how: "sent" | "suggested",
  from: readonly Able[],
  line: Line | undefined,
  take: (from: readonly Able[], force: Force) => string | undefined,
): CardPlace {
  if (place.sent !== undefined || place.suggested !== undefined) return place;
  for (const force of line?.substitutes ?? []) {
    const unit = take(from, force);
    if (unit !== undefined) return withOne(place.line, how, unit, true);
  }
  return place;
}

/** Whether a unit could fill any place of a card, as itself or as a substitute; a card that sends nobody suits all. */
export function suits({ send }: RunCard, unit: Able): boolean {
  return (
    send.length === 0 || send.some((line) => [line, ...(line.substitutes ?? [])].some((force) => fits(force, unit)))
  );
}
