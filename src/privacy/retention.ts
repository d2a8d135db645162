import type { z } from "zod";
import { withSecondPerson } from "../access/second-person.ts";
import { byApprovers } from "../access/security.ts";
import type { Fact } from "../ground/fact.ts";
import { type Instant, instantOf } from "../ground/instant.ts";
import { refuse } from "../ground/refusal.ts";
import { type States, type StreamStates, readIn } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import type { StreamView } from "../ground/room.ts";
import {
  type retainedKinds,
  type retentionDaysSchema,
  type RetentionFact,
  RetentionSet,
  retentionStream,
} from "./retention-facts.ts";

export type RetainedKind = (typeof retainedKinds)[number];
export type RetentionDays = z.output<typeof retentionDaysSchema>;

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

/**
 * Before supervision sets others. Calls: a complaint about how one was taken and its review end within the year.
 * Narrative: three years, as long as a claim may be brought (Civil Code art. 188). Media: what crews record on scene is
 * kept for six months at least (公安机关现场执法视音频记录工作规定). Openings, reads, requests: three years, as records of
 * processing are (PIPL art. 56).
 */
export const usualRetention: RetentionDays = {
  ...{ call: 365, narrative: 1095, media: 183 },
  ...{ openings: 1095, reads: 1095, requests: 1095 },
};

/** A weekend: what was erased by mistake on a Friday is noticed on a Monday. */
export const usualGraceHours = 72;

/** Logs are kept for six months at least (Cybersecurity Law art. 21): no schedule may say less for who opened and who read. */
export const leastLogDays = 183;

const logs = ["openings", "reads"] as const satisfies readonly RetainedKind[];

export const retentionView: StreamView<Retention> = {
  room: "privacy",
  kind: "retention",
  owner: true,
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

/** The days and the grace in force at a moment, and since when; no `from`: the usual ones, which nobody set. */
export function retentionAt(
  state: Retention | null,
  at: Instant,
): { readonly from?: Instant; readonly days: RetentionDays; readonly graceHours: number } {
  const set = state?.schedules.findLast(({ from }) => from <= at);
  if (set === undefined) return { days: usualRetention, graceHours: usualGraceHours };
  return { from: set.from, days: set.days, graceHours: set.graceHours ?? usualGraceHours };
}

const dayMillis = 86_400_000;

/**
 * Since when records of reads are there, at a moment: what one schedule has erased no later and longer one brings back.
 * Midnight (UTC), so that no attested stretch is cut in two.
 */
export function readsKeptFrom(state: Retention | null, at: Instant): Instant {
  const schedules = [{ from: "", days: usualRetention }, ...(state?.schedules ?? [])].filter(({ from }) => from <= at);
  const reached = schedules.map(({ days }, index) => {
    const until = schedules[index + 1]?.from ?? at;
    return (Math.floor(Date.parse(until) / dayMillis) - days.reads) * dayMillis;
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

const setRetention = defineOrder("SetRetention", {
  title: { zh: "设定保存期限", en: "Set retention" },
  roles: ["supervisor"],
  body: RetentionSet.shape,
  streams: () => [retentionStream],
  refuses: ["RetentionInPast", "RetentionTooShort"],
  decide: (_, { body, receivedAt }) => {
    const short = logs.find((kind) => body.days[kind] < leastLogDays);
    if (short !== undefined) return refuse("RetentionTooShort", { kind: short, least: leastLogDays });
    if (body.from < receivedAt) return refuse("RetentionInPast", { field: "from" });
    return [RetentionSet.draft([retentionStream], body)];
  },
});

/**
 * Days by kind from a moment on, all kinds at once, by two people; the same moment again replaces what is not yet in force.
 * From then on they count for all that is still kept. Refused: `RetentionTooShort`, `RetentionInPast` (also when the second
 * person comes only after that moment).
 */
export const [SetRetention, ApproveSetRetention] = withSecondPerson(setRetention, byApprovers);
