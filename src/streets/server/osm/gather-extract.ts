import { isBarrier } from "../../barriers.ts";
import { carWay } from "../../car-profile.ts";
import type { OsmExtract } from "../../osm-extract.ts";
import { namesOf, type OsmMember, type Tags } from "../../osm-tags.ts";
import { landLayer, placeOf } from "../../place-tags.ts";
import type { SpeedCountry } from "../../speed-defaults.ts";
import { restrictionsOf } from "../../turn-restrictions.ts";
import { assemble } from "./assemble-extract.ts";
import type { Gathered, GatheredLand } from "./gathered.ts";
import { IdList, NodeTable, SortedIds } from "./node-table.ts";
import type { OsmSource, OsmVisitor } from "./osm-source.ts";
import { empty, outside, withoutNodes } from "./osm-trouble.ts";

/** West, south, east, north in degrees. */
export type BoundingBox = readonly [west: number, south: number, east: number, north: number];

/**
 * Reads the extract in up to four passes, so that memory holds only what roads, places and land need: with a bounding
 * box, first the nodes inside it; then ways and relations; then the ways that only relations refer to, whose nodes are
 * not known earlier; last the positions of all nodes referred to. If the file has several versions of one id, the last
 * one counts; a sorted file has the newest last.
 */
export async function gatherExtract(
  source: OsmSource,
  country: SpeedCountry,
  box: BoundingBox | undefined,
  progress: (bytesDone: number, bytesAll: number) => void,
): Promise<OsmExtract> {
  const left = new Map<string, number>();
  const count = (reason: string) => void left.set(reason, (left.get(reason) ?? 0) + 1);
  const isInside = insideOf(box);
  const found: Gathered = {
    ways: new Map(),
    relations: new Map(),
    restrictions: new Map(),
    memberWays: new Map(),
    barriers: new Set(),
    places: new Map(),
    isInside,
    left,
  };
  const passes = box === undefined ? 3 : 4;
  const run = (fromLast: number, visitor: OsmVisitor) =>
    source.pass(visitor, (done) => progress((passes - fromLast) * source.bytes + done, passes * source.bytes));

  const inside = box === undefined ? undefined : await nodesInside();
  const touches = (nodes: readonly number[]) => inside === undefined || nodes.some((id) => inside.find(id) >= 0);
  const touching = new Set<number>();
  await run(3, { way: takeWay, relation: takeRelation });
  const wantedWays = waysOfRelations();
  if (wantedWays.size > 0) await run(2, { way: takeMember });
  const nodes = new NodeTable(wantedNodes());
  let nodeCount = 0;
  await run(1, { node: takeNode });
  if (nodeCount === 0) throw found.ways.size > 0 ? withoutNodes(source.path) : empty(source.path);
  progress(passes * source.bytes, passes * source.bytes);
  return assemble(found, nodes);

  async function nodesInside(): Promise<SortedIds> {
    const ids = new IdList();
    let all = 0;
    await run(4, {
      node: (id, lon, lat) => {
        all += 1;
        if (isInside(lon, lat)) ids.add(id);
      },
    });
    if (all === 0) throw empty(source.path);
    const sorted = ids.sorted();
    if (sorted.length === 0) throw outside(source.path);
    return new SortedIds(sorted);
  }

  function takeWay(id: number, wayNodes: number[], tags: Tags): void {
    if (found.ways.delete(id)) count("duplicateWays");
    if (!touches(wayNodes)) return;
    if (inside !== undefined) touching.add(id);
    const isClosed = wayNodes.length > 3 && wayNodes[0] === wayNodes.at(-1);
    const road = carWay(tags, country);
    const place = isClosed ? placeOf(tags) : undefined;
    const land = landOf(tags, isClosed);
    if (road === undefined && place === undefined && land === undefined) return;
    found.ways.set(id, {
      nodes: wayNodes,
      ...(road !== undefined && { road }),
      ...(place !== undefined && { place }),
      ...(land !== undefined && { land }),
    });
  }

  function takeRelation(id: number, members: readonly OsmMember[], tags: Tags): void {
    const wasThere = found.restrictions.delete(id) || found.relations.delete(id);
    if (wasThere) count("duplicateRelations");
    const restrictions = restrictionsOf(id, tags, members);
    if (typeof restrictions === "string") count(restrictions);
    else if (restrictions !== undefined) found.restrictions.set(id, restrictions);
    const isShape = tags["type"] === "multipolygon" || tags["type"] === "boundary";
    if (!isShape) return;
    const isBoundary = tags["boundary"] === "administrative";
    const name = namesOf(tags);
    const land = isBoundary ? { layer: "boundary" as const, ...(name !== undefined && { name }) } : landOf(tags, true);
    const place = isBoundary ? undefined : placeOf(tags);
    if (land === undefined && place === undefined) return;
    found.relations.set(id, {
      members,
      ...(land !== undefined && { land }),
      ...(place !== undefined && { place }),
    });
  }

  /** Ways that relations want and nobody else; of relations that do not touch the box, none. */
  function waysOfRelations(): Set<number> {
    const wanted = new Set<number>();
    for (const [id, { members, land }] of found.relations) {
      const ways = members.filter(({ kind }) => kind === "way");
      if (inside !== undefined && !ways.some((member) => touching.has(member.id))) {
        found.relations.delete(id);
        continue;
      }
      // A boundary is lines; an area needs all its ways, even those outside the box.
      const isLines = land?.layer === "boundary" && inside !== undefined;
      for (const member of ways) {
        if (!found.ways.has(member.id) && (!isLines || touching.has(member.id))) wanted.add(member.id);
      }
    }
    return wanted;
  }

  function takeMember(id: number, wayNodes: number[]): void {
    if (wantedWays.has(id)) found.memberWays.set(id, wayNodes);
  }

  function wantedNodes(): Float64Array {
    const ids = new IdList();
    for (const way of found.ways.values()) for (const id of way.nodes) ids.add(id);
    for (const way of found.memberWays.values()) for (const id of way) ids.add(id);
    return ids.sorted();
  }

  function takeNode(id: number, lon: number, lat: number, tags: Tags | undefined): void {
    nodeCount += 1;
    if (!(Math.abs(lon) <= 180e7 && Math.abs(lat) <= 90e7)) {
      count("nodesOffTheGlobe");
      return;
    }
    const wasThere = nodes.put(id, lon, lat);
    if (wasThere === true) {
      count("duplicateNodes");
      found.barriers.delete(id);
    }
    const hadPlace = found.places.delete(id);
    if (hadPlace && wasThere === undefined) count("duplicateNodes");
    if (tags === undefined) return;
    if (wasThere !== undefined && isBarrier(tags)) found.barriers.add(id);
    const place = isInside(lon, lat) ? placeOf(tags) : undefined;
    if (place !== undefined) found.places.set(id, { lon, lat, ...place });
  }
}

function landOf(tags: Tags, isClosed: boolean): GatheredLand | undefined {
  const layer = landLayer(tags, isClosed);
  const name = layer === undefined ? undefined : namesOf(tags);
  return layer === undefined ? undefined : { layer, ...(name !== undefined && { name }) };
}

function insideOf(box: BoundingBox | undefined): (lon: number, lat: number) => boolean {
  if (box === undefined) return () => true;
  const [west, south, east, north] = box.map((degrees) => Math.round(degrees * 1e7)) as unknown as BoundingBox;
  return (lon, lat) => lon >= west && lon <= east && lat >= south && lat <= north;
}
