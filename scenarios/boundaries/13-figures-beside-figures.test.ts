import assert from "node:assert/strict";
import { test } from "node:test";
import type { Place } from "./walk.ts";
import { placesIn, placesOfRoute, routesOfAll } from "./walk.ts";
import { z } from "zod";

const answers = (await routesOfAll())
  .filter(({ url }) => url.includes("/statistics/"))
  .flatMap((route) => placesOfRoute(route).filter(({ where }) => where.endsWith(" answer")));

/** Figures that stand without what qualifies them: a percentile without its count, a share without what it leaves out. */
function alone(places: readonly Place[]): readonly string[] {
  const paths = new Set(places.map(({ path }) => path));
  const beside = (path: string, names: readonly string[]) =>
    names.every((name) => paths.has([...path.split(".").slice(0, -1), name].join(".")));
  return places
    .filter(({ path, name }) => {
      if (/^p\d\d$/.test(name)) return !beside(path, ["n", "excluded"]);
      return name === "share" && !beside(path, ["kept", "broken", "running", "released"]);
    })
    .map(({ path }) => path);
}

test("every percentile stands beside its count and what it leaves out; every share of kept promises beside all the others", () => {
  assert.ok(answers.some(({ name }) => name === "p90") && answers.some(({ name }) => name === "share"));
  assert.deepEqual(alone(answers), []);
});

test("a figure alone would be found", () => {
  const shape = z.strictObject({ fine: z.strictObject({ p50: z.number(), share: z.number() }) });
  assert.deepEqual(alone(placesIn({ where: "made", shape })), ["fine.p50", "fine.share"]);
});

test("no figure counts incidents alone: their number is not published without the shares merged, void and audited", () => {
  const counts = answers.filter(({ name }) => /^(?:incidents|total|count|calls)$/.test(name));
  assert.deepEqual(counts, []);
});
