import type { Fact } from "../ground/fact.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { refuse } from "../ground/refusal.ts";
import { type RoomRules, type StreamView, view } from "../ground/room.ts";
import { NoticeDaysSet, type NoticesFact, noticesStream } from "./facts.ts";

export interface Notices {
  readonly hangingDays: number;
}

export const noticesView: StreamView<Notices> = {
  room: "notices",
  kind: "notices",
  owner: true,
  evolve: (state: Notices | null, told: Fact) => {
    const fact = told as NoticesFact;
    return fact.type === "NoticeDaysSet" ? { hangingDays: fact.data.hangingDays } : state;
  },
  seenBy: () => ["everyone"],
};

/** Sets how many days a notice hangs. Refused when it is so already: `NoticeDaysAreSo`. */
const SetNoticeDays = defineOrder("SetNoticeDays", {
  title: { zh: "设置告示张贴天数", en: "Set how long notices hang" },
  roles: ["systemAdministrator"],
  underGlass: false,
  body: NoticeDaysSet.shape,
  streams: () => [noticesStream],
  refuses: ["NoticeDaysAreSo"],
  decide: (states, { body }) =>
    states(noticesView, noticesStream)?.hangingDays === body.hangingDays
      ? refuse("NoticeDaysAreSo", { days: body.hangingDays })
      : [NoticeDaysSet.draft([noticesStream], body)],
});

/** A made room: what a test adds to a copy of the tree by this folder and a line in each list of rooms. */
export const noticesRoom: RoomRules = {
  name: "notices",
  facts: [NoticeDaysSet],
  views: [view(noticesView)],
  orders: [SetNoticeDays],
  refusals: {
    NoticeDaysAreSo: { means: "conflict", zh: "告示已是张贴 {days} 天", en: "Notices already hang {days} days." },
  },
};
