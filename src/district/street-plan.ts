import type { z } from "zod";
import type { Fact } from "../ground/fact.ts";
import type { StreamView } from "../ground/room.ts";
import type { DistrictFact, StreetPlanDrawn } from "./facts.ts";

/** Streets as lines, for orientation on a plain map. */
export type StreetPlan = z.output<(typeof StreetPlanDrawn)["shape"]>;

/** A stream of its own: the plan is large and changes when a new one is drawn, the district's state at every setting. */
export const streetPlanView: StreamView<StreetPlan> = {
  room: "district",
  kind: "streetplan",
  owner: true,
  evolve: (state: StreetPlan | null, told: Fact) => {
    const fact = told as DistrictFact;
    return fact.type === "StreetPlanDrawn" ? fact.data : state;
  },
  seenBy: () => ["everyone"],
  // Asked for once (GET /streets); in every first snapshot it would be the larger part of it.
  isCurrent: () => false,
};
