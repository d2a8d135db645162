import { canonical } from "../ground/canonical.ts";
import type { Giver } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { needsPost } from "../access/authority.ts";
import type { Person } from "../access/person.ts";

/**
 * One read on record: who read, in which role, when, and which record. The content that was shown is not repeated here.
 * The same read within the second before the row is written only raises the row's count, so a client that asks in a
 * loop cannot fill the disk.
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
  /** The code of its kind (`RoomRules.reads`); one may be from another version of the program. */
  readonly what: string;
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
