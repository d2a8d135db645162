import { type RoomRules, view } from "../ground/room.ts";
import { ApproveEraseEarly, eraseDue, EraseEarly, erasureView, NoteErasureDone } from "./erasing.ts";
import { privacyFacts } from "./facts.ts";
import { ApproveLiftHold, EndHold, ExtendHold, holdView, LiftHold, PlaceHold } from "./holds.ts";
import { keptViews } from "./kept.ts";
import { keyEpochsView, keyOrders } from "./key-epochs.ts";
import { keyFacts } from "./key-facts.ts";
import { NoteReads, readsDayView, readsView } from "./noting-reads.ts";
import { AcknowledgeOpeningAlarm, ApproveSetOpeningBudgets, OpenSealed, SetOpeningBudgets } from "./opening.ts";
import { openingFacts } from "./opening-facts.ts";
import { openingRefusals } from "./opening-refusals.ts";
import { openingPolicyView, openingsView, openingView } from "./openings.ts";
import { readFacts } from "./read-facts.ts";
import { privacyRefusals } from "./refusals.ts";
import { ApproveRecallErasure, EndErasureGrace, NoteKeyReturned, RecallErasure } from "./recalling.ts";
import { requestFacts } from "./request-facts.ts";
import {
  AddRequestRecord,
  AnswerPersonRequest,
  CorrectRecord,
  DropRequestRecord,
  ReceivePersonRequest,
} from "./requesting.ts";
import { requestView } from "./requests.ts";
import { privacyRetentions } from "./retained.ts";
import { retentionOrders, retentionView } from "./retention.ts";
import { retentionFacts } from "./retention-facts.ts";
import { privacyReads } from "./read-kinds.ts";
import { privacyWords } from "./word-lists.ts";

/** What is personal: who opened it and what for, how long it is kept, what people asked for about themselves. */
export const privacyRoom: RoomRules = {
  name: "privacy",
  facts: [...privacyFacts, ...openingFacts, ...retentionFacts, ...requestFacts, ...keyFacts, ...readFacts],
  views: [
    view(erasureView),
    ...[view(openingView), view(openingsView), view(openingPolicyView)],
    ...[view(retentionView), view(holdView)],
    view(requestView),
    view(keyEpochsView),
    ...[view(readsView), view(readsDayView)],
  ],
  orders: [
    ...[EraseEarly, ApproveEraseEarly, NoteErasureDone],
    ...[RecallErasure, ApproveRecallErasure, EndErasureGrace, NoteKeyReturned],
    ...[OpenSealed, AcknowledgeOpeningAlarm, SetOpeningBudgets, ApproveSetOpeningBudgets],
    ...[PlaceHold, ExtendHold, LiftHold, ApproveLiftHold, EndHold],
    ...[ReceivePersonRequest, AddRequestRecord, DropRequestRecord, CorrectRecord, AnswerPersonRequest],
    ...keyOrders,
    NoteReads,
  ],
  reads: Object.values(privacyReads),
  retentions: Object.values(privacyRetentions),
  refusals: { ...privacyRefusals, ...openingRefusals },
  words: privacyWords,
  derived: (rooms) => {
    const kinds = rooms.flatMap(({ retentions = [] }) => retentions);
    return { views: keptViews(rooms), orders: [eraseDue(kinds), ...retentionOrders(kinds)] };
  },
};
