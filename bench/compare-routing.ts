import pg from "pg";
import { buildGraph } from "../src/streets/build-graph.ts";
import { arrivals, type Roads } from "../src/streets/journeys.ts";
import { impassable } from "../src/streets/road-graph.ts";
import { Search } from "../src/streets/search.ts";
import { readOsmFile } from "../src/streets/server/osm/read-osm-file.ts";
import { roadIndex } from "../src/streets/snap.ts";
import { freeFlow, travelMillis } from "../src/streets/weights.ts";

/*
 * For developers: the same thousand journeys asked of this router and of pgRouting, on a graph that osm2pgrouting made of the
 * same extract. docs/guide/streets-oracle.md says how to install both and what came out. Lengths are compared, not times, so that two
 * tables of speeds do not hide a difference of the networks.
 *
 *   node bench/compare-routing.ts EXTRACT.osm.pbf COUNTRY postgres://…/database [alike|all]
 */
const [file = "", country = "CN", database = "", which = "alike"] = process.argv.slice(2);
const pairs = 1000;
const alikeOnly = which === "alike";

const client = new pg.Client({ connectionString: database });
await client.connect();
const ways = await client.query<{ osm_id: string; forward: boolean; backward: boolean }>(
  "select osm_id, bool_and(cost_s >= 0) as forward, bool_and(reverse_cost_s >= 0) as backward from ways group by osm_id",
);
const theirs = new Map(ways.rows.map(({ osm_id, forward, backward }) => [Number(osm_id), { forward, backward }]));

const extract = await readOsmFile(file, { country });
const ours = new Set(extract.roads.map(({ id }) => id));
const inBoth = extract.roads.filter(({ id }) => theirs.has(id));
// What both take for a road, and both for the same directions: on these the searches must agree.
const alike = inBoth.filter(({ id, forward, backward, contraflow }) => {
  const there = theirs.get(id);
  const isOn = forward > 0 && contraflow !== "forward";
  const isBack = backward > 0 && contraflow !== "backward";
  return there?.forward === isOn && there.backward === isBack;
});
const shared = alikeOnly ? alike : inBoth;
// pgRouting's plain search knows no turn restrictions, and its importer no barriers: both are left out here.
const { graph } = buildGraph({ ...extract, roads: shared, restrictions: [], barriers: new Set() });
const millis = travelMillis(graph, freeFlow);
for (let direction = 0; direction < millis.length; direction++) {
  if (millis[direction] !== impassable) millis[direction] = Math.round((graph.edgeMetres[direction >> 1] ?? 0) * 1000);
}
const roads: Roads = { graph, search: new Search(graph), millis };
const index = roadIndex(graph);

const vertices = await client.query<{ id: string; lon: number; lat: number }>(
  "select id, lon::float8, lat::float8 from ways_vertices_pgr order by id",
);
let state = 20_261_124;
const draw = (below: number) => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const chosen: { from: number; to: number }[] = [];
const placeOf = (row: number) => {
  const vertex = vertices.rows[row];
  return vertex === undefined ? undefined : index.nearest([vertex.lon, vertex.lat], 1);
};
while (chosen.length < pairs) {
  const [from, to] = [draw(vertices.rows.length), draw(vertices.rows.length)];
  if (from !== to && placeOf(from) !== undefined && placeOf(to) !== undefined) chosen.push({ from, to });
}
const idOf = (row: number) => Number(vertices.rows[row]?.id);
const sharedIds = [...new Set(shared.map(({ id }) => id))].join(",");
const answers = await client.query<{ start_vid: string; end_vid: string; agg_cost: number }>(
  `select * from pgr_dijkstraCost(
     'select gid as id, source, target, sign(cost_s) * length_m as cost, sign(reverse_cost_s) * length_m as reverse_cost from ways where osm_id = any(''{${sharedIds}}''::bigint[])',
     $1)`.replace(
    "$1",
    `'select * from (values ${chosen.map(({ from, to }) => `(${idOf(from)},${idOf(to)})`).join(",")}) as v(source, target)'`,
  ),
);
await client.end();
const expected = new Map(answers.rows.map(({ start_vid, end_vid, agg_cost }) => [`${start_vid}-${end_vid}`, agg_cost]));

let same = 0;
const differing: string[] = [];
for (const { from, to } of chosen) {
  const [start, goal] = [placeOf(from), placeOf(to)];
  const found = start === undefined || goal === undefined ? undefined : arrivals(roads, [start], goal)[0];
  const metres = found === undefined ? undefined : found / 1000;
  const wanted = expected.get(`${idOf(from)}-${idOf(to)}`);
  const isSame =
    metres === undefined || wanted === undefined
      ? metres === wanted
      : // A sphere here, a spheroid there: up to 0.4 % apart.
        Math.abs(metres - wanted) <= Math.max(3, wanted * 0.005);
  if (isSame) same += 1;
  else
    differing.push(
      `${idOf(from)} -> ${idOf(to)}: ${metres?.toFixed(0) ?? "no way"} m here, ${wanted?.toFixed(0) ?? "no way"} m there`,
    );
}
const only = (some: ReadonlySet<number>, others: ReadonlySet<number>) =>
  [...some].filter((id) => !others.has(id)).length;
process.stdout.write(
  `${[
    `pairs                 ${pairs}`,
    `same                  ${same} (${((same / pairs) * 100).toFixed(1)} %)`,
    `ways in both          ${new Set(inBoth.map(({ id }) => id)).size}, of them in the same directions ${new Set(alike.map(({ id }) => id)).size}`,
    `ways only here        ${only(ours, new Set(theirs.keys()))}`,
    `ways only there       ${only(new Set(theirs.keys()), ours)}`,
    `such as (only there)  ${[...theirs.keys()]
      .filter((id) => !ours.has(id))
      .slice(0, 12)
      .join(" ")}`,
    `other directions      ${inBoth
      .filter((road) => !alike.includes(road))
      .slice(0, 12)
      .map(({ id }) => id)
      .join(" ")}`,
    ...differing.slice(0, 40),
  ].join("\n")}\n`,
);
