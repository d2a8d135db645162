import { z } from "zod";
import { defineFact, type FactOf } from "../ground/fact.ts";
import type { Fact } from "../ground/fact.ts";
import { type Instant, instantSchema } from "../ground/instant.ts";
import { defineOrder } from "./order-kind.ts";
import type { StreamView } from "./room.ts";

/** The clock of the machine that writes this log. */
export const clockStream = "clock/home";

/** The machine's clock showed something else than the time that had passed. */
export const ClockJumped = defineFact(
  "ClockJumped",
  1,
  { zh: "主机时钟跳变 {byMilliseconds} 毫秒", en: "The machine's clock jumped by {byMilliseconds} ms" },
  z.strictObject({
    /** What the time was by what had passed, and what the clock showed instead. */
    from: instantSchema,
    to: instantSchema,
    byMilliseconds: z.number().int(),
    /** The time of facts went on by what passes, until the clock has caught up; else it followed the clock. */
    held: z.boolean(),
  }),
);

export interface Clock {
  readonly jumps: number;
  readonly last: { readonly at: Instant } & FactOf<typeof ClockJumped>["data"];
}

export const clockView: StreamView<Clock> = {
  room: "journal",
  kind: "clock",
  owner: true,
  evolve: (state: Clock | null, told: Fact) => {
    const fact = told as FactOf<typeof ClockJumped>;
    if (fact.type !== "ClockJumped") return state;
    return { jumps: (state?.jumps ?? 0) + 1, last: { at: fact.recordedAt, ...fact.data } };
  },
  seenBy: () => ["hall", "supervisor", "systemAdministrator", "auditAdministrator"],
};

/** The program's own: it compares the clock with what has passed since it last looked. */
export const NoteClockJump = defineOrder("NoteClockJump", {
  title: { zh: "主机时钟跳变", en: "Note a jump of the machine's clock" },
  roles: ["system"],
  internal: true,
  body: ClockJumped.shape,
  streams: () => [clockStream],
  decide: (_, { body }) => [ClockJumped.draft([clockStream], body)],
});
