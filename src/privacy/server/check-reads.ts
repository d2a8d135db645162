import type { Instant } from "../../ground/instant.ts";
import type { ReadsNote } from "../noting-reads.ts";
import type { ReadStore } from "./read-store.ts";

/** How long the record is kept. The one place to wire a schedule of retention to. */
export const readsKeepDays = 1095;

const dayMillis = 86_400_000;

/** Rows before this are erased: midnight (UTC), so that no attested stretch is cut in two. */
export function readsKeptFrom(now: number, days = readsKeepDays): Instant {
  return new Date((Math.floor(now / dayMillis) - days) * dayMillis).toISOString();
}

/**
 * `same`: the rows are those that were attested. `changed`: they are others, more or fewer. `missing`: none of them is
 * there. `erased`: past keeping.
 */
export type StretchState = "same" | "changed" | "missing" | "erased";

export interface CheckedStretch {
  readonly from: Instant;
  readonly to: Instant;
  /** As attested. */
  readonly rows: number;
  readonly state: StretchState;
}

/** Holds one attested stretch against the table. */
export async function checkStretch(
  store: Pick<ReadStore, "digest">,
  { from, to, rows, digest }: ReadsNote,
  keptFrom: Instant,
): Promise<CheckedStretch> {
  const of = { from, to, rows };
  if (from < keptFrom) return { ...of, state: "erased" };
  const found = await store.digest(from, to);
  if (found.rows === rows && found.digest === digest) return { ...of, state: "same" };
  return { ...of, state: found.rows === 0 ? "missing" : "changed" };
}
