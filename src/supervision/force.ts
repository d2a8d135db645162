import type { z } from "zod";
import { type Fact, streamKey } from "../ground/fact.ts";
import { type Instant, plusSeconds } from "../ground/instant.ts";
import type { Owed } from "../ground/owed.ts";
import { type Retained, retentionKinds } from "../ground/retention.ts";
import type { StreamView } from "../ground/room.ts";
import type { Sealed } from "../ground/sealed.ts";
import { type CodeNames, phrase } from "../ground/sentence.ts";
import { type ForceFact, forceKindNames, type ForceRecorded } from "./force-facts.ts";

/** One use of force at an incident, with what was reported of it. */
export type Force = z.output<(typeof ForceRecorded)["shape"]> & {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly reported?: { readonly at: Instant; readonly by: string; readonly words: Sealed };
  readonly procuratorTold?: { readonly at: Instant; readonly by: string };
  readonly reviewed?: {
    readonly at: Instant;
    readonly by: string;
    readonly isInOrder: boolean;
    readonly reason: string;
  };
};

export const forceStages = ["toReport", "toTell", "toReview", "reviewed"] as const;

export type ForceStage = (typeof forceStages)[number];

export const forceStageNames: CodeNames<typeof forceStages> = {
  toReport: { zh: "待书面报告", en: "Report due" },
  toTell: { zh: "待通知检察院", en: "Procurator to be told" },
  toReview: { zh: "待审查", en: "To be reviewed" },
  reviewed: { zh: "已审查", en: "Reviewed" },
};

/** A weapon was used, or somebody was hurt when one was drawn: the procurator is told. */
export function needsProcurator({ kind, injured }: Pick<Force, "kind" | "injured">): boolean {
  return kind === "weaponUsed" || (kind === "weaponDrawn" && injured);
}

export function forceStage(force: Force): ForceStage {
  if (force.reviewed !== undefined) return "reviewed";
  if (force.reported === undefined) return "toReport";
  return needsProcurator(force) && force.procuratorTold === undefined ? "toTell" : "toReview";
}

/*
 * 人民警察使用警械和武器条例, Art. 12, 13: report at once where somebody is hurt, in writing always. The law names no minutes: these
 * are the district's, not verified.
 */
export const hurtSeconds = 30 * 60;
export const reportSeconds = 24 * 3600;

/** By when it must be reported in writing. */
export function forceDue({ at, injured }: Pick<Force, "at" | "injured">): Instant {
  return plusSeconds(at, injured ? hurtSeconds : reportSeconds);
}

function evolve(state: Force | null, told: Fact, stream: string): Force | null {
  const fact = told as ForceFact;
  const act = { at: fact.occurredAt, by: fact.by.officer };
  if (state === null) return fact.type === "ForceRecorded" ? { ...fact.data, ...act, id: streamKey(stream) } : null;
  switch (fact.type) {
    case "ForceReported":
      return { ...state, reported: { ...act, words: fact.data.words } };
    case "ProcuratorTold":
      return { ...state, procuratorTold: { at: fact.data.at, by: act.by } };
    case "ForceReviewed":
      return { ...state, reviewed: { ...act, ...fact.data } };
    default:
      return state;
  }
}

/** The crew and the station whose work it was. */
function partsOf({ station, unit }: Pick<Force, "station" | "unit">): readonly string[] {
  return [...(unit === undefined ? [] : [`unit:${unit}`]), ...(station === undefined ? [] : [`station:${station}`])];
}

function owed(force: Force): readonly Owed[] {
  const { number, kind, by } = force;
  const what = phrase(
    { zh: "警情 {number} {kind}", en: "Incident {number}: {kind}" },
    { number, kind: forceKindNames[kind] },
  );
  switch (forceStage(force)) {
    case "toReport":
      return [{ kind: "report", by: [...partsOf(force), `person:${by}`], what, due: forceDue(force) }];
    case "toTell":
      return [{ kind: "report", by: ["supervisor"], what, due: plusSeconds(force.at, reportSeconds) }];
    case "toReview":
      return [{ kind: "check", by: ["supervisor"], what, not: [...new Set([by, force.reported?.by ?? by])] }];
    default:
      return [];
  }
}

/** Reports of force: ten years. No law names days; the district sets others. */
export const forceRetentions = retentionKinds({
  force: { name: { zh: "使用武器警械报告", en: "Reports of force" }, usualDays: 3650 },
});

const retained: Retained = {
  by: forceRetentions.force,
  named: { zh: "使用武器警械报告 {id}", en: "Report of force {id}" },
  isOver: ({ type }) => (type === "ForceRecorded" ? false : type === "ForceReviewed" ? true : undefined),
};

export const forceView: StreamView<Force> = {
  room: "supervision",
  kind: "force",
  owner: true,
  retained,
  evolve,
  seenBy: (force) => [...new Set(["supervisor", "dutyCommander", ...partsOf(force), `person:${force.by}`])],
  kindSeenBy: ({ station, unit }) => ["supervisor", "dutyCommander", ...partsOf({ station, unit })],
  workedOnBy: (force) => (force.reviewed === undefined ? [...partsOf(force), `person:${force.by}`] : []),
  told: (force) => ({ number: force.number, stage: forceStage(force) }),
  owed,
  isCurrent: ({ reviewed }) => reviewed === undefined,
};
