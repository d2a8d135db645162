import type { Feature, FeatureCollection, Point as GeoPoint } from "geojson";

/** A mark as the map's sources hold it; `id` and `kind` say whose it is. */
export type MarkFeature = Feature<GeoPoint, Readonly<Record<string, string | number | boolean>>>;

export type MarkKind = "unit" | "incident";

/** The marks of a source by the id of their unit or incident. */
export type MarkFeatures = ReadonlyMap<string, MarkFeature>;

export type Marks = Readonly<Record<MarkKind, MarkFeatures>>;

/** The unit and the incident that are chosen, or null. */
export type ChosenMarks = Readonly<Record<MarkKind, string | null>>;

export interface SourceChanges {
  readonly remove: string[];
  readonly add: MarkFeature[];
}

/** What the map must be told; null where nothing changed. */
export interface MarkChanges {
  readonly unit: SourceChanges | null;
  readonly incident: SourceChanges | null;
  /** All marks of what is chosen. They are a source of their own, so that choosing something draws no other mark again. */
  readonly chosen: readonly MarkFeature[] | null;
}

/** What is on the map, and what has changed since it was last told. */
export interface ShownMarks {
  /** Takes the marks as they are now. */
  become(marks: Marks): MarkChanges;
  choose(chosen: ChosenMarks): MarkChanges;
  /** Whether something is chosen that has no mark. */
  lacksChosen(): boolean;
  all(): Readonly<Record<MarkKind | "chosen", FeatureCollection>>;
}

const none: ChosenMarks = { unit: null, incident: null };

export function shownMarks(): ShownMarks {
  let marks: Marks = { unit: new Map(), incident: new Map() };
  let chosen = none;
  let ofChosen: readonly MarkFeature[] = [];

  const chosenMarks = () =>
    (["unit", "incident"] as const).flatMap((kind) => marks[kind].get(chosen[kind] ?? "") ?? []);

  function chosenNow(): readonly MarkFeature[] | null {
    const now = chosenMarks();
    const isOld = now.length === ofChosen.length && now.every((mark, at) => isSame(ofChosen[at], mark));
    ofChosen = now;
    return isOld ? null : now;
  }

  return {
    become: (next) => {
      const unit = changesBetween(marks.unit, next.unit);
      const incident = changesBetween(marks.incident, next.incident);
      marks = next;
      return { unit, incident, chosen: chosenNow() };
    },
    choose: (wanted) => {
      chosen = wanted;
      return { unit: null, incident: null, chosen: chosenNow() };
    },
    lacksChosen: () =>
      (["unit", "incident"] as const).some((kind) => chosen[kind] !== null && !marks[kind].has(chosen[kind])),
    all: () => ({
      unit: collectionOf([...marks.unit.values()]),
      incident: collectionOf([...marks.incident.values()]),
      chosen: collectionOf(ofChosen),
    }),
  };
}

/** What a source that shows `before` must be told to show `after`; null when nothing changed. */
export function changesBetween(before: MarkFeatures, after: MarkFeatures): SourceChanges | null {
  const remove = [...before.keys()].filter((id) => !after.has(id));
  const add = [...after].flatMap(([id, feature]) => (isSame(before.get(id), feature) ? [] : [feature]));
  return remove.length === 0 && add.length === 0 ? null : { remove, add };
}

function isSame(before: MarkFeature | undefined, after: MarkFeature): boolean {
  if (before === undefined) return false;
  const [lon, lat] = before.geometry.coordinates;
  if (lon !== after.geometry.coordinates[0] || lat !== after.geometry.coordinates[1]) return false;
  return Object.entries(after.properties).every(([name, value]) => before.properties[name] === value);
}

export function collectionOf(features: readonly MarkFeature[]): FeatureCollection {
  return { type: "FeatureCollection", features: [...features] };
}
