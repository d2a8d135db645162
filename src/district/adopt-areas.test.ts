import assert from "node:assert/strict";
import { test } from "node:test";
import type { Point } from "../ground/point.ts";
import { derivedUlid } from "../ground/ulid.ts";
import { memoryJournal } from "../journal/memory-journal.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { type Area, areasAt, areasInForce, areasStream, areasView, noAreas } from "./areas.ts";
import { readIn } from "../ground/fold.ts";
import { districtView } from "./district.ts";
import { districtStream, mostAreaPositions } from "./facts.ts";
import { districtRoom } from "./room.ts";

const at = "2026-11-23T08:00:00.000Z";
const name = { zh: "东一", en: "East One" };

function square(west: number, size = 1): readonly Point[] {
  return [
    [west, 0],
    [west + size, 0],
    [west + size, size],
    [west, size],
  ];
}

function area(kind: "station" | "grid" | "circle" | "ring", id: string, outline = square(0)): Area {
  return { kind, id, name, parts: [[outline]] };
}

/** The district room alone, with one station registered over the square from 0 to 1. */
async function district() {
  const journal = memoryJournal(rulebookOf([districtRoom]));
  let count = 0;
  const give = async (order: string, body: object) => {
    count += 1;
    const by = { officer: "admin", role: "systemAdministrator" };
    const id = derivedUlid(Date.parse(at), String(count));
    const asked = { id, name: order, by, receivedAt: at, occurredAt: at, body };
    const outcome = await journal.submit({ order: asked, digest: String(count) });
    return outcome.accepted ? outcome.facts.map(({ type }) => type) : outcome.refusal;
  };
  await give("RegisterStation", { id: "E-1", name, point: [0.5, 0.5], area: square(0) });
  return {
    adopt: (areas: readonly Area[], accepted = {}) => give("AdoptAreas", { source: "a.geojson", areas, accepted }),
    state: async () => readIn(await journal.states([areasStream]))(areasView, areasStream) ?? noAreas,
    inForce: async () => {
      const read = readIn(await journal.states([areasStream, districtStream]));
      const district = read(districtView, districtStream) ?? assert.fail();
      return areasInForce(read(areasView, areasStream) ?? noAreas, district);
    },
  };
}

test("areas take the place of all of their kinds; the other kinds stay", async () => {
  const { adopt, state } = await district();
  assert.deepEqual(await adopt([area("grid", "G1"), area("grid", "G2", square(1)), area("ring", "R")]), [
    "AreasAdopted",
  ]);
  await adopt([area("grid", "G3")], { overlapHectares: 1.5 });
  const { areas, sources } = await state();
  assert.deepEqual(
    areas.map(({ id }) => id),
    ["R", "G3"],
  );
  assert.deepEqual(Object.keys(sources).toSorted(), ["grid", "ring"]);
  assert.notEqual(sources.grid?.digest, sources.ring?.digest);
});

test("areas that are in force already record nothing, in whatever sequence they come", async () => {
  const { adopt } = await district();
  const areas = [area("grid", "G1"), area("grid", "G2", square(1)), area("circle", "C")];
  assert.deepEqual(await adopt(areas), ["AreasAdopted"]);
  assert.deepEqual(await adopt(areas.toReversed()), []);
  assert.deepEqual(await adopt([area("circle", "C")]), [], "one kind of them is in force too");
  assert.deepEqual(await adopt([area("circle", "C", square(0, 2))]), ["AreasAdopted"]);
});

test("areas that make no sense are refused, and nothing of them is taken", async () => {
  const { adopt, state } = await district();
  const bow = [square(0)[0], square(0)[2], square(0)[1], square(0)[3]] as readonly Point[];
  const fine = area("grid", "G1");
  const round = Array.from({ length: mostAreaPositions / 2 }, (_, index): Point => {
    const turn = (index / mostAreaPositions) * 4 * Math.PI;
    return [Math.cos(turn), Math.sin(turn)];
  });
  assert.deepEqual(await adopt([fine, fine]), { refused: "AreaTwice", details: { id: "G1" } });
  assert.deepEqual(await adopt([fine, area("station", "E-2")]), {
    refused: "AreaStationUnknown",
    details: { id: "E-2", station: "E-2" },
  });
  assert.deepEqual(await adopt([{ ...fine, station: "E-3" }]), {
    refused: "AreaStationUnknown",
    details: { id: "G1", station: "E-3" },
  });
  assert.deepEqual(await adopt([fine, area("ring", "R", bow)]), {
    refused: "AreaOutlineCrosses",
    details: { id: "R" },
  });
  assert.deepEqual(await state(), noAreas);
  assert.deepEqual(await adopt([area("ring", "R", round)]), ["AreasAdopted"]);
  assert.deepEqual(await adopt([area("circle", "C", [...round, [1.1, -0.0001]])]), {
    refused: "TooManyPositions",
    details: { count: mostAreaPositions + 1, most: mostAreaPositions },
  });
});

test("until stations' areas are adopted, those they were registered with count", async () => {
  const { adopt, inForce } = await district();
  assert.deepEqual(areasAt(await inForce(), [0.5, 0.5]), { station: "E-1" });
  await adopt([area("grid", "G1", square(0, 2))]);
  assert.deepEqual(areasAt(await inForce(), [0.5, 0.5]), { station: "E-1", grid: "G1" });
  await adopt([area("station", "E-1", square(5))]);
  assert.deepEqual(areasAt(await inForce(), [0.5, 0.5]), { grid: "G1" });
  assert.deepEqual(areasAt(await inForce(), [5.5, 0.5]), { station: "E-1" });
});
