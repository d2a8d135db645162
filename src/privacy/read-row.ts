import { canonical } from "../ground/canonical.ts";
import type { Giver } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import type { Sentence } from "../ground/sentence.ts";
import { needsPost } from "../duty/authority.ts";
import type { Person } from "../duty/person.ts";
import type { ReadKind } from "../journal/recorded.ts";

/**
 * One read: who, as what, when, and what was shown; whatever was in it is not repeated here. The same read again before
 * the row is written (a second) is counted in it: a client that asks in a loop fills no disk.
 */
export interface ReadRow {
  readonly at: Instant;
  readonly officer: string;
  readonly role: string;
  /** Whom the reader spoke for. */
  readonly station: string | null;
  readonly unit: string | null;
  readonly department: string | null;
  readonly part: string | null;
  /** Neither on post nor within a planned shift; null where nothing is planned for the reader. */
  readonly offDuty: boolean | null;
  /** Under which broken glass. */
  readonly glass: string | null;
  readonly what: ReadKind;
  /** The card's stream; null of a list. */
  readonly stream: string | null;
  /** What a list was narrowed to, as its query says. */
  readonly span: string | null;
  /** Outside the reader's jurisdiction; null where that has no meaning. */
  readonly outside: boolean | null;
  readonly times: number;
}

/** The row as its digest takes it: canonical JSON (RFC 8785). */
export function lineOf(row: ReadRow): string {
  return canonical({ ...row });
}

/**
 * Whether a reader is off duty: post roles off post; others when neither on post nor within a planned shift. Nothing is
 * said (null) of programs, and of people with no shift planned within a day of the moment.
 */
export function offDuty(giver: Giver, person: Person | undefined, at: Instant): boolean | null {
  if (needsPost(giver.role)) return giver.offPost === true;
  if (person === undefined) return null;
  if (person.onPost !== undefined) return false;
  const near = person.shifts.filter(({ from, to }) => dayAfter(to) > at && from < dayAfter(at));
  return near.length === 0 ? null : !near.some(({ from, to }) => from <= at && at < to);
}

function dayAfter(at: Instant): Instant {
  return new Date(Date.parse(at) + 86_400_000).toISOString();
}

/** Reads that open one thing; the others show lists, or follow the board. A report counts them apart. */
export const openingKinds = ["incident", "call", "unit", "person", "track", "opening", "export", "facts"] as const;
export const listKinds = ["roster", "incidents", "calls", "units", "positions", "openItems", "openings"] as const;

export const readKindNames: Readonly<Record<ReadKind, Sentence>> = {
  incident: { zh: "警情", en: "Incident" },
  call: { zh: "来电", en: "Call" },
  unit: { zh: "处警单元", en: "Unit" },
  person: { zh: "人员", en: "Person" },
  track: { zh: "警情轨迹", en: "Track" },
  opening: { zh: "密封内容", en: "Sealed values" },
  export: { zh: "导出", en: "Export" },
  facts: { zh: "日志原文", en: "Log" },
  roster: { zh: "排班", en: "Roster" },
  incidents: { zh: "警情列表", en: "Incidents" },
  calls: { zh: "来电列表", en: "Calls" },
  units: { zh: "单元列表", en: "Units" },
  positions: { zh: "当前位置", en: "Positions" },
  openItems: { zh: "未了事项", en: "Open items" },
  openings: { zh: "查看密封记录", en: "Openings" },
  board: { zh: "态势", en: "Board" },
  liveJoined: { zh: "接入实时推送", en: "Joined the live push" },
  liveLeft: { zh: "离开实时推送", en: "Left the live push" },
  reads: { zh: "阅览记录", en: "Record of reads" },
  readsReport: { zh: "阅览报表", en: "Report of reads" },
  gap: { zh: "记录缺口", en: "Gap in the record" },
};
