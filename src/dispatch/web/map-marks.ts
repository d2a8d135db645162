import type { Feature, Point as GeoPoint } from "geojson";
import type { Point } from "../../ground/point.ts";

/** A mark as the map's sources hold it; `id` and `kind` say whose it is. */
export type MarkFeature = Feature<GeoPoint, Readonly<Record<string, string | number | boolean>>>;

export type MarkKind = "unit" | "incident";

/** Marks by the id of their unit or incident. */
export type Marks = ReadonlyMap<string, MarkFeature>;

export interface Changes {
  readonly remove: string[];
  readonly add: MarkFeature[];
}

/** What the map must be told; null where nothing changed. */
export interface MarkChanges {
  readonly marks: Changes | null;
  /** All marks of what is chosen. They are a source of their own, so that choosing something draws no other mark again. */
  readonly chosen: readonly MarkFeature[] | null;
}

/** What is on the map, and what has changed since it was last told. */
export interface ShownMarks {
  /** Takes the marks as they are now. */
  become(marks: Marks): MarkChanges;
  /** Takes the ids of what is chosen. */
  choose(ids: readonly string[]): MarkChanges;
  /** Whether something is chosen that has no mark. */
  lacksChosen(): boolean;
  all(): { readonly marks: readonly MarkFeature[]; readonly chosen: readonly MarkFeature[] };
}

export function shownMarks(): ShownMarks {
  let marks: Marks = new Map();
  let ids: readonly string[] = [];
  let chosen: readonly MarkFeature[] = [];

  function chosenNow(): readonly MarkFeature[] | null {
    const now = ids.flatMap((id) => marks.get(id) ?? []);
    const isOld = now.length === chosen.length && now.every((mark, at) => isSame(chosen[at], mark));
    chosen = now;
    return isOld ? null : now;
  }

  return {
    become: (next) => {
      const changes = changesBetween(marks, next);
      marks = next;
      return { marks: changes, chosen: chosenNow() };
    },
    choose: (wanted) => {
      ids = wanted;
      return { marks: null, chosen: chosenNow() };
    },
    lacksChosen: () => chosen.length < ids.length,
    all: () => ({ marks: [...marks.values()], chosen }),
  };
}

/** What a source that shows `before` must be told to show `after`; null when nothing changed. */
function changesBetween(before: Marks, after: Marks): Changes | null {
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

/** Square pixels of a callsign or a number with the space around it. */
const labelPixels = 1000;
/** How many there are for each that finds room, before none is drawn. */
const mostForRoom = 4;
/** Of the world at zoom 0. */
const worldPixels = 512;
/** So many labels cost little, wherever they lie. */
const fewLabels = 150;
/** Labels of many marks on one point find room nowhere, and begin here. */
const closestForRoom = 16;

/**
 * The zoom from which labels are drawn of marks that lie like these. Of many marks none is labelled where fewer than one
 * in four would find room: those few say little, and labels that find no room cost as much to draw as the others.
 */
export function labelsFrom(points: readonly Point[]): number {
  if (points.length <= fewLabels) return 0;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const perDegree = worldPixels / 360;
  const wide = (Math.max(...lons) - Math.min(...lons)) * perDegree;
  const high = ((north - south) * perDegree) / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const needed = (points.length * labelPixels) / mostForRoom;
  // One zoom further, everything is twice as wide and twice as high.
  const zoom = Math.log2(needed / (wide * high)) / 2;
  return Math.min(closestForRoom, Math.max(0, Math.ceil(zoom)));
}
