import type { LandShape, NamedPlace, OsmExtract, OsmNodes, RoadWay } from "../../osm-extract.ts";
import type { Gathered, GatheredRelation, GatheredWay } from "./gathered.ts";
import { metresBetween } from "../../geometry.ts";
import type { NodeTable } from "./node-table.ts";
import { ringsOf, turned } from "./rings.ts";

/** The longest stretches of road without a node, in deserts, are some 30 km. */
const mostStepMetres = 100_000;

/**
 * Puts the gathered parts together with positions: roads, cut where nodes are missing; shapes as rings and lines; the
 * nodes of roads only.
 */
export function assemble(found: Gathered, table: NodeTable): OsmExtract {
  const left = new Map(found.left);
  const count = (reason: string, by = 1) => {
    if (by > 0) left.set(reason, (left.get(reason) ?? 0) + by);
  };
  const isRoadNode = new Uint8Array(table.ids.length);
  const roads: RoadWay[] = [];
  const isNowhere = nowhere(table, [...found.places.values()]);
  const places: NamedPlace[] = [...found.places.values()].filter(({ lon, lat }) => !isNowhere(lon, lat));
  count("placesAtZero", found.places.size - places.length);
  const land: LandShape[] = [];
  const roadIds = new Set<number>();
  const bordersDrawn = new Set<number>();

  for (const [id, way] of found.ways) {
    takeRoad(id, way);
    takeShape(way);
  }
  for (const relation of found.relations.values()) takeRelation(relation);
  const restrictions = [...found.restrictions.values()].flat().filter(({ from, to }) => {
    const isHere = roadIds.has(from) && roadIds.has(to);
    if (!isHere) count("restrictionsElsewhere");
    return isHere;
  });
  const barriers = new Set([...found.barriers].filter((id) => isRoadNode[table.at(id)] === 1));
  const nodes = roadNodes(table, isRoadNode);
  return { nodes, roads, restrictions, barriers, places, land, left: Object.fromEntries(left) };

  function takeRoad(id: number, { road, nodes }: GatheredWay): void {
    if (road === undefined) return;
    const { runs: whole, missing } = runsOf(nodes, table, found.isInside);
    if (missing > 0) count("waysCut");
    const parts = road.class === "ferry" ? whole : whole.flatMap(withoutLeaps);
    const runs = parts.filter((run) => !run.every((at) => isNowhere(table.lon[at] ?? 0, table.lat[at] ?? 0)));
    count("roadsAtZero", parts.length - runs.length);
    for (const run of runs) {
      roads.push({ id, nodes: run.map((at) => table.ids[at] ?? 0), ...road });
      for (const at of run) isRoadNode[at] = 1;
    }
    if (runs.length > 0) roadIds.add(id);
  }

  /** A road is cut where it leaps further than any road goes without a corner: one of its nodes lies in a wrong place. */
  function withoutLeaps(run: readonly number[]): number[][] {
    const parts: number[][] = [[]];
    for (const [index, at] of run.entries()) {
      const before = run[index - 1];
      if (before !== undefined && leap(before, at) > mostStepMetres) {
        count("segmentsTooLong");
        parts.push([]);
      }
      parts.at(-1)?.push(at);
    }
    return parts.filter(({ length }) => length > 1);
  }

  function leap(one: number, other: number): number {
    return metresBetween(table.lon[one] ?? 0, table.lat[one] ?? 0, table.lon[other] ?? 0, table.lat[other] ?? 0);
  }

  function takeShape({ nodes, place, land: shape }: GatheredWay): void {
    if (place === undefined && shape === undefined) return;
    const { runs, missing } = runsOf(nodes, table);
    const [run] = runs;
    if (run === undefined) return;
    const isClosed = missing === 0 && run.length > 3 && run[0] === run.at(-1);
    if (place !== undefined) putPlace(place, run);
    if (shape === undefined) return;
    const isLine = shape.layer === "waterway" || shape.layer === "rail";
    if (isLine) land.push({ ...shape, closed: false, parts: runs.map((line) => flat(table, line)) });
    else if (isClosed) land.push({ ...shape, closed: true, parts: [turned(flat(table, run), true)] });
    else count("shapesOpen");
  }

  function takeRelation({ members, place, land: shape }: GatheredRelation): void {
    const ways = members.flatMap((member) => {
      const nodes = member.kind === "way" ? nodesOf(member.id) : undefined;
      return nodes === undefined ? [] : [{ id: member.id, role: member.role, nodes }];
    });
    if (shape?.layer === "boundary") {
      // Districts share their borders; each line is drawn once.
      const fresh = ways.filter(({ id }) => !bordersDrawn.has(id));
      for (const { id } of fresh) bordersDrawn.add(id);
      const parts = fresh.flatMap(({ nodes }) => runsOf(nodes, table).runs.map((run) => flat(table, run)));
      if (parts.length > 0) land.push({ ...shape, closed: false, parts });
      return;
    }
    const whole = ways.flatMap(({ role, nodes }) => {
      const { runs, missing } = runsOf(nodes, table);
      return missing === 0 && runs[0] !== undefined ? [{ isHole: role === "inner", run: runs[0] }] : [];
    });
    const outer = ringsOf(whole.filter(({ isHole }) => !isHole).map(({ run }) => run));
    const holes = ringsOf(whole.filter(({ isHole }) => isHole).map(({ run }) => run));
    count("shapesOpen", outer.open + holes.open);
    const [first] = outer.rings;
    if (first === undefined) return;
    if (place !== undefined) putPlace(place, first);
    if (shape === undefined) return;
    const parts = [
      ...outer.rings.map((ring) => turned(flat(table, ring), true)),
      ...holes.rings.map((ring) => turned(flat(table, ring), false)),
    ];
    land.push({ ...shape, closed: true, parts });
  }

  function nodesOf(way: number): readonly number[] | undefined {
    return found.ways.get(way)?.nodes ?? found.memberWays.get(way);
  }

  /** At the middle of its corners, which is near enough for "go to". */
  function putPlace(place: Omit<NamedPlace, "lon" | "lat">, ring: readonly number[]): void {
    const corners = ring[0] === ring.at(-1) ? ring.slice(1) : ring;
    const middle = (of: Int32Array) =>
      Math.round(corners.reduce((sum, at) => sum + (of[at] ?? 0), 0) / Math.max(1, corners.length));
    const [lon, lat] = [middle(table.lon), middle(table.lat)];
    if (found.isInside(lon, lat)) places.push({ lon, lat, ...place });
  }
}

/** About a kilometre, and a hundred, in the units of the table: ten millionths of a degree. */
const [nearZero, farFromZero] = [1e5, 1e7];
const mostLookedAt = 10_000;

/** True of what lies at 0,0, where programs put what has no position; of nothing when the map itself lies there. */
function nowhere(table: NodeTable, places: readonly NamedPlace[]): (lon: number, lat: number) => boolean {
  const step = Math.ceil((table.ids.length + places.length) / mostLookedAt);
  const isFar = (lon: number, lat: number) => Math.abs(lon) > farFromZero || Math.abs(lat) > farFromZero;
  let looked = 0;
  let far = 0;
  const look = (lon: number, lat: number) => {
    looked += 1;
    if (isFar(lon, lat)) far += 1;
  };
  for (let at = 0; at < table.ids.length; at += step) look(table.lon[at] ?? 0, table.lat[at] ?? 0);
  for (let at = 0; at < places.length; at += step) look(places[at]?.lon ?? 0, places[at]?.lat ?? 0);
  const isElsewhere = far * 2 > looked;
  return (lon, lat) => isElsewhere && Math.abs(lon) < nearZero && Math.abs(lat) < nearZero;
}

/** The unbroken runs of a way's nodes that are there and kept, as positions in the table; no node twice in a row. */
function runsOf(
  nodes: readonly number[],
  table: NodeTable,
  isKept: (lon: number, lat: number) => boolean = () => true,
): { runs: number[][]; missing: number } {
  const runs: number[][] = [];
  let run: number[] = [];
  let missing = 0;
  for (const id of nodes) {
    const at = table.at(id);
    if (at >= 0 && isKept(table.lon[at] ?? 0, table.lat[at] ?? 0)) {
      if (run.at(-1) !== at) run.push(at);
      continue;
    }
    missing += 1;
    runs.push(run);
    run = [];
  }
  runs.push(run);
  return { runs: runs.filter(({ length }) => length > 1), missing };
}

function flat(table: NodeTable, run: readonly number[]): number[] {
  return run.flatMap((at) => [table.lon[at] ?? 0, table.lat[at] ?? 0]);
}

function roadNodes(table: NodeTable, isRoadNode: Uint8Array): OsmNodes {
  const count = isRoadNode.reduce((sum, flag) => sum + flag, 0);
  const ids = new Float64Array(count);
  const lon = new Int32Array(count);
  const lat = new Int32Array(count);
  let to = 0;
  for (let at = 0; at < isRoadNode.length; at++) {
    if (isRoadNode[at] === 0) continue;
    ids[to] = table.ids[at] ?? 0;
    lon[to] = table.lon[at] ?? 0;
    lat[to] = table.lat[at] ?? 0;
    to += 1;
  }
  return { ids, lon, lat };
}
