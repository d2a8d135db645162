import { z } from "zod";
import { withSecondPerson } from "../access/second-person.ts";
import { byApprovers } from "../access/security.ts";
import type { Fact } from "../ground/fact.ts";
import { refuse } from "../ground/refusal.ts";
import { type Instant, plusSeconds } from "../ground/instant.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { defineOrder, type OrderKind } from "../ground/order-kind.ts";
import type { RetentionKind } from "../ground/retention.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import type { States } from "../ground/fold.ts";
import { dueOf, heldUntilOf, holdersOf, keptOf, keptUntilOf } from "./kept.ts";
import { recordSchema } from "./request-facts.ts";
import { retentionAt, retentionOf } from "./retention.ts";
import { retentionStream } from "./retention-facts.ts";
import { type erasureReasons, erasureStream, ErasureDone, type PrivacyFact, SealedErased } from "./facts.ts";

/*
 * An erasure from its decision to its end. The values read as erased from the first moment:
 *
 *   aside ── the grace is over, the clock trusted ──▶ final ── the key is destroyed ──▶ done
 *   aside ── two people take it back ──▶ recalled ── the key is where it was ──▶ done
 */
export interface Erasure {
  readonly stream: string;
  readonly why: (typeof erasureReasons)[number];
  readonly reason?: string;
  readonly at: Instant;
  /** The end of its grace. */
  readonly recallUntil: Instant;
  readonly stage: ErasureStage;
  /** The program has done what the stage says. */
  readonly done: boolean;
}

export const erasureStages = ["aside", "final", "recalled"] as const;

export type ErasureStage = (typeof erasureStages)[number];

export const erasureView: StreamView<Erasure> = {
  room: "privacy",
  kind: "erasure",
  owner: true,
  evolve: (state: Erasure | null, told: Fact) => {
    const fact = told as PrivacyFact;
    if (fact.type === "SealedErased") {
      const { stream, why, reason, recallUntil = fact.recordedAt } = fact.data;
      const said = reason === undefined ? {} : { reason };
      return { stream, why, ...said, at: fact.recordedAt, recallUntil, stage: "aside", done: false };
    }
    if (state === null) return null;
    switch (fact.type) {
      case "GraceEnded":
        return { ...state, stage: "final" };
      case "ErasureRecalled":
        return { ...state, stage: "recalled" };
      case "ErasureDone":
        return { ...state, stage: "final", done: true };
      case "KeyReturned":
        return { ...state, done: true };
      default:
        return state;
    }
  },
  ...seenByAll("securityAdministrator", "auditAdministrator", "supervisor", "dutyCommander"),
  tellsOf: ({ stream }) => [stream],
  // Those in their grace are many and are asked for by pages; a board carries what is being done just now.
  isCurrent: ({ done, stage }) => !done && stage !== "aside",
  offBoard: true,
};

/** Until when an erasure decided now can be taken back. */
function recallUntil(states: States, at: Instant): Instant {
  return plusSeconds(at, retentionAt(retentionOf(states), at).graceHours * 3600);
}

const eraseEarly = defineOrder("EraseEarly", {
  title: { zh: "提前销毁密封内容", en: "Erase sealed values before their time" },
  roles: ["dutyCommander", "supervisor"],
  body: z.strictObject({ stream: text(120), reason: text(500) }),
  streams: ({ id, body }, states) => [...holdersOf(states, body.stream), erasureStream(id), retentionStream],
  refuses: ["HeldByLaw", "NotErasable", "RecordUnknown"],
  decide: (states, { id, body, receivedAt }) => {
    if (!recordSchema.safeParse(body.stream).success) return refuse("NotErasable", { stream: body.stream });
    const kept = keptOf(states, body.stream);
    if (kept === null) return refuse("RecordUnknown", { stream: body.stream });
    if (!kept.named) return refuse("NotErasable", { stream: body.stream });
    const held = heldUntilOf(states, body.stream);
    if (held !== undefined && held > receivedAt) return refuse("HeldByLaw", { stream: body.stream, until: held });
    const until = recallUntil(states, receivedAt);
    return [SealedErased.draft([body.stream, erasureStream(id)], { ...body, why: "early", recallUntil: until })];
  },
});

/**
 * Sets the key of a record's sealed values aside, by two people, to be destroyed when its grace is over; the log still
 * verifies. Refused: `NotErasable`, `RecordUnknown`, `HeldByLaw`.
 */
export const [EraseEarly, ApproveEraseEarly] = withSecondPerson(eraseEarly, byApprovers);

/** The program's own: the key is gone. */
export const NoteErasureDone = defineOrder("NoteErasureDone", {
  title: { zh: "密封内容已销毁", en: "Note that sealed values are erased" },
  roles: ["system"],
  internal: true,
  body: z.strictObject({ erasure: ulidSchema }),
  streams: ({ body }) => [erasureStream(body.erasure)],
  refuses: [],
  decide: (states, { body }) => {
    const erasure = states(erasureView, erasureStream(body.erasure));
    return erasure?.stage !== "final" || erasure.done ? [] : [ErasureDone.draft([erasureStream(body.erasure)], {})];
  },
});

/**
 * The program's own, when a record's time is over by the schedule in force; nothing to record when its values are gone
 * already. Refused: `NotErasable`, `NotYetDue`, `HeldByLaw`.
 */
export function eraseDue(kinds: readonly RetentionKind[]): OrderKind {
  return defineOrder("EraseDue", {
    title: { zh: "到期销毁密封内容", en: "Erase sealed values whose time is over" },
    roles: ["system"],
    internal: true,
    waitsForClock: true,
    body: z.strictObject({ stream: text(120) }),
    streams: ({ id, body }, states) => [...holdersOf(states, body.stream), erasureStream(id), retentionStream],
    refuses: ["HeldByLaw", "NotErasable", "NotYetDue"],
    decide: (states, { id, body: { stream }, receivedAt }) => {
      const kept = keptOf(states, stream);
      if (kept === null) return refuse("NotErasable", { stream });
      if (kept.erasedAt !== undefined) return [];
      const held = heldUntilOf(states, stream);
      if (held !== undefined && held > receivedAt) return refuse("HeldByLaw", { stream, until: held });
      const by = kinds.find(({ code }) => code === kept.kind);
      const over = dueOf(kept.endedAt, by, keptUntilOf(states, stream), retentionOf(states), receivedAt);
      if (over === undefined || over.due > receivedAt) return refuse("NotYetDue", { stream });
      const until = recallUntil(states, receivedAt);
      return [
        SealedErased.draft([stream, erasureStream(id)], { stream, why: "schedule", ...over, recallUntil: until }),
      ];
    },
  });
}
