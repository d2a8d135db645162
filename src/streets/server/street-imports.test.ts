import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { anheStreetMap } from "../../district/anhe/street-map.ts";
import { openStreetImports, type StreetImports } from "./street-imports.ts";

const at = "2026-11-23T08:00:00.000Z";
const map = Buffer.from(anheStreetMap());
const anhe = { name: "anhe.osm", size: map.length, country: "CN" };
let dataFolder: string;
let imports: StreetImports;

before(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "callsign-import-"));
  imports = openStreetImports({ dataFolder, log: () => undefined });
});
after(async () => {
  await imports.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

const refused = (answer: object) => ("refused" in answer ? answer.refused : answer);
const received = () => existsSync(join(dataFolder, "streets", "received"));

async function settled(): Promise<string> {
  for (;;) {
    const { state } = imports.state();
    if (state !== "receiving" && state !== "working") return state;
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
}

test("a file arrives piece by piece, is gone on with where it was left, and streets are built of it", async () => {
  assert.equal(imports.state().state, "nothing");
  assert.equal(refused(await imports.take(0, map)), "StreetsNotExpected");
  await imports.begin(anhe, "lin", at);
  const half = Math.floor(map.length / 2);
  await imports.take(0, map.subarray(0, half));
  assert.deepEqual(await imports.take(0, map), { refused: "StreetsPartElsewhere", details: { at: half } });
  assert.equal(refused(await imports.begin({ ...anhe, name: "other.osm" }, "wu", at)), "StreetsImportUnderWay");
  const again = await imports.begin(anhe, "lin", at);
  assert.ok("received" in again && again.received === half);
  await imports.take(half, map.subarray(half));
  assert.equal(await settled(), "done");
  const state = imports.state();
  assert.ok("found" in state && state.found !== undefined);
  assert.equal(state.found.source, "anhe.osm");
  assert.ok(state.found.report.edges > 10);
  assert.ok(existsSync(join(dataFolder, "streets", state.found.version, "graph.bin")));
  assert.equal(received(), false, "the file itself is not kept");
});

test("what is no map is said by the file's own name, and leaves nothing", async () => {
  const bytes = Buffer.from("no map at all");
  await imports.begin({ ...anhe, name: "letter.pbf", size: bytes.length }, "lin", at);
  await imports.take(0, bytes);
  assert.equal(await settled(), "failed");
  const state = imports.state();
  assert.ok("why" in state && state.why?.en.includes("letter.pbf") === true && !state.why.en.includes(dataFolder));
  assert.equal(received(), false);
});

test("a cancelled import leaves nothing, and another can begin", async () => {
  await imports.begin(anhe, "lin", at);
  await imports.take(0, map.subarray(0, 10));
  assert.equal((await imports.cancel()).state, "cancelled");
  assert.equal(received(), false);
  await imports.begin(anhe, "lin", at);
  await imports.take(0, map);
  await imports.cancel();
  assert.notEqual(imports.state().state, "working");
  assert.deepEqual(
    readdirSync(join(dataFolder, "streets")).filter((name) => name.includes("making")),
    [],
  );
});
