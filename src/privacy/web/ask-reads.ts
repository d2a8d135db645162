import { ask } from "../../journal/web/api.ts";
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

/** Null when it could not be had. */
export async function askReport(span: Days): Promise<Report | null> {
  const reply = await ask<Report>("GET", `/api/v1/reads/report?from=${span.from}&to=${span.to}`);
  return reply.kind === "ok" ? reply.content : null;
}

/** Null when it could not be had. */
export async function askReads(
  span: Days,
  o: { readonly officer: string; readonly what: string; readonly cursor?: string | undefined },
): Promise<ReadsPage | null> {
  const query = new URLSearchParams({ ...span, officer: o.officer, limit: "100" });
  if (o.what !== "") query.set("what", o.what);
  if (o.cursor !== undefined) query.set("cursor", o.cursor);
  const reply = await ask<ReadsPage>("GET", `/api/v1/reads?${query.toString()}`);
  return reply.kind === "ok" ? reply.content : null;
}
