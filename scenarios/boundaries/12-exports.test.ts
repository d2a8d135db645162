import assert from "node:assert/strict";
import { test } from "node:test";
import { rulebook } from "../../programs/server/rooms.ts";
import { exportColumns, exportSchemas } from "../../src/exchange/facts.ts";
import { madeWith } from "./made.ts";
import { everyPlace, placesLike, routesOfAll } from "./walk.ts";

const places = await everyPlace();
const leaving = /\b(?:webhooks?|callback url|forward to|subscribe)\b/u;

/** The columns of each list that may be given to somebody outside; a list or a column that is not here fails. */
const allowed: Readonly<Record<(typeof exportSchemas)[number], readonly string[]>> = {
  "incidents-1": ["full_number", "received_at", "stage", "priority", "reported_type", "handled_type"],
};

test("an export is a fixed list of columns, none of them sealed, personal or a place", () => {
  assert.deepEqual(Object.keys(allowed), [...exportSchemas]);
  assert.deepEqual(exportColumns, allowed);
});

test("an export names its recipient and its purpose, and a second person lets it go", () => {
  const order = rulebook.orders.get("ExportIncidents");
  assert.ok(order);
  const body = {
    schema: "incidents-1",
    from: "2026-01-01T00:00:00Z",
    to: "2026-02-01T00:00:00Z",
    recipient: "市局",
    purpose: "x",
  };
  assert.equal(order.body.safeParse(body).success, true);
  for (const field of ["recipient", "purpose", "schema"]) {
    assert.equal(order.body.safeParse({ ...body, [field]: undefined }).success, false, field);
  }
  assert.deepEqual([order.purpose, order.second], ["always", true]);
});

test("nothing else leaves: files come from two routes, and nothing is sent to an address", async () => {
  const files = (await routesOfAll()).filter(({ config }) => config.produces === "text/csv").map(({ url }) => url);
  assert.deepEqual(files, ["/api/v1/exports/:export"]);
  assert.deepEqual(placesLike(places, leaving), []);
  assert.ok(placesLike(madeWith("webhook"), leaving).length > 0);
});
