import assert from "node:assert/strict";
import { test } from "node:test";
import { readTables } from "../../programs/server/rooms.ts";
import { placesOfRoute, routesOfAll } from "./walk.ts";

/** What may never be in figures or what they are made of. */
const naming =
  /officer|person|badge|crew(?!$)|name|number|caller|address|words|narrative|said|text|point|\blat\b|\blon\b|cell/;
const isNaming = (column: string) => naming.test(column) && column !== "by_crew";

test("figures are made of times, codes and ids: no table of statistics can name a person or a place", () => {
  const columns = readTables
    .filter(({ name }) => name.startsWith("statistics."))
    .flatMap((table) => Object.keys(table.columns));
  assert.ok(columns.length > 10);
  assert.deepEqual(columns.filter(isNaming), []);
});

test("a column that could would be found", () => {
  for (const column of ["officer", "caller_name", "place_words", "point", "lat"])
    assert.equal(isNaming(column), true, column);
});

/** What figures may be asked by: a span of time, and the parts of the work they are counted for. Nobody's. */
const askedBy = ["from", "to", "by", "none", "day", "hour", "station", "type", "priority"];

test("statistics are asked for by times and parts of the work, and answer no one's name", async () => {
  const routes = (await routesOfAll()).filter(({ url }) => url.includes("/statistics/"));
  assert.ok(routes.length > 0);
  for (const route of routes) {
    const asked = placesOfRoute(route).filter(({ where }) => where.endsWith(" query") || where.endsWith(" path"));
    assert.deepEqual(
      asked.map(({ name }) => name).filter((name) => !askedBy.includes(name)),
      [],
      route.url,
    );
    const answered = placesOfRoute(route).filter(({ where }) => where.endsWith(" answer"));
    assert.deepEqual(
      answered.filter(({ name }) => isNaming(name)),
      [],
      route.url,
    );
  }
});
