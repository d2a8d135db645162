import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { importStreets } from "../../src/streets/server/import-streets.ts";
import { type Hall, openHall } from "./testing/hall.ts";

const folder = mkdtempSync(join(tmpdir(), "callsign-map-frame-"));
let hall: Hall;

before(async () => {
  hall = await openHall({ dataFolder: folder }, "open");
});

after(async () => {
  await hall?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A town of a grid of streets at 8.6, 49.4, and one road that leads a degree to the west. */
function town(): string {
  const nodes: string[] = [];
  const ways: string[] = [];
  const side = 24;
  for (let row = 0; row < side; row++) {
    const refs: string[] = [];
    for (let column = 0; column < side; column++) {
      const id = 1 + row * side + column;
      nodes.push(
        `<node id="${id}" lon="${(8.6 + column * 0.004).toFixed(4)}" lat="${(49.4 + row * 0.004).toFixed(4)}"/>`,
      );
      refs.push(`<nd ref="${id}"/>`);
    }
    ways.push(
      `<way id="${row + 1}">${refs.join("")}<tag k="highway" v="primary"/><tag k="name" v="Straße ${row}"/></way>`,
    );
  }
  nodes.push(`<node id="9001" lon="7.6" lat="49.4"/>`);
  ways.push(
    `<way id="900"><nd ref="1"/><nd ref="9001"/><tag k="highway" v="primary"/><tag k="name" v="Fernstraße"/></way>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><osm version="0.6">${nodes.join("")}${ways.join("")}</osm>`;
}

test("after an import of streets elsewhere the whole of them is shown, without the stray road; off them the map says so", async () => {
  const file = join(folder, "town.osm");
  writeFileSync(file, town());
  const { version, report, source } = await importStreets({
    file,
    dataFolder: folder,
    progress: () => undefined,
  });
  const { junctions, edges, kilometres } = report;
  const give = await hall.ordersAs({ role: "systemAdministrator" });
  await give([{ name: "AdoptStreets", body: { version, source, junctions, edges, kilometres } }]);
  const { page, errors } = await hall.window({ role: "dispatcher", language: "en-GB", path: "/roster" });
  const tile = page.waitForRequest(/\/api\/v1\/tiles\//);
  await page.goto(hall.url);
  const canvas = page.locator(".maplibregl-canvas");
  await canvas.waitFor();
  const answer = (await (await page.request.get("/api/v1/map")).json()) as { land: number[]; bounds: number[] };
  assert.ok((answer.land[0] ?? 0) > (answer.bounds[0] ?? 0) + 0.5, "the stray road is left out");
  await tile;
  const off = page.getByRole("status").filter({ hasText: "off the imported streets" });
  assert.equal(await off.count(), 0);
  // Somewhere else: the map says why it is blank, and H brings all of it back.
  await canvas.focus();
  for (let step = 0; step < 30 && (await off.count()) === 0; step++) await page.keyboard.press("ArrowLeft");
  await off.waitFor();
  await page.getByRole("button", { name: /Whole district/ }).click();
  await off.waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});
