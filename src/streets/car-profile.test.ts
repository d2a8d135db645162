import assert from "node:assert/strict";
import { test } from "node:test";
import { isBarrier } from "./barriers.ts";
import { carWay, durationSeconds } from "./car-profile.ts";
import { namesOf, type OsmMember, type Tags } from "./osm-tags.ts";
import { landLayer, placeOf } from "./place-tags.ts";
import { speedCountry } from "./speed-defaults.ts";
import { restrictionsOf } from "./turn-restrictions.ts";

/** "highway=primary oneway=yes" as tags. */
function tagsOf(text: string): Tags {
  return Object.fromEntries(text.split(" ").map((pair) => pair.split("=") as [string, string]));
}

/** "class forward/backward", with what is marked. */
function driven(text: string, country = "CN"): string {
  const way = carWay(tagsOf(text), speedCountry(country));
  if (way === undefined) return "no";
  const against = way.contraflow === undefined ? "" : ` contraflow ${way.contraflow}`;
  const crossing = way.crossingSeconds === undefined ? "" : ` ${way.crossingSeconds} s`;
  return `${way.class} ${way.forward}/${way.backward}${against}${crossing}`;
}

const cases: Readonly<Record<string, readonly (readonly [tags: string, is: string, country?: string])[]>> = {
  "classes have defaults by country": [
    ["highway=primary", "primary 60/60"],
    ["highway=primary", "primary 50/50", "DE"],
    ["highway=residential", "residential 40/40", "US"],
    ["highway=secondary_link", "secondary_link 36/36", "BR"],
    ["highway=tertiary", "tertiary 45/45", "FR"],
    ["highway=road", "unclassified 30/30"],
    ["highway=service service=driveway", "service 10/10"],
    ["highway=service", "service 20/20"],
    ["highway=track tracktype=grade1", "track 30/30"],
    ["highway=track tracktype=grade5", "track 5/5"],
  ],
  "what is not a road for cars, or not yet": [
    ["highway=footway", "no"],
    ["highway=steps emergency=yes", "no"],
    ["highway=construction construction=primary", "no"],
    ["highway=proposed", "no"],
    ["highway=abandoned", "no"],
    ["highway=constructor", "no"],
    ["highway=pedestrian area=yes", "no"],
    ["highway=residential smoothness=impassable", "no"],
    ["building=yes", "no"],
  ],
  "the most special access decides": [
    ["highway=residential access=no", "no"],
    ["highway=residential access=no emergency=yes", "residential 30/30"],
    ["highway=residential access=no motor_vehicle=destination", "residential 30/30"],
    ["highway=residential motor_vehicle=no motorcar=permit", "residential 30/30"],
    ["highway=residential vehicle=yes motor_vehicle=no", "no"],
    ["highway=residential emergency=no", "no"],
    ["highway=service service=emergency_access access=no motor_vehicle=no", "service 20/20"],
    ["highway=service service=emergency_access access=no emergency=no", "no"],
    ["highway=service access=private", "service 20/20"],
    ["highway=service access=customers", "service 20/20"],
    ["highway=track motor_vehicle=agricultural;forestry", "no"],
    ["highway=track motor_vehicle=agricultural;destination", "track 15/15"],
    ["highway=track vehicle=forestry emergency=yes", "track 15/15"],
    ["highway=primary motor_vehicle:backward=no", "primary 60/0"],
    ["highway=residential emergency=fire_hydrant", "residential 30/30"],
  ],
  "people's streets at walking pace": [
    ["highway=pedestrian", "pedestrian 10/10"],
    ["highway=pedestrian motor_vehicle=no", "pedestrian 10/10"],
    ["highway=pedestrian access=no", "no"],
    ["highway=pedestrian emergency=no", "no"],
    ["highway=footway emergency=designated", "pedestrian 10/10"],
    ["highway=path motor_vehicle=yes", "pedestrian 10/10"],
    ["highway=living_street maxspeed=walk", "living_street 10/10"],
  ],
  "buses' roads": [
    ["highway=busway oneway=yes access=no bus=yes", "service 20/20 contraflow backward"],
    ["highway=primary access=no psv=yes maxspeed=40", "unclassified 40/40"],
    ["highway=service motor_vehicle=no bus=designated", "service 20/20"],
    ["highway=secondary oneway=yes oneway:bus=no", "secondary 50/50"],
    ["highway=secondary oneway=yes busway=opposite_lane", "secondary 50/50"],
    ["highway=residential oneway=yes oneway:emergency=no", "residential 30/30"],
  ],
  "one-ways, and against them": [
    ["highway=residential oneway=yes", "residential 30/20 contraflow backward"],
    ["highway=residential oneway=-1", "residential 20/30 contraflow forward"],
    ["highway=service service=parking_aisle oneway=yes", "service 10/10 contraflow backward"],
    ["highway=primary oneway=reversible", "no"],
    ["highway=primary oneway=alternating", "primary 60/60"],
    ["highway=motorway", "motorway 100/0"],
    ["highway=motorway oneway=no", "motorway 100/100"],
    ["highway=motorway_link", "motorway_link 60/0"],
    ["highway=primary_link oneway=yes", "primary_link 36/0"],
    ["highway=tertiary junction=roundabout", "tertiary 40/0"],
    ["highway=tertiary junction=circular", "tertiary 40/0"],
    ["highway=trunk oneway=yes", "trunk 70/0"],
    ["highway=primary oneway=yes dual_carriageway=yes", "primary 60/0"],
    ["highway=residential oneway=yes motor_vehicle:backward=no", "residential 30/0"],
  ],
  "limits as people write them": [
    ["highway=primary maxspeed=50", "primary 50/50"],
    ["highway=primary maxspeed=30_mph", "primary 60/60"],
    ["highway=primary maxspeed=30mph", "primary 48/48"],
    ["highway=motorway maxspeed=none", "motorway 130/0"],
    ["highway=motorway maxspeed=300", "motorway 130/0"],
    ["highway=primary maxspeed=signals", "primary 60/60"],
    ["highway=primary maxspeed=0", "primary 60/60"],
    ["highway=primary maxspeed=1", "primary 5/5"],
    ["highway=primary maxspeed=50;60", "primary 50/50"],
    ["highway=primary maxspeed=DE:urban", "primary 50/50", "CN"],
    ["highway=primary maxspeed=BR:urban", "primary 60/60", "DE"],
    ["highway=primary maxspeed=DE:rural", "primary 100/100", "DE"],
    ["highway=primary maxspeed=DE:constructor", "primary 50/50", "DE"],
    ["highway=tertiary maxspeed=CN:zone30", "tertiary 30/30"],
    ["highway=primary maxspeed:type=CN:urban", "primary 50/50"],
    ["highway=primary source:maxspeed=sign", "primary 60/60"],
    ["highway=primary maxspeed=50 maxspeed:forward=70", "primary 70/50"],
    ["highway=service maxspeed=50", "service 20/20"],
  ],
  "bad ground": [
    ["highway=unclassified maxspeed=50 surface=gravel", "unclassified 40/40"],
    ["highway=unclassified maxspeed=50 surface=sand smoothness=bad", "unclassified 20/20"],
    ["highway=unclassified maxspeed=50 surface=constructor", "unclassified 50/50"],
    ["highway=track tracktype=grade2 surface=dirt", "track 20/20"],
  ],
  ferries: [
    ["route=ferry motor_vehicle=yes duration=00:20", "ferry 8/8 1200 s"],
    ["route=ferry duration=PT1H5M", "ferry 8/8 3900 s"],
    ["route=ferry", "ferry 8/8"],
    ["route=ferry motor_vehicle=no", "no"],
    ["route=ferry motorcar=no", "no"],
    ["route=ferry foot=yes bicycle=yes", "no"],
    ["route=ferry foot=yes motor_vehicle=yes", "ferry 8/8"],
  ],
};

for (const [sentence, ways] of Object.entries(cases)) {
  test(sentence, () => {
    for (const [tags, is, country] of ways) assert.equal(driven(tags, country), is, `${tags} in ${country ?? "CN"}`);
  });
}

test("a limit may have a space before its unit", () => {
  assert.equal(carWay({ highway: "primary", maxspeed: "30 mph" }, "US")?.forward, 48);
});

test("durations are read as clock, ISO 8601 or minutes; nonsense is none", () => {
  const read = ["00:20", "1:05:30", "PT20M", "P1DT1S", "20", "PT", "0", "soon", undefined].map(durationSeconds);
  assert.deepEqual(read, [1200, 3930, 1200, 86401, 1200, undefined, undefined, undefined, undefined]);
});

test("a road is called by its name in each language, and else by its number", () => {
  const named = carWay({ highway: "primary", name: "人民路", "name:en": "Renmin Road", ref: "S20" }, "CN");
  assert.deepEqual(named?.name, { local: "人民路", en: "Renmin Road" });
  assert.deepEqual(carWay({ highway: "primary", name: " ", ref: "S20" }, "CN")?.name, { local: "S20" });
  assert.deepEqual(namesOf({ "name:zh": "外滩" }), { local: "外滩", zh: "外滩" });
  assert.equal(namesOf({ ref: "S20" }), undefined);
});

test("a barrier is what a police car cannot pass", () => {
  const stops = (text: string) => isBarrier(tagsOf(text));
  for (const passed of [
    "barrier=gate",
    "barrier=lift_gate access=private",
    "barrier=gate locked=yes emergency=yes",
    "barrier=bollard emergency=yes",
    "barrier=bollard motor_vehicle=yes",
    "barrier=bollard access=no bus=yes",
    "barrier=chain access=private",
    "barrier=toll_booth",
    "barrier=kerb",
    "highway=crossing",
  ]) {
    assert.equal(stops(passed), false, passed);
  }
  for (const stopped of [
    "barrier=bollard",
    "barrier=block access=private",
    "barrier=jersey_barrier",
    "barrier=log",
    "barrier=debris",
    "barrier=chain",
    "barrier=gate access=no",
    "barrier=swing_gate locked=yes",
    "barrier=bollard bicycle=yes",
    "barrier=bollard motor_vehicle=no",
  ]) {
    assert.equal(stops(stopped), true, stopped);
  }
});

const turn: readonly OsmMember[] = [
  { kind: "way", id: 1, role: "from" },
  { kind: "node", id: 5, role: "via" },
  { kind: "way", id: 2, role: "to" },
];
const restricted = (text: string, members = turn) => restrictionsOf(9, tagsOf(`type=restriction ${text}`), members);

test("a restriction forbids or demands a turn over a node or over ways", () => {
  assert.deepEqual(restricted("restriction=no_left_turn"), [{ id: 9, kind: "no", from: 1, via: { node: 5 }, to: 2 }]);
  const overWays = [...turn.filter(({ role }) => role !== "via"), { kind: "way", id: 7, role: "via" } as const];
  assert.deepEqual(restricted("restriction:motorcar=only_straight_on restriction=no_u_turn", overWays), [
    { id: 9, kind: "only", from: 1, via: { ways: [7] }, to: 2 },
  ]);
  assert.equal(restrictionsOf(9, { type: "multipolygon" }, turn), undefined);
});

test("no_entry may come from several roads; only_… may not", () => {
  const several = [...turn, { kind: "way", id: 3, role: "from" } as const];
  const found = restricted("restriction=no_entry", several);
  assert.ok(Array.isArray(found));
  assert.deepEqual(
    found.map(({ from, to }) => [from, to]),
    [
      [1, 2],
      [3, 2],
    ],
  );
  assert.equal(restricted("restriction=only_right_turn", several), "restrictionsMalformed");
});

test("restrictions that do not bind the service, hold at times or cannot be read are left out by reason", () => {
  assert.equal(restricted("restriction=no_left_turn except=psv;emergency"), "restrictionsExempt");
  assert.ok(Array.isArray(restricted("restriction=no_left_turn except=psv")));
  assert.equal(restricted("restriction:hgv=no_left_turn"), "restrictionsExempt");
  assert.equal(restricted("restriction:conditional=no_left_turn@(7-9)"), "restrictionsConditional");
  assert.equal(restricted("restriction=no_fun"), "restrictionsMalformed");
  assert.equal(restricted("restriction=no_left_turn", turn.slice(1)), "restrictionsMalformed");
});

test("addresses and named places are places; bus stops and unnamed shops are not", () => {
  assert.deepEqual(placeOf({ "addr:street": "人民路", "addr:housenumber": "8" }), {
    street: "人民路",
    houseNumber: "8",
    kind: "address",
  });
  assert.deepEqual(placeOf({ amenity: "school", name: "一中", "addr:housenumber": "8" }), {
    name: { local: "一中" },
    kind: "school",
  });
  assert.deepEqual(placeOf({ building: "yes", name: "A" }), { name: { local: "A" }, kind: "building" });
  assert.equal(placeOf({ shop: "kiosk" }), undefined);
  assert.equal(placeOf({ highway: "bus_stop", public_transport: "platform", name: "A" }), undefined);
});

test("land is drawn by layer", () => {
  assert.equal(landLayer({ natural: "water" }, true), "water");
  assert.equal(landLayer({ natural: "water" }, false), undefined);
  assert.equal(landLayer({ waterway: "river" }, false), "waterway");
  assert.equal(landLayer({ railway: "rail", tunnel: "yes" }, false), undefined);
  assert.equal(landLayer({ leisure: "park" }, true), "green");
  assert.equal(landLayer({ building: "house" }, true), "building");
});
