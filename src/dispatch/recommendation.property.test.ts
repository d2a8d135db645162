import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { plusSeconds } from "../ground/instant.ts";
import { restingStatuses } from "./unit-facts.ts";
import { type Candidate, type Need, preemptionSeconds, recommend, type Recommended } from "./recommendation.ts";
import type { Unit } from "./unit.ts";

const since = "2026-11-24T00:00:00.000Z";
const here = "01ARZ3NDEKTSV4RRFFQ69G5FAA";
const elsewhere = "01ARZ3NDEKTSV4RRFFQ69G5FAB";

const candidates = fc.uniqueArray(
  fc.record({
    number: fc.nat(500),
    status: fc.constantFrom(...restingStatuses),
    sworn: fc.boolean(),
    own: fc.boolean(),
    clearsIn: fc.option(fc.integer({ min: 0, max: 1200 }), { nil: undefined }),
    busy: fc.option(fc.constantFrom(here, elsewhere), { nil: undefined }),
    travelSeconds: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: undefined }),
    positionAgeSeconds: fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined }),
  }),
  { maxLength: 30, selector: ({ number }) => number },
);

type Drawn = Parameters<typeof candidateOf>[0];

function candidateOf(drawn: {
  number: number;
  status: Unit["status"];
  sworn: boolean;
  own: boolean;
  clearsIn: number | undefined;
  busy: string | undefined;
  travelSeconds: number | undefined;
  positionAgeSeconds: number | undefined;
}): Candidate {
  const id = `U-${String(drawn.number).padStart(3, "0")}`;
  const unit: Unit = {
    id,
    callsign: id,
    kind: "patrol",
    crew: [{ badge: "1", sworn: drawn.sworn, post: "leader" }],
    station: drawn.own ? "own" : "other",
    capabilities: [],
    imported: false,
    status: drawn.status,
    statusSince: since,
    earlier: [],
    commitments: [],
    ...(drawn.busy === undefined
      ? {}
      : {
          active: {
            assignment: "01ARZ3NDEKTSV4RRFFQ69G5FAC",
            incident: drawn.busy,
            incidentNumber: "0007",
            step: "enRoute",
            since,
            orderedAt: since,
            ...(drawn.clearsIn === undefined ? {} : { clearsAt: plusSeconds(since, drawn.clearsIn) }),
          },
        }),
  };
  return {
    unit,
    travelSeconds: drawn.travelSeconds,
    positionAgeSeconds: drawn.positionAgeSeconds,
    isPlaced: true,
    byAir: drawn.number % 7 === 0,
  };
}

const needs = fc
  .record({
    priority: fc.integer({ min: 1, max: 4 }),
    other: fc.integer({ min: 1, max: 4 }),
    enforcement: fc.boolean(),
    hasLead: fc.boolean(),
    unlessMinutesSlower: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
  })
  .map(({ other, unlessMinutesSlower, ...need }): Need => ({
    ...need,
    station: "own",
    card: {
      card: "C",
      name: { zh: "编组", en: "Card" },
      when: {},
      send: [],
      inform: [],
      reasonDemanded: false,
      policy: unlessMinutesSlower === undefined ? { first: "closest" } : { first: "ownStation", unlessMinutesSlower },
    },
    incident: here,
    now: since,
    priorityOf: (incident) => (incident === elsewhere ? other : undefined),
  }));

/** Seconds that its present work costs. */
function workOf({ preempts, freeInSeconds }: Recommended): number {
  if (preempts === null && freeInSeconds === null) return 0;
  return Math.min(preempts === null ? Infinity : preemptionSeconds, freeInSeconds ?? Infinity);
}

test("the own station's stand first unless another is so many minutes sooner", () => {
  fc.assert(
    fc.property(needs, candidates, (need, drawn: Drawn[]) => {
      if (need.card?.policy.first !== "ownStation") return;
      const seconds = need.card.policy.unlessMinutesSlower * 60;
      const { ranked } = recommend(need, drawn.map(candidateOf));
      const free = ranked.filter((one) => workOf(one) === 0 && !one.byAir && one.travelSeconds !== null);
      for (const [at, foreign] of free.entries()) {
        if (foreign.station === "own") continue;
        for (const own of free.slice(at + 1).filter(({ station }) => station === "own")) {
          assert.ok((foreign.travelSeconds ?? 0) + seconds <= (own.travelSeconds ?? 0));
        }
      }
    }),
  );
});

test("every unit is either offered or left out with a reason, whatever the order they come in", () => {
  fc.assert(
    fc.property(needs, candidates, fc.nat(29), (need, drawn: Drawn[], turn) => {
      const list = drawn.map(candidateOf);
      const answer = recommend(need, list);
      const named = [...answer.ranked, ...answer.leftOut].map(({ unit }) => unit).toSorted();
      assert.deepEqual(named, list.map(({ unit }) => unit.id).toSorted());
      const turned = [
        ...list.slice(turn % Math.max(1, list.length)),
        ...list.slice(0, turn % Math.max(1, list.length)),
      ];
      assert.deepEqual(recommend(need, turned.reverse()), answer);
    }),
  );
});

test("a unit that is strictly better never ranks below: sooner, or known to be able to come, or free where the other is not", () => {
  fc.assert(
    fc.property(needs, candidates, (need, drawn: Drawn[]) => {
      const { ranked } = recommend(need, drawn.map(candidateOf));
      for (const [at, worse] of ranked.entries()) {
        for (const better of ranked.slice(at + 1)) {
          const isSooner = (better.travelSeconds ?? Infinity) < (worse.travelSeconds ?? Infinity);
          const isSeen = better.byAir === worse.byAir;
          const isFreer = workOf(better) <= workOf(worse);
          const isOwn = better.station === "own" || worse.station === "other" || need.card?.policy.first === "closest";
          assert.ok(
            !(isSooner && isFreer && isSeen && isOwn),
            `${better.callsign} is better than ${worse.callsign} and stands below`,
          );
        }
      }
      const [first, second] = ranked;
      const isPlain = first?.station === second?.station && first?.freeInSeconds === null;
      if (isPlain && first.preempts && second && workOf(second) === 0 && first.byAir === second.byAir) {
        assert.ok((first.travelSeconds ?? Infinity) + preemptionSeconds <= (second.travelSeconds ?? Infinity));
      }
    }),
  );
});
