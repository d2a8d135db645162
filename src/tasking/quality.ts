import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { z } from "zod";
import { type Fact, streamKey } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import { phrase } from "../ground/sentence.ts";
import {
  type qualityAnswers,
  type QualityCallDrawn,
  type QualityFact,
  type qualityOutcomes,
  qualityQuestions,
  type QualityRuleSet,
} from "./quality-facts.ts";

export type QualityRule = z.output<(typeof QualityRuleSet)["shape"]>;
export type QualityAnswer = (typeof qualityAnswers)[number];

/** The bytes of a hash that make the number of the draw. */
const drawBytes = 4;

/**
 * Whether an incident is drawn: the first four bytes of SHA-256 over the seed, a space and the incident's id, as a part of
 * all they can be, lie below the share. Anybody who knows the published rule can draw again.
 */
export function isDrawn({ seed, share }: Pick<QualityRule, "seed" | "share">, incident: string): boolean {
  const hash = sha256(utf8ToBytes(`${seed} ${incident}`));
  const number = hash.slice(0, drawBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  return number / 256 ** drawBytes < share / 100;
}

export const qualityRuleView: StreamView<QualityRule> = {
  room: "tasking",
  kind: "qualityrule",
  owner: true,
  settings: ["QualityRuleSet"],
  configured: [{ order: "SetQualityRule", bodies: (rule) => [rule] }],
  evolve: (state: QualityRule | null, told: Fact) => {
    const fact = told as QualityFact;
    return fact.type === "QualityRuleSet" ? fact.data : state;
  },
  ...seenByAll("everyone"),
};

/** A quality call that is owed for a drawn incident, or was. */
export interface QualityCall extends z.output<(typeof QualityCallDrawn)["shape"]> {
  readonly ended?: { readonly outcome: (typeof qualityOutcomes)[number]; readonly at: Instant; readonly by: string };
}

/** Who makes quality calls, by their tags of sight. */
const callers = ["supervisor", "calltaker"];

export const qualityView: StreamView<QualityCall> = {
  room: "tasking",
  kind: "quality",
  owner: true,
  evolve: (state: QualityCall | null, told: Fact) => {
    const fact = told as QualityFact;
    if (fact.type === "QualityCallDrawn") return state ?? fact.data;
    if (state === null || fact.type !== "QualityCallEnded") return state;
    return { ...state, ended: { outcome: fact.data.outcome, at: fact.occurredAt, by: fact.by.officer } };
  },
  timers: ({ incident, until, ended }) =>
    ended === undefined
      ? [{ name: "lapse", due: until, order: "LapseQualityCall", body: { incidentId: incident } }]
      : [],
  ...seenByAll(...callers),
  owed: ({ number, until, handledBy, ended }) =>
    ended === undefined
      ? [
          {
            ...{ kind: "check", by: callers, not: handledBy, due: until },
            what: phrase({ zh: "回访：警情 {number}", en: "Quality call: incident {number}" }, { number }),
          },
        ]
      : [],
  isCurrent: ({ ended }) => ended === undefined,
};

/** What a month's calls said, together: by question, how often each answer was given. */
export interface QualityTotals {
  readonly month: string;
  readonly ended: Readonly<Partial<Record<(typeof qualityOutcomes)[number], number>>>;
  readonly answers: readonly Readonly<Partial<Record<QualityAnswer, number>>>[];
}

export const qualityTotalsView: StreamView<QualityTotals> = {
  room: "tasking",
  kind: "qualitytotals",
  owner: true,
  evolve: (state: QualityTotals | null, told: Fact, stream) => {
    const fact = told as QualityFact;
    const before: QualityTotals = state ?? {
      month: streamKey(stream),
      ended: {},
      answers: qualityQuestions.map(() => ({})),
    };
    if (fact.type === "QualityCallEnded") {
      const { outcome } = fact.data;
      return { ...before, ended: { ...before.ended, [outcome]: (before.ended[outcome] ?? 0) + 1 } };
    }
    if (fact.type !== "QualityAnswersGiven") return state;
    const answers = before.answers.map((counts, place) => {
      const given = fact.data.answers[place];
      return given === undefined ? counts : { ...counts, [given]: (counts[given] ?? 0) + 1 };
    });
    return { ...before, answers };
  },
  ...seenByAll("hall", "supervisor", "reader"),
};
