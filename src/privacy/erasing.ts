import { z } from "zod";
import { withSecondPerson } from "../duty/second-person.ts";
import { byApprovers } from "../duty/security.ts";
import type { Fact } from "../ground/fact.ts";
import { refuse } from "../ground/refusal.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { defineOrder } from "../journal/order-kind.ts";
import type { StreamView } from "../journal/room.ts";
import { dueOf, heldUntilOf, holdersOf, keptOf } from "./kept.ts";
import { retentionOf } from "./retention.ts";
import { retentionStream } from "./retention-facts.ts";
import { erasureStream, ErasureDone, type PrivacyFact, SealedErased } from "./facts.ts";

/** One decision to destroy a record's key, until the program has done it. */
export interface Erasure {
  readonly stream: string;
  readonly done: boolean;
}

export const erasureView: StreamView<Erasure> = {
  room: "privacy",
  kind: "erasure",
  owner: true,
  evolve: (state: Erasure | null, told: Fact) => {
    const fact = told as PrivacyFact;
    if (fact.type === "SealedErased") return { stream: fact.data.stream, done: false };
    return fact.type === "ErasureDone" && state !== null ? { ...state, done: true } : state;
  },
  seenBy: () => ["securityAdministrator", "auditAdministrator", "supervisor"],
  tellsOf: ({ stream }) => [stream],
  isCurrent: ({ done }) => !done,
};

/** Records that hold sealed values of people who called or were party to something. */
const erasable = /^(incident|call)\/[0-9A-HJKMNP-TV-Z]{26}$/;

const eraseEarly = defineOrder("EraseEarly", {
  title: { zh: "提前销毁密封内容", en: "Erase sealed values before their time" },
  roles: ["dutyCommander", "supervisor"],
  body: z.strictObject({ stream: text(120), reason: text(500) }),
  streams: ({ id, body }, states) => [...holdersOf(states, body.stream), erasureStream(id)],
  decide: (states, { id, body, receivedAt }) => {
    if (!erasable.test(body.stream)) return refuse("NotErasable", { stream: body.stream });
    if (keptOf(states, body.stream) === null) return refuse("RecordUnknown", { stream: body.stream });
    const held = heldUntilOf(states, body.stream);
    if (held !== undefined && held > receivedAt) return refuse("HeldByLaw", { stream: body.stream, until: held });
    return [SealedErased.draft([body.stream, erasureStream(id)], { ...body, why: "early" })];
  },
});

/**
 * Destroys the key of an incident's or a call's sealed values for good, by two people; the log still verifies. Refused:
 * `NotErasable`, `RecordUnknown`, `HeldByLaw`.
 */
export const [EraseEarly, ApproveEraseEarly] = withSecondPerson(eraseEarly, byApprovers);

/** The program's own: the key is gone. */
export const NoteErasureDone = defineOrder("NoteErasureDone", {
  title: { zh: "密封内容已销毁", en: "Note that sealed values are erased" },
  roles: ["system"],
  internal: true,
  body: z.strictObject({ erasure: ulidSchema }),
  streams: ({ body }) => [erasureStream(body.erasure)],
  decide: (states, { body }) => {
    const erasure = states(erasureView, erasureStream(body.erasure));
    return erasure === null || erasure.done ? [] : [ErasureDone.draft([erasureStream(body.erasure)], {})];
  },
});

/**
 * The program's own, when a record's time is over by the schedule in force; nothing to record when its values are gone
 * already. Refused: `NotErasable`, `NotYetDue`, `HeldByLaw`.
 */
export const EraseDue = defineOrder("EraseDue", {
  title: { zh: "到期销毁密封内容", en: "Erase sealed values whose time is over" },
  roles: ["system"],
  internal: true,
  body: z.strictObject({ stream: text(120) }),
  streams: ({ id, body }, states) => [...holdersOf(states, body.stream), erasureStream(id), retentionStream],
  decide: (states, { id, body: { stream }, receivedAt }) => {
    const kept = keptOf(states, stream);
    if (kept === null) return refuse("NotErasable", { stream });
    if (kept.erasedAt !== undefined) return [];
    const held = heldUntilOf(states, stream);
    if (held !== undefined && held > receivedAt) return refuse("HeldByLaw", { stream, until: held });
    const over = dueOf(kept, held, retentionOf(states), receivedAt);
    if (over === undefined || over.due > receivedAt) return refuse("NotYetDue", { stream });
    return [SealedErased.draft([stream, erasureStream(id)], { stream, why: "schedule", ...over })];
  },
});
