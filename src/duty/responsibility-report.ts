import { landKinds, type Place } from "../district/areas.ts";
import type { ResponsibilityRow } from "./facts.ts";
import {
  areaStation,
  countingRows,
  type DayKind,
  isAt,
  isInAreas,
  isOfType,
  type Matrix,
  ownerAt,
} from "./responsibility.ts";
import { describing, type Where } from "./responsibility-where.ts";

/** Cases nobody answers for, or several do: any of the types, in any of the areas, on such days, at such minutes. */
export interface Finding {
  readonly kind: "gap" | "overlap";
  readonly types: readonly string[];
  readonly areas: readonly Where[];
  readonly days: DayKind | "all";
  /** Minutes of the local day, from the first up to the second; over midnight when the second is less. */
  readonly from: number;
  readonly to: number;
  /** By id; `areaStation` where it is another one from place to place. */
  readonly owners: readonly string[];
}

/** What a matrix is held against: all incident types, and all places (`placesOnLand`) of the district. */
export interface Ground {
  readonly types: readonly string[];
  readonly places: readonly Place[];
}

interface Span {
  readonly days: DayKind | "all";
  readonly from: number;
  readonly to: number;
}

/** Owners as rows have them, by id. One is as it should be. */
type Outcome = readonly string[];

/** Types, or places, that no row tells apart. */
interface Alike<Member> {
  readonly members: readonly Member[];
  readonly rows: ReadonlySet<ResponsibilityRow>;
}

/**
 * Every gap and every overlap of the responsibility matrix, over all types, places, kinds of day and minutes. Exact,
 * then merged into few findings: neighbouring hours, kinds of day, and types and places with the same times. Gaps
 * first, then by type.
 */
export function reportOf({ rows }: Matrix, { types, places }: Ground): readonly Finding[] {
  const told = placesToldApart(rows, places);
  const describe = describing(told);
  const blocks = new Map<string, { outcome: Outcome; span: Span; pairs: [Alike<string>, Alike<Place>][] }>();
  const alikePlaces = alike(told, rows, isInAreas, (place) => stationIn(rows, place) ?? "");
  for (const ofTypes of alike(types, rows, isOfType, () => "")) {
    for (const ofPlaces of alikePlaces) {
      const both = rows.filter((row) => ofTypes.rows.has(row) && ofPlaces.rows.has(row));
      for (const { outcome, ...span } of spansOf(both, stationIn(rows, ofPlaces.members[0]))) {
        if (outcome.length === 1) continue;
        const key = JSON.stringify([outcome, span.days, span.from, span.to]);
        const block = blocks.get(key) ?? { outcome, span, pairs: [] };
        block.pairs.push([ofTypes, ofPlaces]);
        blocks.set(key, block);
      }
    }
  }
  const findings = [...blocks.values()].flatMap(({ outcome, span, pairs }) =>
    rectanglesOf(pairs).map(([ofTypes, ofPlaces]): Finding => {
      const meant = new Set(ofPlaces.flatMap(({ members }) => members));
      const named = new Set(ofTypes.flatMap(({ members }) => members));
      return {
        kind: outcome.length === 0 ? "gap" : "overlap",
        types: types.filter((type) => named.has(type)),
        areas: describe(meant),
        ...span,
        owners: namedOwners(outcome, meant),
      };
    }),
  );
  const place = (type = "") => types.indexOf(type);
  return findings.toSorted(
    (one, other) =>
      Number(one.kind === "overlap") - Number(other.kind === "overlap") ||
      place(one.types[0]) - place(other.types[0]) ||
      one.from - other.from,
  );
}

/** The places with only those kinds of areas that some row asks about; others make no difference. */
function placesToldApart(rows: readonly ResponsibilityRow[], places: readonly Place[]): readonly Place[] {
  const named = new Set(rows.flatMap(({ areas }) => areas ?? []));
  const asked = landKinds.filter(
    (kind) =>
      (kind === "station" && rows.some(({ owner }) => owner === areaStation)) ||
      places.some((place) => place[kind] !== undefined && named.has(place[kind])),
  );
  const told = new Map<string, Place>();
  for (const place of places) {
    const part: Place = Object.fromEntries(
      asked.flatMap((kind) => (place[kind] === undefined ? [] : [[kind, place[kind]]])),
    );
    told.set(JSON.stringify(part), part);
  }
  return [...told.values()];
}

/**
 * What `areaStation` is called in a place: itself, so that nine stations' overlaps are one finding; the station where a row
 * names that very one; undefined where there is none.
 */
function stationIn(rows: readonly ResponsibilityRow[], { station }: Place = {}): string | undefined {
  return station === undefined || rows.some(({ owner }) => owner === station) ? station : areaStation;
}

/** The members in classes that the same rows hold of, and that have the same key. */
function alike<Member>(
  members: readonly Member[],
  rows: readonly ResponsibilityRow[],
  holds: (row: ResponsibilityRow, member: Member) => boolean,
  keyOf: (member: Member) => string,
): readonly Alike<Member>[] {
  const classes = new Map<string, { members: Member[]; rows: ReadonlySet<ResponsibilityRow> }>();
  for (const member of members) {
    const holding = rows.map((row) => holds(row, member));
    const key = `${holding.map(Number).join("")} ${keyOf(member)}`;
    const found = classes.get(key);
    if (found !== undefined) found.members.push(member);
    else classes.set(key, { members: [member], rows: new Set(rows.filter((_, index) => holding[index])) });
  }
  return [...classes.values()];
}

/** Who answers from when to when, where these rows' types and areas hold; days of both kinds together where they agree. */
function spansOf(
  rows: readonly ResponsibilityRow[],
  station: string | undefined,
): readonly (Span & { readonly outcome: Outcome })[] {
  const working = runsOf(rows, station, "working");
  const rest = runsOf(rows, station, "rest");
  const keyOf = ({ outcome, from, to }: Run) => JSON.stringify([outcome, from, to]);
  const [workingKeys, restKeys] = [new Set(working.map(keyOf)), new Set(rest.map(keyOf))];
  return [
    ...working.map((run) => ({ ...run, days: restKeys.has(keyOf(run)) ? ("all" as const) : ("working" as const) })),
    ...rest.filter((run) => !workingKeys.has(keyOf(run))).map((run) => ({ ...run, days: "rest" as const })),
  ];
}

interface Run {
  readonly outcome: Outcome;
  readonly from: number;
  readonly to: number;
}

/** The day cut where a row begins or ends, neighbours with the same outcome joined, over midnight too. */
function runsOf(rows: readonly ResponsibilityRow[], station: string | undefined, days: DayKind): readonly Run[] {
  const cuts = rows.flatMap(({ hours }) => (hours === undefined ? [] : [hours.from, hours.to]));
  const times = [...new Set([0, 1440, ...cuts])].toSorted((one, other) => one - other);
  const runs: Run[] = [];
  const isSame = (one: Outcome, other: Outcome) => one.join("\n") === other.join("\n");
  for (const [index, to] of times.entries()) {
    const from = times[index - 1];
    if (from === undefined) continue;
    const outcome = outcomeOf(
      rows.filter((row) => isAt(row, days, from)),
      station,
    );
    const last = runs.at(-1);
    if (last !== undefined && isSame(last.outcome, outcome)) runs[runs.length - 1] = { ...last, to };
    else runs.push({ outcome, from, to });
  }
  const [first, last] = [runs[0], runs.at(-1)];
  if (runs.length < 2 || first === undefined || last === undefined || !isSame(first.outcome, last.outcome)) return runs;
  return [...runs.slice(1, -1), { outcome: last.outcome, from: last.from, to: first.to }];
}

function outcomeOf(holding: readonly ResponsibilityRow[], station: string | undefined): Outcome {
  const owners = countingRows(holding, station).flatMap(({ owner }) => ownerAt(owner, station) ?? []);
  return [...new Set(owners)].toSorted();
}

/** The station by its id where all the places are one's. */
function namedOwners(owners: Outcome, places: ReadonlySet<Place>): readonly string[] {
  const stations = new Set([...places].map(({ station }) => station));
  const [only] = stations;
  return owners.map((owner) => (stations.size === 1 ? (ownerAt(owner, only) ?? owner) : owner));
}

type Rectangle = readonly [readonly Alike<string>[], readonly Alike<Place>[]];

/** Pairs as rectangles: what has the same partners is put together, by types or by places, whichever makes fewer. */
function rectanglesOf(pairs: readonly (readonly [Alike<string>, Alike<Place>])[]): readonly Rectangle[] {
  const byTypes = together(pairs);
  const byPlaces = together(pairs.map(([ofTypes, ofPlaces]) => [ofPlaces, ofTypes] as const));
  return byTypes.length <= byPlaces.length
    ? byTypes
    : byPlaces.map(([ofPlaces, ofTypes]): Rectangle => [ofTypes, ofPlaces]);
}

function together<One extends object, Other extends object>(
  pairs: readonly (readonly [One, Other])[],
): readonly (readonly [readonly One[], readonly Other[]])[] {
  const numbers = new Map<Other, number>();
  const partners = new Map<One, Other[]>();
  for (const [one, other] of pairs) {
    if (!numbers.has(other)) numbers.set(other, numbers.size);
    const found = partners.get(one);
    if (found === undefined) partners.set(one, [other]);
    else found.push(other);
  }
  const same = new Map<string, [One[], readonly Other[]]>();
  for (const [one, others] of partners) {
    const key = others
      .map((other) => numbers.get(other) ?? 0)
      .toSorted((a, b) => a - b)
      .join(" ");
    const found = same.get(key);
    if (found === undefined) same.set(key, [[one], others]);
    else found[0].push(one);
  }
  return [...same.values()];
}
