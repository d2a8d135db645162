import { z } from "zod";
import { withSecondPerson } from "../access/second-person.ts";
import { byApprovers } from "../access/security.ts";
import type { Fact } from "../ground/fact.ts";
import { type Instant, instantSchema } from "../ground/instant.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import { namedOf } from "./kept.ts";
import { recordSchema } from "./request-facts.ts";
import { HoldEnded, HoldExtended, HoldLifted, HoldPlaced, holdStream, type RetentionFact } from "./retention-facts.ts";

/** A record that may not be erased until a moment, whatever the schedule says. */
export interface Hold {
  readonly id: string;
  readonly stream: string;
  readonly reason: string;
  readonly placedAt: Instant;
  readonly placedBy: string;
  readonly until: Instant;
  readonly over?: { readonly how: "lifted" | "ended"; readonly at: Instant };
}

export const holdView: StreamView<Hold> = {
  room: "privacy",
  kind: "hold",
  owner: true,
  evolve: (state: Hold | null, told: Fact) => {
    const fact = told as RetentionFact;
    if (fact.type === "HoldPlaced") {
      const { hold: id, stream, reason, until } = fact.data;
      return { id, stream, reason, until, placedAt: fact.occurredAt, placedBy: fact.by.officer };
    }
    if (state === null) return null;
    switch (fact.type) {
      case "HoldExtended":
        return { ...state, until: fact.data.until };
      case "HoldLifted":
        return { ...state, over: { how: "lifted", at: fact.recordedAt } };
      case "HoldEnded":
        return { ...state, over: { how: "ended", at: fact.recordedAt } };
      default:
        return state;
    }
  },
  timers: ({ id, until, over }) =>
    over === undefined ? [{ name: "end", due: until, order: "EndHold", body: { hold: id } }] : [],
  ...seenByAll("supervisor", "dutyCommander", "auditAdministrator"),
  tellsOf: ({ stream }) => [stream],
  isCurrent: ({ over }) => over === undefined,
};

const keepers = ["supervisor", "dutyCommander"] as const;

/** The hold while it holds; `HoldUnknown`, `HoldOver`. */
function holdOf(states: States, id: string, at: Instant): Hold | Refusal<"HoldOver" | "HoldUnknown"> {
  const hold = states(holdView, holdStream(id));
  if (hold === null) return refuse("HoldUnknown");
  return hold.over === undefined && hold.until > at ? hold : refuse("HoldOver");
}

/** The hold's stream, and the record's once the hold is known. */
function streamsOf(states: States, id: string): readonly string[] {
  const hold = states(holdView, holdStream(id));
  return hold === null ? [holdStream(id)] : [holdStream(id), hold.stream];
}

/**
 * Keeps a record, with what is part of it, from being erased, for a reason and until a moment. Refused:
 * `RecordUnknown`, `RecordErased`, `HoldEndsInPast`.
 */
export const PlaceHold = defineOrder("PlaceHold", {
  title: { zh: "依法保全记录", en: "Place a legal hold" },
  roles: keepers,
  underGlass: false,
  body: z.strictObject({ stream: recordSchema, reason: text(500), until: instantSchema }),
  streams: ({ id, body }) => [body.stream, holdStream(id)],
  refuses: ["HoldEndsInPast", "RecordErased", "RecordUnknown"],
  decide: (states, { id, body, receivedAt }) => {
    const kept = namedOf(states, body.stream);
    if (kept === null) return refuse("RecordUnknown", { stream: body.stream });
    if (kept.erasedAt !== undefined) return refuse("RecordErased", { stream: body.stream });
    if (body.until <= receivedAt) return refuse("HoldEndsInPast", { field: "until" });
    return [HoldPlaced.draft([body.stream, holdStream(id)], { hold: id, ...body })];
  },
});

/** To a later end. Refused: `HoldUnknown`, `HoldOver`, `HoldNotLonger`. */
export const ExtendHold = defineOrder("ExtendHold", {
  title: { zh: "延长保全", en: "Extend a legal hold" },
  roles: keepers,
  underGlass: false,
  body: z.strictObject({ hold: ulidSchema, until: instantSchema, reason: text(500) }),
  streams: ({ body }, states) => streamsOf(states, body.hold),
  refuses: ["HoldNotLonger", "HoldOver", "HoldUnknown"],
  decide: (states, { body, receivedAt }) => {
    const hold = holdOf(states, body.hold, receivedAt);
    if (isRefusal(hold)) return hold;
    if (body.until <= hold.until) return refuse("HoldNotLonger", { field: "until", until: hold.until });
    return [HoldExtended.draft([hold.stream, holdStream(hold.id)], body)];
  },
});

const liftHold = defineOrder("LiftHold", {
  title: { zh: "提前解除保全", en: "Lift a legal hold before its end" },
  roles: keepers,
  body: z.strictObject({ hold: ulidSchema, reason: text(500) }),
  streams: ({ body }, states) => streamsOf(states, body.hold),
  refuses: ["HoldOver", "HoldUnknown"],
  decide: (states, { body, receivedAt }) => {
    const hold = holdOf(states, body.hold, receivedAt);
    return isRefusal(hold) ? hold : [HoldLifted.draft([hold.stream, holdStream(hold.id)], body)];
  },
});

/** Before its end, by two people; at its end a hold is over by itself. Refused: `HoldUnknown`, `HoldOver`. */
export const [LiftHold, ApproveLiftHold] = withSecondPerson(liftHold, byApprovers);

/** The program's own: the end came. Nothing to record once somebody extended or lifted it. */
export const EndHold = defineOrder("EndHold", {
  title: { zh: "保全期满", en: "End a legal hold" },
  roles: ["system"],
  internal: true,
  waitsForClock: true,
  body: z.strictObject({ hold: ulidSchema }),
  streams: ({ body }) => [holdStream(body.hold)],
  refuses: [],
  decide: (states, { body, receivedAt }) => {
    const hold = states(holdView, holdStream(body.hold));
    if (hold === null || hold.over !== undefined || hold.until > receivedAt) return [];
    return [HoldEnded.draft([holdStream(hold.id)], { hold: hold.id })];
  },
});
