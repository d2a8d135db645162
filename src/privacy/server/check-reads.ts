import type { Instant } from "../../ground/instant.ts";
import type { ReadsNote } from "../noting-reads.ts";
import type { ReadStore } from "./read-store.ts";

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
