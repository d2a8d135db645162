import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { planMapText } from "../../district/anhe/testing/plan-map.ts";
import { graphFileOf, importStreets } from "./import-streets.ts";
import { startRouter } from "./router.ts";

const folder = mkdtempSync(join(tmpdir(), "callsign-places-file-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test("an import brings its places; without their file, or with half of it, nothing is found and the roads still serve", async () => {
  const source = join(folder, "anhe.osm");
  writeFileSync(source, planMapText());
  const { version } = await importStreets({ file: source, dataFolder: folder, progress: () => undefined });
  const graph = graphFileOf(folder, version);
  const file = join(dirname(graph), "places.json");
  const router = startRouter(() => undefined);
  const found = async () => {
    await router.use(graph);
    const { places } = await router.ask("find", { text: "wcl12", most: 3 });
    assert.notEqual(await router.ask("route", { start: [110.41, 31.25], goal: [110.41, 31.285] }), null);
    return places.map(({ zh }) => zh);
  };
  try {
    assert.match((await found()).join(), /文昌路12/);
    const whole = readFileSync(file, "utf8");
    writeFileSync(file, whole.slice(0, whole.length / 2));
    assert.deepEqual(await found(), []);
    rmSync(file);
    assert.deepEqual(await found(), []);
  } finally {
    await router.close();
  }
});
