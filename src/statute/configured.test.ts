import assert from "node:assert/strict";
import { test } from "node:test";
import { accessRoom } from "../access/room.ts";
import { districtRoom } from "../district/room.ts";
import { compared, configurationFile, configurationOf, fileOf, withReason } from "../journal/configuration.ts";
import { journalRoom } from "../journal/journal-room.ts";
import { rehearseOrders } from "../journal/rehearse-orders.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { englandLimits } from "./england-limits.ts";
import { type Limit, statuteStream } from "./facts.ts";
import { statuteRoom } from "./room.ts";
import type { Statute } from "./statute.ts";

const book = rulebookOf([journalRoom, districtRoom, accessRoom, statuteRoom]);
const at = "2026-11-29T08:00:00.000Z";
const by = { officer: "lin", role: "systemAdministrator" };

const [detention] = englandLimits;
assert.ok(detention);
const limit: Limit = { ...detention.limit, since: "2027-01-01" };
const held = (): Statute => ({
  chosen: [{ profile: "england", since: "2026-12-01" }],
  entered: [{ profile: "england", limit, by: ["A1", "B1"] }],
  confirmed: { "england limit detention 2027-01-01": { by: "V1", at, source: "Gazette" } },
});

const here = () => configurationOf(book, new Map([[statuteStream, { statute: held() }]]), at);
const written = () => configurationFile.parse(JSON.parse(JSON.stringify(fileOf(book, here(), at)))).rows;

test("a file of the settings takes the law and the limits along, and nobody's confirmation", async () => {
  assert.deepEqual(
    written().map(({ order }) => order),
    ["ChooseProfile", "SetLimit"],
  );
  assert.doesNotMatch(JSON.stringify(written()), /V1|Gazette/);
  assert.ok(compared(book, here(), written()).every(({ standing }) => standing === "same"));

  const rows = compared(book, [], written());
  assert.ok(rows.every(({ standing }) => standing === "new"));
  const orders = rows.map(({ order, becomes = {} }) => ({ order, body: withReason(book, order, becomes) }));
  assert.deepEqual(await rehearseOrders(book, new Map(), orders, by, at), [null, null]);
});

test("the same limit of the same day is a change, of another day a further one", () => {
  const row = (changed: Limit) => ({ order: "SetLimit", body: { profile: "england", limit: changed } });
  const told = compared(book, here(), [
    row({ ...limit, warnings: [15] }),
    row({ ...limit, since: "2028-01-01" }),
    { order: "SetLimit", body: { profile: "england", limit: "no limit" } },
  ]);
  assert.deepEqual(
    told.slice(0, 3).map(({ standing }) => standing),
    ["changed", "new", "new"],
  );
});
