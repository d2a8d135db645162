import { type RoomRules, view } from "../journal/room.ts";
import { ApproveEraseEarly, EraseEarly, erasureView, NoteErasureDone } from "./erasing.ts";
import { privacyFacts } from "./facts.ts";
import { AcknowledgeOpeningAlarm, ApproveSetOpeningBudgets, OpenSealed, SetOpeningBudgets } from "./opening.ts";
import { openingFacts } from "./opening-facts.ts";
import { openingRefusals } from "./opening-refusals.ts";
import { openingPolicyView, openingsView, openingView } from "./openings.ts";
import { privacyRefusals } from "./refusals.ts";

/** What is personal: who opened it and what for, how long it is kept, what people asked for about themselves. */
export const privacyRoom: RoomRules = {
  name: "privacy",
  facts: [...privacyFacts, ...openingFacts],
  views: [view(erasureView), view(openingView), view(openingsView), view(openingPolicyView)],
  orders: [
    ...[EraseEarly, ApproveEraseEarly, NoteErasureDone],
    ...[OpenSealed, AcknowledgeOpeningAlarm, SetOpeningBudgets, ApproveSetOpeningBudgets],
  ],
  refusals: { ...privacyRefusals, ...openingRefusals },
};
