import { type RoomRules, view } from "../ground/room.ts";
import { streetsFacts } from "./facts.ts";
import {
  AdoptSpeedFactors,
  AdoptStreets,
  DecideContraflow,
  DropSpeedFactors,
  LiftRoadRestriction,
  RestrictRoad,
} from "./orders.ts";
import { streetsRefusals } from "./refusals.ts";
import { roadsView } from "./roads.ts";

/** The road network: who can be where, how soon. */
export const streetsRoom: RoomRules = {
  name: "streets",
  facts: streetsFacts,
  views: [view(roadsView)],
  orders: [AdoptStreets, RestrictRoad, LiftRoadRestriction, DecideContraflow, AdoptSpeedFactors, DropSpeedFactors],
  refusals: streetsRefusals,
};
