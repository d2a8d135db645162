import { z } from "zod";
import type { Fact } from "../ground/fact.ts";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { type Instant, instantSchema } from "../ground/instant.ts";
import { phrase } from "../ground/sentence.ts";
import { defineOrder } from "../ground/order-kind.ts";
import type { StreamView } from "../ground/room.ts";

/** Where this log was taken up again although a later state of it was known. */
export const gapStream = "gap/home";

const size = z.number().int().min(0);

/** Somebody started on a store that lacks facts, or has others than a signed checkpoint says, and knew it. */
export const LogGapAccepted = defineFact({
  type: "LogGapAccepted",
  version: 1,
  shape: z.strictObject({
    /** Facts that were there when it was taken up again. */
    size,
    /** Facts the latest checkpoint known outside says there were, and when. */
    known: size,
    knownAt: instantSchema,
  }),
  say: ({ known, size }) =>
    phrase(
      {
        zh: "明知日志曾有 {known} 条事实，仍由第 {size} 条之后继续",
        en: "The log goes on after fact {size} although it was known to have {known}",
      },
      { known, size },
    ),
});

export interface LogGap {
  readonly at: Instant;
  readonly size: number;
  readonly known: number;
  readonly knownAt: Instant;
}

export interface LogGaps {
  readonly gaps: readonly LogGap[];
}

export const logGapView: StreamView<LogGaps> = {
  room: "journal",
  kind: "gap",
  owner: true,
  evolve: (state: LogGaps | null, told: Fact) => {
    const fact = told as FactOf<typeof LogGapAccepted>;
    if (fact.type !== "LogGapAccepted") return state;
    return { gaps: [...(state?.gaps ?? []), { at: fact.recordedAt, ...fact.data }] };
  },
  seenBy: () => ["auditAdministrator", "systemAdministrator", "supervisor", "dutyCommander"],
};

/** The program's own: told at the start that somebody goes on knowingly (`--accept-gap`). */
export const NoteLogGap = defineOrder("NoteLogGap", {
  title: { zh: "登记日志缺口", en: "Note a gap of the log" },
  roles: ["system"],
  internal: true,
  body: LogGapAccepted.shape,
  streams: () => [gapStream],
  refuses: [],
  decide: (_, { body }) => [LogGapAccepted.draft([gapStream], body)],
});
