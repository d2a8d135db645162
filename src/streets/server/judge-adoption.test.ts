import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { planMapText } from "../../district/anhe/testing/plan-map.ts";
import { importStreets, streetsFolder } from "./import-streets.ts";
import { judgeAdoption } from "./judge-adoption.ts";

const folder = await mkdtemp(join(tmpdir(), "callsign-adoption-"));
after(() => rm(folder, { recursive: true }));
await writeFile(join(folder, "anhe.osm"), planMapText());
const { version, source, report } = await importStreets({
  file: join(folder, "anhe.osm"),
  dataFolder: folder,
  progress: () => undefined,
});
const { junctions, edges, kilometres } = report;
const body = { version, source, junctions, edges, kilometres };

/** A copy of the streets under another version, to be damaged. */
let copies = 0;
async function copied(): Promise<typeof body> {
  copies += 1;
  const other = `${copies}`.padStart(20, "0");
  await cp(streetsFolder(folder, version), streetsFolder(folder, other), { recursive: true });
  return { ...body, version: other };
}

const refusedFor = async (given: typeof body) => (await judgeAdoption(folder, given))?.refused;

test("streets that were imported may be taken into use, and those that were not are refused by name", async () => {
  assert.equal(await refusedFor(body), undefined);
  assert.equal(await refusedFor({ ...body, version: "f".repeat(20) }), "StreetsUnknown");
  assert.equal(await judgeAdoption(folder, { ...body, reason: "new roads" }), undefined);
});

test("a file that is missing, cut short, flipped at its head, or no file at all is named", async () => {
  for (const name of ["graph.bin", "tiles.bin", "places.json", "report.json"]) {
    const gone = await copied();
    await rm(join(streetsFolder(folder, gone.version), name));
    assert.equal(await refusedFor(gone), "StreetsNotWhole", `${name} missing`);

    const cut = await copied();
    const path = join(streetsFolder(folder, cut.version), name);
    await truncate(path, (await readFile(path)).length - 9);
    assert.equal(await refusedFor(cut), "StreetsNotWhole", `${name} cut short`);

    const flipped = await copied();
    const other = join(streetsFolder(folder, flipped.version), name);
    const bytes = await readFile(other);
    bytes[0] = (bytes[0] ?? 0) ^ 0x41;
    await writeFile(other, bytes);
    assert.equal(await refusedFor(flipped), "StreetsNotWhole", `${name} flipped`);

    const pipe = await copied();
    const place = join(streetsFolder(folder, pipe.version), name);
    await rm(place);
    execFileSync("mkfifo", [place]);
    assert.equal(await refusedFor(pipe), "StreetsNotWhole", `${name} is a pipe`);
  }
});

test("what is said of them must be what they are", async () => {
  assert.equal(await refusedFor({ ...body, edges: edges + 1 }), "StreetsSaidWrong");
  assert.equal(await refusedFor({ ...body, kilometres: kilometres + 1 }), "StreetsSaidWrong");
});
