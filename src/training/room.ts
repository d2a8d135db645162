import type { Fact } from "../ground/fact.ts";
import { refuse } from "../ground/refusal.ts";
import { districtView } from "../district/district.ts";
import { districtStream } from "../district/facts.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { type RoomRules, type StreamView, view } from "../ground/room.ts";
import { DrillPaceSet, drillStream, type TrainingFact } from "./facts.ts";

export interface Drill {
  readonly pace: number;
}

export const drillView: StreamView<Drill> = {
  room: "training",
  kind: "drill",
  owner: true,
  evolve: (state: Drill | null, told: Fact) => {
    const fact = told as TrainingFact;
    return fact.type === "DrillPaceSet" ? { pace: fact.data.pace } : state;
  },
  seenBy: () => ["everyone"],
};

/** Sets how fast synthetic calls and crews go. Refused where nothing is a drill: `NotADrill`. */
const SetDrillPace = defineOrder("SetDrillPace", {
  title: { zh: "设置演练速度", en: "Set the drill's pace" },
  roles: ["systemAdministrator", "dispatcher", "calltaker"],
  underGlass: false,
  body: DrillPaceSet.shape,
  streams: () => [districtStream, drillStream],
  refuses: ["NotADrill"],
  decide: (states, { body }) => {
    if (states(districtView, districtStream)?.drill !== true) return refuse("NotADrill");
    if (states(drillView, drillStream)?.pace === body.pace) return [];
    return [DrillPaceSet.draft([drillStream], body)];
  },
});

/** Drills: synthetic calls and crews through the same orders as real ones. */
export const trainingRoom: RoomRules = {
  name: "training",
  facts: [DrillPaceSet],
  views: [view(drillView)],
  orders: [SetDrillPace],
  refusals: {
    NotADrill: { means: "conflict", zh: "本辖区不是演练辖区", en: "This district is not a drill." },
  },
};
