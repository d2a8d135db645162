import assert from "node:assert/strict";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type CopiedTree, copyTree } from "./testing/copied-tree.ts";

/*
 * A room is added by its own folder and a line in each list of rooms, and everything else finds it: proved on a copy of the
 * tree. What this test may do to the copy is what somebody who adds a room must do, so a step more here is a defect of the
 * house.
 */
let copy: CopiedTree;

before(async () => {
  copy = await copyTree();
  await cp(join(import.meta.dirname, "made-room/src"), join(copy.folder, "src"), { recursive: true });
  await copy.addToList("programs/server/rooms.ts", "noticesServer", "../../src/notices/server/notices-server.ts");
  await copy.run(process.execPath, ["--test", "scenarios/papers.test.ts"], { UPDATE: "1" });
});

after(() => copy?.remove());

test("the room is written in the types of the house", async () => {
  await copy.checkTypes("tsconfig.server.json", ["src/notices/*.ts", "src/notices/server/*.ts"]);
});

test("its order is given and refused, its fact says itself, its read answers, and the description has both", async () => {
  const found: unknown = JSON.parse(await copy.run(process.execPath, ["scenarios/made-room/ask.ts"]));
  assert.deepEqual(found, {
    given: 200,
    again: [409, "Notices already hang 14 days."],
    forbidden: [403, "RoleNotAllowed"],
    read: { hangingDays: 14 },
    timeline: [["NoticeDaysSet", { zh: "告示张贴 14 天", en: "Notices hang 14 days" }]],
    described: [
      "/api/v1/orders/SetNoticeDays",
      "/api/v1/orders/HangUpNotice",
      "/api/v1/orders/TakeDownNotice",
      "/api/v1/notices",
    ],
  });
});

test("the authority table, the guide of refusals and the table of versions have it by being written again", async () => {
  const read = (file: string) => readFile(join(copy.folder, file), "utf8");
  const authority = await read("docs/guide/authority.md");
  assert.match(authority, /SetNoticeDays/);
  assert.match(authority, /GET \/api\/v1\/notices/);
  assert.match(await read("docs/guide/refusals.md"), /NoticeDaysAreSo/);
  assert.match(await read("src/journal/wire-versions.ts"), /NoticeDaysSet: \["\w+"\],/);
});

test("what is asked of every room holds for it", async () => {
  const asked = ["wire-version", "fact-sentences", "refusals", "retained", "boundaries/07-sealed-and-no-search"];
  await copy.run(process.execPath, ["--test", ...asked.map((name) => `scenarios/${name}.test.ts`)]);
});
