import {
  ClockConfirmed,
  ClockDoubted,
  ClockJumped,
  clockView,
  ConfirmClock,
  NoteClockDoubt,
  NoteClockJump,
} from "./clock.ts";
import { fileRefusals } from "./file-refusals.ts";
import { LogGapAccepted, logGapView, NoteLogGap } from "./log-gap.ts";
import { plannedChanges, plannedRefusals } from "./planned-changes.ts";
import { filesViews } from "./kept-files.ts";
import { plannedFacts } from "./planned-facts.ts";
import { ReasonGiven } from "../ground/reason-given.ts";
import { journalRefusals } from "./refusals.ts";
import { type RoomRules, view } from "../ground/room.ts";
import {
  ApproveRegisterWitness,
  ApproveRemoveWitness,
  RegisterWitness,
  RemoveWitness,
  witnessRefusals,
  WitnessRegistered,
  WitnessRemoved,
  witnessView,
} from "./witnesses.ts";
import { journalReads } from "./read-kinds.ts";

/** How facts are recorded: what the journal itself adds to the rooms' rules. */
export const journalRoom: RoomRules = {
  name: "journal",
  facts: [
    ...[ClockJumped, ClockDoubted, ClockConfirmed, LogGapAccepted, WitnessRegistered, WitnessRemoved],
    ...[ReasonGiven, ...plannedFacts],
  ],
  views: [view(clockView), view(logGapView), view(witnessView)],
  orders: [
    ...[NoteClockJump, NoteClockDoubt, ConfirmClock, NoteLogGap],
    ...[RegisterWitness, ApproveRegisterWitness, RemoveWitness, ApproveRemoveWitness],
  ],
  reads: Object.values(journalReads),
  refusals: { ...journalRefusals, ...fileRefusals, ...witnessRefusals, ...plannedRefusals },
  derived: (rooms) => {
    const { views, orders } = plannedChanges(rooms);
    return { views: [...views, ...filesViews(rooms)], orders };
  },
};
