import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type CopiedTree, copyTree } from "./testing/copied-tree.ts";

/* What a room's order has to say to carry files, and what holds of them then: tried in a copy of the tree with the made room. */
let copy: CopiedTree;

before(async () => {
  copy = await copyTree();
  await cp(join(import.meta.dirname, "made-room/src"), join(copy.folder, "src"), { recursive: true });
  await copy.addToList("programs/server/rooms.ts", "noticesServer", "../../src/notices/server/notices-server.ts");
  await copy.withoutConsole();
});

after(() => copy?.remove());

test("a file is sent, taken by one order, opened with a trace, and erased; whatever else is tried is refused", async () => {
  await copy.run(process.execPath, ["scenarios/made-room/carry.ts"]);
});

test("files are proven, backed up, restored and kept in a bucket by the verbs a person uses", async () => {
  await copy.run(process.execPath, ["scenarios/made-room/keep.ts"]);
});
