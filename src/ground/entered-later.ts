import type { Fact } from "./fact.ts";
import { secondsBetween } from "./instant.ts";

/** Older than this when recorded, a fact was entered afterwards: the pen-and-paper hour, a correction, an import. */
const backEntrySeconds = 120;

export function isEnteredLater({ occurredAt, recordedAt }: Pick<Fact, "occurredAt" | "recordedAt">): boolean {
  return secondsBetween(occurredAt, recordedAt) > backEntrySeconds;
}
