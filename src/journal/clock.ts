import { z } from "zod";
import { momentAt } from "../ground/fact-names.ts";
import type { Fact } from "../ground/fact.ts";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { type Instant, instantSchema } from "../ground/instant.ts";
import { refuse } from "../ground/refusal.ts";
import { phrase } from "../ground/sentence.ts";
import { text } from "../ground/text.ts";
import { clockDoubts, isSameTime } from "./clock-trust.ts";
import { defineOrder } from "../ground/order-kind.ts";
import type { StreamView } from "../ground/room.ts";

/** The clock of the machine that writes this log. */
export const clockStream = "clock/home";

/** The machine's clock showed something else than the time that had passed. */
export const ClockJumped = defineFact({
  type: "ClockJumped",
  version: 1,
  shape: z.strictObject({
    /** What the time was by what had passed, and what the clock showed instead. */
    from: instantSchema,
    to: instantSchema,
    byMilliseconds: z.number().int(),
    /** The time of facts went on by what passes, until the clock has caught up; else it followed the clock. */
    held: z.boolean(),
  }),
  say: ({ byMilliseconds }) =>
    phrase(
      { zh: "主机时钟跳变 {byMilliseconds} 毫秒", en: "The machine's clock jumped by {byMilliseconds} ms" },
      { byMilliseconds },
    ),
});

/** From here on nothing that cannot be undone is done by the clock. */
export const ClockDoubted = defineFact({
  type: "ClockDoubted",
  version: 1,
  shape: z.strictObject({
    why: z.enum(clockDoubts),
    /** The last time that was trusted, with what has passed since as far as that is known. */
    expected: instantSchema,
    shown: instantSchema,
  }),
  say: ({ expected, shown }, names) =>
    phrase(
      {
        zh: "主机时间存疑，待人确认：应为 {expected}，显示 {shown}",
        en: "The machine's time is in doubt until somebody confirms it: it should be {expected} and shows {shown}",
      },
      { expected: momentAt(expected, names), shown: momentAt(shown, names) },
    ),
});

export const ClockConfirmed = defineFact({
  type: "ClockConfirmed",
  version: 1,
  shape: z.strictObject({ shown: instantSchema, reason: text(500) }),
  say: ({ shown, reason }, names) =>
    phrase(
      { zh: "确认主机时间 {shown}：{reason}", en: "The machine's time {shown} confirmed: {reason}" },
      { shown: momentAt(shown, names), reason },
    ),
});

type ClockFact = FactOf<typeof ClockJumped> | FactOf<typeof ClockDoubted> | FactOf<typeof ClockConfirmed>;

export interface Clock {
  readonly jumps: number;
  readonly last?: { readonly at: Instant } & FactOf<typeof ClockJumped>["data"];
  /** Absent while the time is trusted. */
  readonly doubt?: FactOf<typeof ClockDoubted>["data"];
  /** The last confirmation: its order, and the time it confirmed. */
  readonly confirmed?: { readonly id: string; readonly at: Instant };
}

export const clockView: StreamView<Clock> = {
  room: "journal",
  kind: "clock",
  owner: true,
  evolve: (before: Clock | null, told: Fact) => {
    const fact = told as ClockFact;
    const state = before ?? { jumps: 0 };
    switch (fact.type) {
      case "ClockJumped":
        return { ...state, jumps: state.jumps + 1, last: { at: fact.recordedAt, ...fact.data } };
      case "ClockDoubted":
        return { ...state, doubt: fact.data };
      case "ClockConfirmed": {
        const { doubt: _, ...rest } = state;
        return { ...rest, confirmed: { id: fact.order, at: fact.recordedAt } };
      }
      default:
        return before;
    }
  },
  seenBy: () => ["hall", "supervisor", "systemAdministrator", "securityAdministrator", "auditAdministrator"],
};

/** The program's own: it compares the clock with what has passed since it last looked. */
export const NoteClockJump = defineOrder("NoteClockJump", {
  title: { zh: "主机时钟跳变", en: "Note a jump of the machine's clock" },
  roles: ["system"],
  internal: true,
  body: ClockJumped.shape,
  streams: () => [clockStream],
  refuses: [],
  decide: (_, { body }) => [ClockJumped.draft([clockStream], body)],
});

/** The program's own: the clock shows what cannot be told from a wrong time. Nothing more to record while in doubt. */
export const NoteClockDoubt = defineOrder("NoteClockDoubt", {
  title: { zh: "主机时间存疑", en: "Note that the machine's time is in doubt" },
  roles: ["system"],
  internal: true,
  body: ClockDoubted.shape,
  streams: () => [clockStream],
  refuses: [],
  decide: (states, { body }) =>
    states(clockView, clockStream)?.doubt === undefined ? [ClockDoubted.draft([clockStream], body)] : [],
});

/**
 * Says that the time the machine shows is right, so that erasing by schedule and the like go on. By those who approve
 * what others propose; not by the system administrator, who can set the clock. Refused: `ClockNotInDoubt`,
 * `ClockShowsAnother` when the clock has gone elsewhere since it was read.
 */
export const ConfirmClock = defineOrder("ConfirmClock", {
  title: { zh: "确认主机时间", en: "Confirm the machine's time" },
  roles: ["dutyCommander", "securityAdministrator"],
  underGlass: false,
  body: ClockConfirmed.shape,
  streams: () => [clockStream],
  refuses: ["ClockNotInDoubt", "ClockShowsAnother"],
  decide: (states, { body, receivedAt }) => {
    if (states(clockView, clockStream)?.doubt === undefined) return refuse("ClockNotInDoubt");
    if (!isSameTime(body.shown, receivedAt)) return refuse("ClockShowsAnother", { field: "shown", shown: receivedAt });
    return [ClockConfirmed.draft([clockStream], body)];
  },
});
