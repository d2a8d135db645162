import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { anheStreetMap } from "../../src/district/anhe/street-map.ts";
import type { Station } from "../../src/district/district.ts";
import { isInside } from "../../src/district/ring.ts";
import { importStreets, graphFileOf } from "../../src/streets/server/import-streets.ts";
import { placesBeside } from "../../src/streets/server/places-file.ts";
import { pbfFile } from "../../src/streets/server/osm/write-pbf.ts";
import { makeMap } from "./make-streets.ts";
import { memoryDistrict } from "./testing/drill-district.ts";
import { addressesOf, townOn } from "./town.ts";

const folder = mkdtempSync(join(tmpdir(), "callsign-town-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The planned streets of Anhe, carried to the other side of the world: a town that the drill does not know. */
const far = (() => {
  const { nodes, ...rest } = anheStreetMap("plan");
  return {
    ...rest,
    nodes: nodes.map((node) => ({ ...node, lon: node.lon - 1_017_000_000, lat: node.lat + 181_000_000 })),
  };
})();

async function gazetteer() {
  const file = join(folder, "far.osm.pbf");
  writeFileSync(file, pbfFile(far));
  const { version } = await importStreets({ file, dataFolder: folder, progress: () => undefined });
  return placesBeside(graphFileOf(folder, version));
}

test("the district is taken by its rules on another town: stations within their own areas, at streets, called by what is there", async () => {
  const places = await gazetteer();
  const town = townOn(places, "far") ?? assert.fail("there is no town");
  const doors = new Set(places.streets.map(({ point: [lon, lat] }) => `${lon.toFixed(4)} ${lat.toFixed(4)}`));
  const stations = town.district.flatMap(({ name, body }) => (name === "RegisterStation" ? [body as Station] : []));
  assert.equal(stations.length, 9);
  assert.equal(new Set(stations.map(({ name }) => name.zh)).size, 9);
  for (const { point, area = [], name } of stations) {
    assert.ok(Math.abs(point[0] - 8.7) < 1 && Math.abs(point[1] - 49.4) < 1, name.en);
    assert.ok(area.every(([lon, lat]) => Math.abs(lon - 8.7) < 1 && Math.abs(lat - 49.4) < 1));
    assert.ok(doors.has(`${point[0].toFixed(4)} ${point[1].toFixed(4)}`), `${name.en} stands at no street`);
  }
  assert.ok(stations.filter(({ point, area = [] }) => isInside(point, area)).length >= 7);
  const district = memoryDistrict();
  for (const { name, body } of town.district) {
    const answer = await district.give(name, body as Record<string, unknown>, {
      officer: "system",
      role: roleFor(name),
    });
    assert.ok(answer.accepted, `${name} ${JSON.stringify(answer)}`);
  }
});

function roleFor(name: string): "systemAdministrator" | "importer" {
  return name === "RegisterUnit" ? "importer" : "systemAdministrator";
}

test("callers call from the map's houses and places", async () => {
  const addresses = addressesOf(await gazetteer(), 300);
  assert.ok(addresses.length > 100 && addresses.length < 400, `${addresses.length}`);
  assert.ok(addresses.some(({ words }) => /^文昌路\d+号$/u.test(words)));
  assert.ok(addresses.some(({ english }) => /^\d+ [A-Z].* (?:Road|Street|Lane)/.test(english)));
  assert.ok(addresses.some(({ words }) => words === "仁济大药房"));
});

test("a file that is no map fails with a sentence, and so does one that breaks off", async () => {
  const bad = join(folder, "bad.osm.pbf");
  writeFileSync(bad, "no map at all");
  await assert.rejects(makeMap(folder, bad), /is not an OpenStreetMap file/);
  const whole = pbfFile(far);
  writeFileSync(bad, whole.subarray(0, Math.floor(whole.length / 2)));
  await assert.rejects(makeMap(folder, bad), /truncated|damaged|holds no|nodes/);
});
