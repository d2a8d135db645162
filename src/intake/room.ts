import { type RoomRules, view } from "../ground/room.ts";
import { callView } from "./call-view.ts";
import { crewSeenView } from "./crew-seen.ts";
import { SeekEarlierCalls } from "./earlier-calls.ts";
import { intakeFacts } from "./facts.ts";
import { AnswerCall, EndCall, MarkCall, NoteCall, RingCall } from "./orders.ts";
import { intakeRefusals } from "./refusals.ts";
import { intakeReads } from "./read-kinds.ts";
import { intakeRetentions } from "./retained.ts";
import { intakeWords } from "./word-lists.ts";

/** A contact becomes a call; owns call streams. */
export const intakeRoom: RoomRules = {
  name: "intake",
  facts: intakeFacts,
  views: [view(callView), view(crewSeenView)],
  orders: [RingCall, AnswerCall, NoteCall, EndCall, MarkCall, SeekEarlierCalls],
  reads: Object.values(intakeReads),
  retentions: Object.values(intakeRetentions),
  refusals: intakeRefusals,
  words: intakeWords,
};
