import type { Fact } from "../ground/fact.ts";
import { refuse } from "../ground/refusal.ts";
import type { Instant } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import type { StreamView } from "../ground/room.ts";
import { readsDayStream, type ReadsFact, ReadsNoted, readsStream } from "./read-facts.ts";

/** How far the record of reads has been noted. */
export interface ReadsHome {
  readonly to: Instant;
}

/** One stretch of the record with the digest it had when it was noted. */
export type ReadsNote = ReadsFact["data"];

/** A day's stretches in order; the first begins where the day before it ended. */
export interface ReadsDay {
  readonly notes: readonly ReadsNote[];
}

const seenBy = () => ["auditAdministrator"];

export const readsView: StreamView<ReadsHome> = {
  room: "privacy",
  kind: "reads",
  owner: true,
  evolve: (state: ReadsHome | null, told: Fact) => {
    const fact = told as ReadsFact;
    return fact.type === "ReadsNoted" ? { to: fact.data.to } : state;
  },
  seenBy,
};

export const readsDayView: StreamView<ReadsDay> = {
  room: "privacy",
  kind: "readsDay",
  owner: true,
  evolve: (state: ReadsDay | null, told: Fact) => {
    const fact = told as ReadsFact;
    return fact.type === "ReadsNoted" ? { notes: [...(state?.notes ?? []), fact.data] } : state;
  },
  seenBy,
  isCurrent: () => false,
};

/**
 * The program's own: the digest of the next stretch of the record of reads. Stretches follow each other without a gap
 * and none is noted twice, or a digest could be replaced. Refused: `ReadsOutOfTurn`.
 */
export const NoteReads = defineOrder("NoteReads", {
  title: { zh: "阅览记录存证", en: "Attest the record of reads" },
  roles: ["system"],
  internal: true,
  body: ReadsNoted.shape,
  streams: ({ body }) => [readsDayStream(body.from.slice(0, 10)), readsStream],
  refuses: ["ReadsOutOfTurn"],
  decide: (states, { body }) => {
    const to = states(readsView, readsStream)?.to ?? body.from;
    if (body.from !== to || body.to <= body.from) return refuse("ReadsOutOfTurn", { to });
    return [ReadsNoted.draft([readsDayStream(body.from.slice(0, 10)), readsStream], body)];
  },
});

const dayMillis = 86_400_000;

/** Where the next stretch ends: `upTo`, unless midnight (UTC) comes first, so that no stretch lies in two days. */
export function stretchEnd(from: Instant, upTo: Instant): Instant {
  const midnight = new Date(Math.floor(Date.parse(from) / dayMillis + 1) * dayMillis).toISOString();
  return midnight < upTo ? midnight : upTo;
}
