import { ask, type Reply } from "../../journal/web/api.ts";
import type { ReadLine } from "../reads-report.ts";
import type { ReadRow } from "../read-row.ts";
import { instantOn } from "../../ground/zone.ts";

export interface Report {
  readonly fewestPeers: number;
  readonly lines: readonly ReadLine[];
}

export interface ReadEntry extends ReadRow {
  readonly id: string;
}

interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly state: "same" | "changed" | "missing" | "erased";
}

export interface ReadsPage {
  readonly reads: readonly ReadEntry[];
  readonly next: string | null;
  readonly attested: readonly Stretch[];
  readonly open: number;
}

/** Days of the district, first and last. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The instants at which the first day begins and the last one ends; null where the days are none, or turned about. */
export function spanOfDays({ from, to }: Days, zone: string): Days | null {
  const isDay = (day: string) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  if (!isDay(from) || !isDay(to) || to < from) return null;
  return { from: instantOn(from, 0, zone), to: instantOn(to, 1440, zone) };
}

export function askReport({ from, to }: Days, signal: AbortSignal): Promise<Reply<Report>> {
  return ask<Report>("GET", `/api/v1/reads/report?from=${from}&to=${to}`, { signal });
}

/** What one officer read, the newest first, after the pages that are known. */
export async function askReads(
  span: Days,
  o: { readonly officer: string; readonly what: string },
  signal: AbortSignal,
  before: ReadsPage | undefined,
): Promise<Reply<ReadsPage>> {
  const query = new URLSearchParams({ ...span, officer: o.officer, limit: "100" });
  if (o.what !== "") query.set("what", o.what);
  if (typeof before?.next === "string") query.set("cursor", before.next);
  const reply = await ask<ReadsPage>("GET", `/api/v1/reads?${query.toString()}`, { signal });
  if (reply.kind !== "ok" || before === undefined) return reply;
  const { reads, next, attested, open } = reply.content;
  return {
    kind: "ok",
    content: {
      reads: [...before.reads, ...reads],
      next,
      attested: [...before.attested, ...attested],
      open: before.open + open,
    },
  };
}
