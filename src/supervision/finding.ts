import type { z } from "zod";
import { type Fact, type Giver, streamKey } from "../ground/fact.ts";
import { type Instant, plusSeconds } from "../ground/instant.ts";
import type { Owed } from "../ground/owed.ts";
import type { Retained } from "../ground/retention.ts";
import { retentionKinds } from "../ground/retention.ts";
import type { StreamView, Timer } from "../ground/room.ts";
import type { Sealed } from "../ground/sealed.ts";
import { type CodeNames, phrase } from "../ground/sentence.ts";
import type { Against } from "./check-facts.ts";
import type { FindingFact, FindingOpened, findingSteps } from "./finding-facts.ts";

type Step = (typeof findingSteps)[number];

interface Act {
  readonly at: Instant;
  readonly by: string;
}

interface Decision extends Act {
  readonly upheld: boolean;
  readonly reason: string;
  readonly mendBy?: Instant | undefined;
  readonly appealBy?: Instant | undefined;
}

/** What supervision found in the work of one part of the house, as its facts tell it. */
export type Finding = z.output<(typeof FindingOpened)["shape"]> & {
  readonly id: string;
  readonly opened: Act;
  readonly answered?: Act & { readonly accepts: boolean; readonly words?: Sealed | undefined };
  readonly decided?: Decision;
  readonly appealed?: Act & { readonly words: Sealed };
  readonly appealDecided?: Decision;
  readonly tasks: readonly string[];
  /** What the part says it mended, while nobody has found otherwise. */
  readonly mended?: Act & { readonly words: Sealed };
  readonly verified?: Act & { readonly isMended: boolean; readonly reason: string };
  readonly late: readonly Step[];
};

export const findingStages = ["open", "answered", "upheld", "appealed", "mended", "verified", "dropped"] as const;

export type FindingStage = (typeof findingStages)[number];

export const findingStageNames: CodeNames<typeof findingStages> = {
  open: { zh: "待答复", en: "To be answered" },
  answered: { zh: "已答复，待认定", en: "Answered, to be decided" },
  upheld: { zh: "已认定，待整改", en: "Upheld, to be mended" },
  appealed: { zh: "复核中", en: "Under appeal" },
  mended: { zh: "已整改，待复查", en: "Mended, to be verified" },
  verified: { zh: "已复查", en: "Verified" },
  dropped: { zh: "已撤销", en: "Dropped" },
};

export function findingStage(finding: Finding): FindingStage {
  const { answered, decided, appealed, appealDecided, mended, verified } = finding;
  if (verified?.isMended === true) return "verified";
  if (decided?.upheld === false || appealDecided?.upheld === false) return "dropped";
  if (mended !== undefined) return "mended";
  if (appealed !== undefined && appealDecided === undefined) return "appealed";
  if (decided !== undefined) return "upheld";
  return answered === undefined ? "open" : "answered";
}

export function isOpenFinding(finding: Finding): boolean {
  return !["verified", "dropped"].includes(findingStage(finding));
}

/** Of findings that were decided before their times were a setting. */
const formerAppealSeconds = 5 * 86_400;

/** Until when it can be appealed; undefined where there is nothing to appeal. */
export function appealBy({ decided, appealed }: Pick<Finding, "decided" | "appealed">): Instant | undefined {
  return decided?.upheld === true && appealed === undefined
    ? (decided.appealBy ?? plusSeconds(decided.at, formerAppealSeconds))
    : undefined;
}

/** What the part owes next, and by when. */
export function findingDue(finding: Finding): { readonly step: Step; readonly at: Instant } | undefined {
  const stage = findingStage(finding);
  if (stage === "open") return { step: "answer", at: finding.answerBy };
  const mendBy = finding.appealDecided?.mendBy ?? finding.decided?.mendBy;
  return stage === "upheld" && mendBy !== undefined ? { step: "mend", at: mendBy } : undefined;
}

/** The tag of sight of a part's people. */
export function tagOfAgainst({ kind, id = "" }: Against): string {
  return kind === "hall" ? "hall" : `${kind}:${id}`;
}

const hallRoles = ["dispatcher", "shiftLeader", "dutyCommander"];

/** Whether somebody speaks for the part whose work it is. */
export function speaksForAgainst({ role, station, unit, department }: Giver, { kind, id }: Against): boolean {
  if (kind === "hall") return hallRoles.includes(role);
  return role === kind && { station, unit, department }[kind] === id;
}

function opened(fact: FindingFact & { readonly type: "FindingOpened" }, stream: string): Finding {
  const act = { at: fact.occurredAt, by: fact.by.officer };
  return { ...fact.data, id: streamKey(stream), opened: act, tasks: [], late: [] };
}

function evolve(state: Finding | null, told: Fact, stream: string): Finding | null {
  const fact = told as FindingFact;
  if (state === null) return fact.type === "FindingOpened" ? opened(fact, stream) : null;
  const act = { at: fact.occurredAt, by: fact.by.officer };
  switch (fact.type) {
    case "FindingAnswered":
      return { ...state, answered: { ...act, ...fact.data } };
    case "FindingDecided":
      return { ...state, decided: { ...act, ...fact.data } };
    case "FindingAppealed":
      return { ...state, appealed: { ...act, ...fact.data } };
    case "AppealDecided":
      return { ...state, appealDecided: { ...act, ...fact.data } };
    case "MendingOrdered":
      return state.tasks.includes(fact.data.task) ? state : { ...state, tasks: [...state.tasks, fact.data.task] };
    case "FindingMended":
      return { ...state, mended: { ...act, ...fact.data } };
    case "FindingVerified": {
      const { mended: _, ...rest } = state;
      return { ...(fact.data.isMended ? state : rest), verified: { ...act, ...fact.data } };
    }
    case "FindingLate":
      return { ...state, late: [...state.late, fact.data.step] };
    default:
      return state;
  }
}

function owed(finding: Finding): readonly Owed[] {
  const {
    title,
    against,
    opened: { by: opener },
    decided,
  } = finding;
  const what = phrase({ zh: "问题：{title}", en: "Finding: {title}" }, { title });
  const part = [tagOfAgainst(against)];
  const due = findingDue(finding);
  const timed = due === undefined ? {} : { due: due.at };
  switch (findingStage(finding)) {
    case "open":
      return [{ kind: "answer", by: part, what, ...timed }];
    case "answered":
      return [{ kind: "check", by: ["supervisor"], what }];
    case "upheld":
      return [{ kind: "report", by: part, what, ...timed }];
    case "appealed":
      return [
        {
          ...{ kind: "check", by: ["supervisor", "dutyCommander"], what },
          not: [opener, ...(decided === undefined ? [] : [decided.by])],
        },
      ];
    case "mended":
      return [{ kind: "check", by: ["supervisor"], what, not: [opener] }];
    default:
      return [];
  }
}

function timers(finding: Finding): readonly Timer[] {
  const due = findingDue(finding);
  if (due === undefined || finding.late.includes(due.step)) return [];
  const body = { findingId: finding.id, step: due.step };
  return [{ name: `late/${due.step}`, due: due.at, order: "NoteFindingLate", body }];
}

/** What was found and answered: three years after it is over. No law names days; the district sets others. */
export const findingRetentions = retentionKinds({
  finding: { name: { zh: "监督问题（说明、答复）", en: "Findings (what was found and answered)" }, usualDays: 1095 },
});

const retained: Retained = {
  by: findingRetentions.finding,
  named: { zh: "监督问题 {id}", en: "Finding {id}" },
  isOver: (told) => {
    const fact = told as FindingFact;
    switch (fact.type) {
      case "FindingOpened":
        return false;
      case "FindingVerified":
        return fact.data.isMended;
      case "FindingDecided":
      case "AppealDecided":
        return !fact.data.upheld;
      default:
        return undefined;
    }
  },
};

/** Supervision sees all findings, each part those against itself, a station those against its crews; no other. */
export const findingView: StreamView<Finding> = {
  room: "supervision",
  kind: "finding",
  owner: true,
  retained,
  evolve,
  timers,
  seenBy: ({ against, station }) => [
    ...new Set(["supervisor", "dutyCommander", tagOfAgainst(against)]),
    ...(station === undefined ? [] : [`station:${station}`]),
  ],
  kindSeenBy: ({ station, unit, department }) => [
    ...["supervisor", "dutyCommander", "hall"],
    ...Object.entries({ station, unit, department }).flatMap(([kind, id]) =>
      id === undefined ? [] : [`${kind}:${id}`],
    ),
  ],
  workedOnBy: (finding) => (isOpenFinding(finding) ? [tagOfAgainst(finding.against)] : []),
  told: (finding) => ({ number: finding.id.slice(-6), stage: findingStage(finding) }),
  owed,
  isCurrent: isOpenFinding,
};
