import { type RoomRules, view } from "../journal/room.ts";
import { ApproveEraseEarly, EraseEarly, erasureView, NoteErasureDone } from "./erasing.ts";
import { privacyFacts } from "./facts.ts";
import { keyEpochsView, keyOrders } from "./key-epochs.ts";
import { keyFacts } from "./key-facts.ts";
import { privacyRefusals } from "./refusals.ts";

/** What is personal: who opened it and what for, how long it is kept, what people asked for about themselves. */
export const privacyRoom: RoomRules = {
  name: "privacy",
  facts: [...privacyFacts, ...keyFacts],
  views: [view(erasureView), view(keyEpochsView)],
  orders: [EraseEarly, ApproveEraseEarly, NoteErasureDone, ...keyOrders],
  refusals: privacyRefusals,
};
