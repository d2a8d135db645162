import assert from "node:assert/strict";
import { test } from "node:test";
import { type Candidate, type Need, recommend } from "./recommendation.ts";
import type { Unit } from "./unit.ts";

const since = "2026-11-24T00:00:00.000Z";
const need: Need = {
  incident: "01ARZ3NDEKTSV4RRFFQ69G5FAA",
  priority: 2,
  enforcement: true,
  hasLead: false,
  now: "2026-11-24T00:10:00.000Z",
  priorityOf: (incident) => ({ urgent: 1, calm: 4 })[incident],
};

function unit(id: string, more: Partial<Unit> = {}): Unit {
  return {
    id,
    callsign: id,
    kind: "patrol",
    crew: [{ badge: "1", sworn: true, post: "leader" }],
    capabilities: [],
    imported: false,
    status: "patrol",
    statusSince: since,
    earlier: [],
    commitments: [],
    ...more,
  };
}

function working(incident: string): Partial<Unit> {
  const assignment = "01ARZ3NDEKTSV4RRFFQ69G5FAC";
  return {
    active: { assignment, incident, incidentNumber: "0007", step: "onScene", since, orderedAt: since },
  };
}

function candidate(of: Unit, travelSeconds?: number, positionAgeSeconds?: number): Candidate {
  return { unit: of, travelSeconds, positionAgeSeconds, isPlaced: true, byAir: of.kind === "airSquad" };
}

test("a drone stands behind every crew that comes by road, and before those of whom nothing is known", () => {
  const list = [
    candidate(unit("FLIES", { kind: "airSquad" }), 100),
    candidate(unit("DRIVES"), 900),
    candidate(unit("LOST")),
  ];
  assert.deepEqual(
    recommend(need, list).ranked.map(({ callsign }) => callsign),
    ["DRIVES", "FLIES", "LOST"],
  );
});

test("the soonest by road is first, whoever is nearer; without a known way one is last, and not dropped", () => {
  const { ranked } = recommend(need, [candidate(unit("A")), candidate(unit("B"), 240, 20), candidate(unit("C"), 90)]);
  assert.deepEqual(
    ranked.map(({ callsign, travelSeconds, positionAssumed }) => [callsign, travelSeconds, positionAssumed]),
    [
      ["C", 90, true],
      ["B", 240, false],
      ["A", null, true],
    ],
  );
});

test("a unit on a less urgent incident is offered as a pre-emption, behind free ones unless five minutes sooner", () => {
  const busy = candidate(unit("BUSY", working("calm")), 60);
  const order = (free: number) =>
    recommend(need, [candidate(unit("FREE"), free), busy]).ranked.map(({ callsign }) => callsign);
  assert.deepEqual(order(300), ["FREE", "BUSY"]);
  assert.deepEqual(order(400), ["BUSY", "FREE"]);
  assert.deepEqual(recommend(need, [busy]).ranked[0]?.preempts, { incident: "calm", number: "0007", priority: 4 });
});

test("who is left out, and why", () => {
  const { leftOut } = recommend(need, [
    candidate(unit("a", working(need.incident))),
    candidate(unit("b", working("urgent"))),
    candidate(unit("c", { status: "offDuty" })),
    candidate(unit("d", { status: "outOfService" })),
    candidate(unit("e", { status: "noContact" })),
    candidate(unit("f", { status: "engaged" })),
    candidate(unit("g", { crew: [{ badge: "F1", sworn: false, post: "leader" }] })),
    candidate(unit("h", working("nobody knows"))),
  ]);
  assert.deepEqual(
    leftOut.map(({ callsign, reason }) => `${callsign} ${reason}`),
    [
      "a AlreadySent",
      "b BusyElsewhere",
      "c OffDuty",
      "d OutOfService",
      "e NoContact",
      "f Engaged",
      "g MayNotLead",
      "h BusyElsewhere",
    ],
  );
  assert.deepEqual(leftOut[1]?.details, { number: "0007" });
});

test("with a lead there already, auxiliary crews may support", () => {
  const auxiliary = unit("g", { crew: [{ badge: "F1", sworn: false, post: "leader" }] });
  assert.equal(recommend({ ...need, hasLead: true }, [candidate(auxiliary, 10)]).ranked.length, 1);
});
