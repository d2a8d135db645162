import { z } from "zod";
import { defineFact } from "../ground/fact.ts";
import { text } from "../ground/text.ts";
import { ClockJumped, clockView, NoteClockJump } from "./clock.ts";
import { defineOrder } from "./order-kind.ts";
import { journalRefusals } from "./refusals.ts";
import { type RoomRules, view } from "./room.ts";
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

/** Somebody read the sealed values of the stream, and what for. */
const SealedOpened = defineFact(
  "SealedOpened",
  1,
  { zh: "查看密封内容", en: "Sealed values opened" },
  z.strictObject({ purpose: text(500).optional() }),
);

/** Who may ever read what is sealed; a reader of incidents may not. */
export const sealReaders = ["calltaker", "dispatcher", "station", "unit", "department", "supervisor"] as const;

/** Leaves the trace without which nothing sealed is opened. Whether a purpose must be stated is the opener's matter. */
const OpenSealed = defineOrder("OpenSealed", {
  title: { zh: "查看密封内容", en: "Open sealed values" },
  roles: sealReaders,
  internal: true,
  body: z.strictObject({ stream: text(120), purpose: text(500).optional() }),
  streams: ({ body }) => [body.stream],
  decide: (_, { body: { stream, purpose } }) => [
    SealedOpened.draft([stream], purpose === undefined ? {} : { purpose }),
  ],
});

/** How facts are recorded: what the journal itself adds to the rooms' rules. */
export const journalRoom: RoomRules = {
  name: "journal",
  facts: [SealedOpened, ClockJumped, WitnessRegistered, WitnessRemoved],
  views: [view(clockView), view(witnessView)],
  orders: [OpenSealed, NoteClockJump, RegisterWitness, ApproveRegisterWitness, RemoveWitness, ApproveRemoveWitness],
  refusals: { ...journalRefusals, ...witnessRefusals },
};
