import { type RoomRules, view } from "../journal/room.ts";
import { ApproveEraseEarly, EraseEarly, erasureView, NoteErasureDone } from "./erasing.ts";
import { privacyFacts } from "./facts.ts";
import { NoteReads, readsDayView, readsView } from "./noting-reads.ts";
import { readFacts } from "./read-facts.ts";
import { privacyRefusals } from "./refusals.ts";

/** What is personal: who opened it and what for, how long it is kept, what people asked for about themselves. */
export const privacyRoom: RoomRules = {
  name: "privacy",
  facts: [...privacyFacts, ...readFacts],
  views: [view(erasureView), view(readsView), view(readsDayView)],
  orders: [EraseEarly, ApproveEraseEarly, NoteErasureDone, NoteReads],
  refusals: privacyRefusals,
};
