import { withSecondPerson } from "../access/second-person.ts";
import { byApprovers } from "../access/security.ts";
import type { Fact } from "../ground/fact.ts";
import { type Instant, instantOf, instantSchema } from "../ground/instant.ts";
import { refuse } from "../ground/refusal.ts";
import type { RetentionKind } from "../ground/retention.ts";
import { type States, type StreamStates, readIn } from "../ground/fold.ts";
import { defineOrder, type OrderKind } from "../ground/order-kind.ts";
import type { StreamView } from "../ground/room.ts";
import { setting } from "../ground/setting.ts";
import { privacyRetentions } from "./retained.ts";
import { type RetentionDays, type RetentionFact, RetentionSet, retentionStream } from "./retention-facts.ts";

export interface Schedule {
  readonly from: Instant;
  readonly days: RetentionDays;
  /** The usual ones when absent. */
  readonly graceHours?: number;
  readonly by: string;
}

/** By `from`, the earliest first. */
export interface Retention {
  readonly schedules: readonly Schedule[];
}

/** A weekend: what was erased by mistake on a Friday is noticed on a Monday. */
export const usualGraceHours = 72;

export const retentionView: StreamView<Retention> = {
  room: "privacy",
  kind: "retention",
  owner: true,
  settings: ["RetentionSet"],
  configured: [
    {
      order: "SetRetention",
      // Where it is taken it counts from then on.
      bodies: ({ schedules }, at) => {
        const now = schedules.findLast(({ from }) => from <= at);
        if (now === undefined) return [];
        return [{ days: now.days, ...(now.graceHours === undefined ? {} : { graceHours: now.graceHours }) }];
      },
    },
  ],
  evolve: (state: Retention | null, told: Fact) => {
    const fact = told as RetentionFact;
    if (fact.type !== "RetentionSet") return state;
    const { from, days, graceHours } = fact.data;
    const others = (state?.schedules ?? []).filter((schedule) => schedule.from !== from);
    const schedules = [
      ...others,
      { from, days, ...(graceHours === undefined ? {} : { graceHours }), by: fact.by.officer },
    ];
    return { schedules: schedules.toSorted((one, other) => (one.from < other.from ? -1 : 1)) };
  },
  seenBy: () => ["supervisor", "dutyCommander", "auditAdministrator", "securityAdministrator"],
};

/**
 * The days somebody set and the grace in force at a moment, and since when; no `from`: nobody set any. Read a kind's with
 * `daysOf`.
 */
export function retentionAt(
  state: Retention | null,
  at: Instant,
): { readonly from?: Instant; readonly days: RetentionDays; readonly graceHours: number } {
  const set = state?.schedules.findLast(({ from }) => from <= at);
  if (set === undefined) return { days: {}, graceHours: usualGraceHours };
  return { from: set.from, days: set.days, graceHours: set.graceHours ?? usualGraceHours };
}

/** A kind's days by a schedule: its usual ones where the schedule does not name it, as one from before there was the kind. */
export function daysOf({ days }: { readonly days: RetentionDays }, { code, usualDays }: RetentionKind): number {
  return days[code] ?? usualDays;
}

const dayMillis = 86_400_000;

/**
 * Since when records of reads are there, at a moment: what one schedule has erased no later and longer one brings back.
 * Midnight (UTC), so that no attested stretch is cut in two.
 */
export function readsKeptFrom(state: Retention | null, at: Instant): Instant {
  const schedules = [{ from: "", days: {} }, ...(state?.schedules ?? [])].filter(({ from }) => from <= at);
  const reached = schedules.map((schedule, index) => {
    const until = schedules[index + 1]?.from ?? at;
    return (Math.floor(Date.parse(until) / dayMillis) - daysOf(schedule, privacyRetentions.reads)) * dayMillis;
  });
  return instantOf(Math.max(...reached));
}

export function retentionOf(states: States): Retention | null {
  return states(retentionView, retentionStream);
}

/** The same out of the journal's answer to a question for the stream. */
export function retentionIn(streams: ReadonlyMap<string, StreamStates>): Retention | null {
  return readIn(streams)(retentionView, retentionStream) ?? null;
}

const retentionBody = RetentionSet.shape.extend({ from: instantSchema.optional() });

/**
 * Days by kind from a moment on, at once where none is given; all kinds at once, by two people; the same moment again replaces what is not yet in force.
 * From then on they count for all that is still kept. Refused: `RetentionKindUnknown`, `RetentionKindMissing`,
 * `RetentionTooShort`, `RetentionInPast` (also when the second person comes only after that moment).
 */
export function retentionOrders(kinds: readonly RetentionKind[]): readonly OrderKind[] {
  const scheduled = kinds.filter(({ setting: own }) => own === undefined);
  return withSecondPerson(
    setting(
      defineOrder("SetRetention", {
        title: { zh: "设定保存期限", en: "Set retention" },
        roles: ["supervisor"],
        body: retentionBody,
        streams: () => [retentionStream],
        refuses: ["RetentionInPast", "RetentionKindMissing", "RetentionKindUnknown", "RetentionTooShort"],
        decide: (_, { body, receivedAt }) => {
          const from = body.from ?? receivedAt;
          const unknown = Object.keys(body.days).find((code) => scheduled.every((kind) => kind.code !== code));
          if (unknown !== undefined) return refuse("RetentionKindUnknown", { kind: unknown });
          for (const { code: kind, name, least } of scheduled) {
            const days = body.days[kind];
            const named = { kind, nameZh: name.zh, nameEn: name.en };
            if (days === undefined) return refuse("RetentionKindMissing", named);
            if (least !== undefined && days < least.days) {
              const { why } = least;
              return refuse("RetentionTooShort", { ...named, least: least.days, whyZh: why.zh, whyEn: why.en });
            }
          }
          if (from < receivedAt) return refuse("RetentionInPast", { field: "from" });
          return [RetentionSet.draft([retentionStream], { ...body, from })];
        },
      }),
    ),
    byApprovers,
  );
}
