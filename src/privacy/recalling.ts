import { z } from "zod";
import { withSecondPerson } from "../access/second-person.ts";
import { byApprovers } from "../access/security.ts";
import { refuse } from "../ground/refusal.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { erasureView } from "./erasing.ts";
import { ErasureRecalled, erasureStream, GraceEnded, KeyReturned } from "./facts.ts";
import { heldUntilOf, holdersOf } from "./kept.ts";

/** The erasure's stream, and the record's once the erasure is known. */
function streamsOf(states: States, id: string): readonly string[] {
  const erasure = states(erasureView, erasureStream(id));
  return erasure === null ? [erasureStream(id)] : [erasureStream(id), erasure.stream];
}

const recallErasure = defineOrder("RecallErasure", {
  title: { zh: "撤回销毁", en: "Recall an erasure in its grace" },
  roles: ["supervisor", "dutyCommander"],
  body: z.strictObject({ erasure: ulidSchema, reason: text(500) }),
  streams: ({ body }, states) => streamsOf(states, body.erasure),
  refuses: ["ErasureFinal", "ErasureRecalledBefore", "ErasureUnknown"],
  decide: (states, { body }) => {
    const erasure = states(erasureView, erasureStream(body.erasure));
    if (erasure === null) return refuse("ErasureUnknown");
    const { stream, stage } = erasure;
    if (stage === "recalled") return refuse("ErasureRecalledBefore", { stream });
    if (stage === "final") return refuse("ErasureFinal", { stream });
    return [ErasureRecalled.draft([stream, erasureStream(body.erasure)], { stream, reason: body.reason })];
  },
});

/**
 * Brings back what was erased by mistake, by two people, as long as its grace has not been ended. The record then stays at
 * least three days, so that a hold can be placed. Refused: `ErasureUnknown`, `ErasureRecalledBefore`, `ErasureFinal`.
 */
export const [RecallErasure, ApproveRecallErasure] = withSecondPerson(recallErasure, byApprovers);

/**
 * The program's own, when the grace is over and the clock trusted: from here on nobody has the key back. A hold that was
 * placed on the record's incident meanwhile keeps what is in its grace too: it can be recalled until the hold is over.
 */
export const EndErasureGrace = defineOrder("EndErasureGrace", {
  title: { zh: "销毁宽限期满", en: "End the grace of an erasure" },
  roles: ["system"],
  internal: true,
  waitsForClock: true,
  body: z.strictObject({ erasure: ulidSchema }),
  streams: ({ body }, states) => {
    const erasure = states(erasureView, erasureStream(body.erasure));
    return [erasureStream(body.erasure), ...(erasure === null ? [] : holdersOf(states, erasure.stream))];
  },
  refuses: ["HeldByLaw", "NotYetDue"],
  decide: (states, { body, receivedAt }) => {
    const erasure = states(erasureView, erasureStream(body.erasure));
    if (erasure?.stage !== "aside" || erasure.done) return [];
    const { stream } = erasure;
    const held = heldUntilOf(states, stream);
    if (held !== undefined && held > receivedAt) return refuse("HeldByLaw", { stream, until: held });
    if (erasure.recallUntil > receivedAt) return refuse("NotYetDue", { stream });
    return [GraceEnded.draft([erasureStream(body.erasure)], {})];
  },
});

/** The program's own: what was set aside is where it was. */
export const NoteKeyReturned = defineOrder("NoteKeyReturned", {
  title: { zh: "密钥已恢复", en: "Note that a key set aside was returned" },
  roles: ["system"],
  internal: true,
  body: z.strictObject({ erasure: ulidSchema, keys: z.number().int().min(0) }),
  streams: ({ body }) => [erasureStream(body.erasure)],
  refuses: [],
  decide: (states, { body }) => {
    const erasure = states(erasureView, erasureStream(body.erasure));
    if (erasure?.stage !== "recalled" || erasure.done) return [];
    return [KeyReturned.draft([erasureStream(body.erasure)], { keys: body.keys })];
  },
});
