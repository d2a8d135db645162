import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type CopiedTree, copyTree } from "./testing/copied-tree.ts";

/*
 * What a made room seals is erased when its days are over: the room's folder and a line in the list of rooms are all that the
 * copy of the tree has more.
 */
let copy: CopiedTree;

before(async () => {
  copy = await copyTree();
  await cp(join(import.meta.dirname, "made-room/src"), join(copy.folder, "src"), { recursive: true });
  await copy.addToList("programs/server/rooms.ts", "noticesServer", "../../src/notices/server/notices-server.ts");
});

after(() => copy?.remove());

test("its kind is among the settings of retention, a schedule must name it, and what is due is erased", async () => {
  const [found = ""] = (await copy.run(process.execPath, ["scenarios/made-room/erase.ts"])).split("\n");
  assert.deepEqual(JSON.parse(found), {
    before: { days: 90, counted: { kind: "notices", due: 1, inWeek: 0, inMonth: 0, held: 0, erased: 0 } },
    missing: "The days of “Notices” (notices) are missing: all kinds are set at once.",
    isOther: true,
    erased: true,
    after: { days: 90, counted: { kind: "notices", due: 0, inWeek: 0, inMonth: 0, held: 0, erased: 1 } },
  });
});
