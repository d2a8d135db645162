import { z } from "zod";
import { withSecondPerson } from "../duty/second-person.ts";
import { byApprovers } from "../duty/security.ts";
import type { Fact } from "../ground/fact.ts";
import { refuse } from "../ground/refusal.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { defineOrder } from "../journal/order-kind.ts";
import type { StreamView } from "../journal/room.ts";
import { erasureStream, ErasureDone, type PrivacyFact, SealedErased } from "./facts.ts";

/** One decision to destroy a record's key before its time, until the program has done it. */
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
  isCurrent: ({ done }) => !done,
};

/** Records that hold sealed values of people who called or were party to something. */
const erasable = /^(incident|call)\/[0-9A-HJKMNP-TV-Z]{26}$/;

const eraseEarly = defineOrder("EraseEarly", {
  title: { zh: "提前销毁密封内容", en: "Erase sealed values before their time" },
  roles: ["dutyCommander", "supervisor"],
  body: z.strictObject({ stream: text(120), reason: text(500) }),
  streams: ({ id, body }) => [body.stream, erasureStream(id)],
  decide: (_, { id, body }) =>
    erasable.test(body.stream)
      ? [SealedErased.draft([body.stream, erasureStream(id)], body)]
      : refuse("NotErasable", { stream: body.stream }),
});

/**
 * Destroys the key of an incident's or a call's sealed values for good, by two people; the log still verifies. Refused:
 * `NotErasable`.
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
