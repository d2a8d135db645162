import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type CopiedTree, copyTree } from "./testing/copied-tree.ts";

/*
 * The console's half of a made room: its folder and a line in each list of rooms put its page into the rail and its form
 * among the settings, in a console built from a copy of the tree.
 */
let copy: CopiedTree;

before(async () => {
  copy = await copyTree();
  await cp(join(import.meta.dirname, "made-room/src"), join(copy.folder, "src"), { recursive: true });
  await copy.addToList("programs/server/rooms.ts", "noticesServer", "../../src/notices/server/notices-server.ts");
  await copy.addToList("programs/console/rooms.ts", "noticesWeb", "../../src/notices/web/notices-web.ts");
});

after(() => copy?.remove());

test("the room's web part is written in the types of the house", async () => {
  await copy.checkTypes("tsconfig.web.json", ["src/notices/web/*.ts", "src/notices/web/*.tsx"]);
});

test("its page is in the rail and opens, its form stands among the settings and gives its order, its days can be set", async () => {
  // The database that the hall is opened with is ended by the test runner, which then says so on the lines after.
  const [found = ""] = (await copy.run(process.execPath, ["scenarios/made-room/show.ts"])).split("\n");
  assert.deepEqual(JSON.parse(found), {
    offered: ["Notices"],
    address: "/notices",
    forms: ["Notice settings", "Clocks"],
    formAddress: "/settings/notices",
    told: true,
    kept: "Notices9000000",
    days: "90",
    errors: [],
  });
});

test("files are chosen, dropped and pasted into its form, taken back, told when they are none, and saved again", async () => {
  await copy.run(process.execPath, ["scenarios/made-room/attach.ts"]);
});

test("what is asked of every room of the console holds for it", async () => {
  await copy.run(process.execPath, [
    "--test",
    "programs/console/rooms.test.ts",
    "programs/console/field-names.test.ts",
  ]);
});
