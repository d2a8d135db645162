import type { Point } from "../../ground/point.ts";
import { type Area, hectaresOf, type Land, type LandKind, landKinds, type Part } from "../areas.ts";

/** A corner of an area, counted through all its rings: 0 is the first of its first outline. */
export interface Corner {
  readonly part: number;
  readonly ring: number;
  readonly place: number;
  readonly point: Point;
}

/** Areas as somebody draws them: all that have an extent, which one is chosen, and which corner of it. */
export interface Drawing {
  readonly lands: readonly Land[];
  readonly chosen: number | null;
  readonly corner: number | null;
}

export function beginDrawing(areas: readonly Area[]): Drawing {
  return { lands: areas.filter((area): area is Land => area.kind !== "post"), chosen: null, corner: null };
}

export function chosenLand({ lands, chosen }: Drawing): Land | undefined {
  return chosen === null ? undefined : lands[chosen];
}

export function cornersOf({ parts }: Pick<Land, "parts">): readonly Corner[] {
  return parts.flatMap((rings, part) =>
    rings.flatMap((points, ring) => points.map((point, place) => ({ part, ring, place, point }))),
  );
}

/** An area without corners yet, chosen. */
export function startArea(drawing: Drawing, kind: LandKind): Drawing {
  const land: Land = { kind, id: "", name: { zh: "", en: "" }, parts: [[[]]] };
  return { lands: [...drawing.lands, land], chosen: drawing.lands.length, corner: null };
}

export function chooseArea(drawing: Drawing, index: number | null): Drawing {
  return { ...drawing, chosen: index, corner: index === null ? null : 0 };
}

export function dropArea(drawing: Drawing): Drawing {
  if (drawing.chosen === null) return drawing;
  return { lands: drawing.lands.toSpliced(drawing.chosen, 1), chosen: null, corner: null };
}

/** What it is called and where it belongs. */
export function describeArea(drawing: Drawing, change: (land: Land) => Land): Drawing {
  const { lands, chosen } = drawing;
  const land = chosenLand(drawing);
  return chosen === null || land === undefined ? drawing : { ...drawing, lands: lands.with(chosen, change(land)) };
}

function withRing(land: Land, { part, ring }: Pick<Corner, "part" | "ring">, points: readonly Point[]): Land {
  const rings = land.parts[part] ?? [[]];
  return { ...land, parts: land.parts.with(part, rings.with(ring, points)) };
}

function ringOf({ parts }: Land, { part, ring }: Pick<Corner, "part" | "ring">): readonly Point[] {
  return parts[part]?.[ring] ?? [];
}

export function moveCorner(drawing: Drawing, index: number, point: Point): Drawing {
  const land = chosenLand(drawing);
  const corner = land === undefined ? undefined : cornersOf(land)[index];
  if (corner === undefined) return drawing;
  const moved = describeArea(drawing, (one) => withRing(one, corner, ringOf(one, corner).with(corner.place, point)));
  return { ...moved, corner: index };
}

/** A corner after the one of this number, in the same ring; the first of the outline where there is none. It is chosen. */
export function addCorner(drawing: Drawing, after: number | null, point: Point): Drawing {
  const land = chosenLand(drawing);
  if (land === undefined) return drawing;
  const corner = after === null ? undefined : cornersOf(land)[after];
  if (corner === undefined) {
    const begun = describeArea(drawing, (one) => withRing(one, { part: 0, ring: 0 }, [point, ...ringOf(one, first)]));
    return { ...begun, corner: 0 };
  }
  const added = describeArea(drawing, (one) =>
    withRing(one, corner, ringOf(one, corner).toSpliced(corner.place + 1, 0, point)),
  );
  return { ...added, corner: (after ?? 0) + 1 };
}

const first = { part: 0, ring: 0 } as const;

/** Without a corner; the one before it is chosen. A hole or further part that has lost its last corner is gone. */
export function dropCorner(drawing: Drawing, index: number): Drawing {
  const land = chosenLand(drawing);
  const corner = land === undefined ? undefined : cornersOf(land)[index];
  if (corner === undefined) return drawing;
  const dropped = describeArea(drawing, (one) => {
    const less = withRing(one, corner, ringOf(one, corner).toSpliced(corner.place, 1));
    const parts = less.parts
      .map((rings) => rings.filter((ring, at) => at === 0 || ring.length > 0))
      .filter(([outline], at) => at === 0 || (outline?.length ?? 0) > 0);
    return { ...less, parts };
  });
  const left = cornersOf(chosenLand(dropped) ?? land ?? { parts: [] }).length;
  return { ...dropped, corner: left === 0 ? null : Math.max(0, Math.min(index - 1, left - 1)) };
}

/** The corner this many on, round the end. */
export function stepCorner(drawing: Drawing, by: -1 | 1): Drawing {
  const land = chosenLand(drawing);
  const count = land === undefined ? 0 : cornersOf(land).length;
  return count === 0 ? drawing : { ...drawing, corner: ((drawing.corner ?? 0) + by + count) % count };
}

/** Half-way from a corner to the next of its ring; undefined while the ring has no extent. */
export function middleAfter(land: Land, index: number): Point | undefined {
  const corner = cornersOf(land)[index];
  if (corner === undefined) return undefined;
  const ring = ringOf(land, corner);
  const next = ring[(corner.place + 1) % ring.length];
  if (ring.length < 3 || next === undefined) return undefined;
  const half = (one: number, other: number) => Math.round(((one + other) / 2) * 1e6) / 1e6;
  return [half(corner.point[0], next[0]), half(corner.point[1], next[1])];
}

/** What was drawn, what it was before each step, and what was undone. */
export interface Steps {
  readonly past: readonly Drawing[];
  readonly now: Drawing;
  readonly future: readonly Drawing[];
  /** All changes of one stroke (a drag, one row of keys, one field) are one step. */
  readonly stroke: string | null;
}

const mostSteps = 200;

export function beginSteps(now: Drawing): Steps {
  return { past: [], now, future: [], stroke: null };
}

export function takeStep({ past, now, stroke: before }: Steps, next: Drawing, stroke: string | null = null): Steps {
  const goesOn = stroke !== null && stroke === before;
  return { past: goesOn ? past : [...past, now].slice(-mostSteps), now: next, future: [], stroke };
}

/** Another area or corner is chosen: nothing that is undone. */
export function lookAt(steps: Steps, now: Drawing): Steps {
  return { ...steps, now, stroke: null };
}

export function undo(steps: Steps): Steps {
  const before = steps.past.at(-1);
  if (before === undefined) return steps;
  return { past: steps.past.slice(0, -1), now: before, future: [steps.now, ...steps.future], stroke: null };
}

export function redo(steps: Steps): Steps {
  const [next, ...future] = steps.future;
  return next === undefined ? steps : { past: [...steps.past, steps.now], now: next, future, stroke: null };
}

/** An area that is not what it was. */
export interface AreaChange {
  readonly kind: LandKind;
  readonly id: string;
  readonly what: "new" | "changed" | "removed";
  readonly hectares: number;
  readonly before?: number;
}

/** What the drawing changes in the areas it began with, kind by kind. */
export function areaChanges(before: readonly Land[], { lands }: Pick<Drawing, "lands">): readonly AreaChange[] {
  const keyOf = ({ kind, id }: Land) => `${kind} ${id}`;
  const was = new Map(before.map((land) => [keyOf(land), land]));
  const is = new Set(lands.map(keyOf));
  const sizeOf = ({ parts }: Land) => hectaresOf(parts);
  const changes = [
    ...lands.flatMap((land): readonly AreaChange[] => {
      const old = was.get(keyOf(land));
      const { kind, id } = land;
      if (old === undefined) return [{ kind, id, what: "new", hectares: sizeOf(land) }];
      return isSame(old, land) ? [] : [{ kind, id, what: "changed", hectares: sizeOf(land), before: sizeOf(old) }];
    }),
    ...before
      .filter((land) => !is.has(keyOf(land)))
      .map(({ kind, id, parts }): AreaChange => ({ kind, id, what: "removed", hectares: hectaresOf(parts) })),
  ];
  return landKinds.flatMap((kind) => changes.filter((change) => change.kind === kind));
}

function isSame(one: Land, other: Land): boolean {
  if (one === other) return true;
  const { name, station, parts } = other;
  return (
    one.name.zh === name.zh && one.name.en === name.en && one.station === station && areSameParts(one.parts, parts)
  );
}

function areSameParts(one: readonly Part[], other: readonly Part[]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
