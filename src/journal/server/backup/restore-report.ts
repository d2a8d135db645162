import { readdirSync, statSync } from "node:fs";
import { mostBytes, readGivenText } from "../engine/given-file.ts";
import { join } from "node:path";
import { readNote } from "../../checkpoint.ts";
import { signersOf, verifiersIn } from "../note-signature.ts";
import { readLastBackup } from "./backup-notes.ts";

/** A size the log is known to have had, from outside the backup. */
export interface Known {
  readonly facts: number;
  /** When it was known, as well as can be told; null when it cannot. */
  readonly at: string | null;
  /** Base64; null of what is no signed checkpoint. */
  readonly root: string | null;
  /** The file that says so. */
  readonly source: string;
}

/** Where a restored log ends, and what is known to be missing after it. */
export interface RestoreReport {
  readonly takenAt: string;
  readonly facts: number;
  readonly root: string;
  /** When the last fact in it was recorded; null of an empty log. */
  readonly lastAt: string | null;
  /** The largest size known from outside; null when nothing outside was given or readable. */
  readonly known: Known | null;
  readonly missingFacts: number;
  /** From the last restored fact to the known size; null when nothing is missing or its time is not known. */
  readonly missingSeconds: number | null;
  /** Files that were looked at and are no checkpoint signed by a key of this log. */
  readonly unusable: readonly string[];
  /** Incidents not at their end when the restored log ends, by number. */
  readonly openIncidents: readonly { readonly number: string; readonly stage: string }[];
}

/** What the report compares; the database has been restored by then. */
export interface Restored {
  readonly takenAt: string;
  readonly facts: number;
  readonly root: string;
  readonly lastAt: string | null;
  readonly verifiers: readonly string[];
  readonly openIncidents: RestoreReport["openIncidents"];
}

/**
 * Compares where the restored log ends with what was known outside: a checkpoint that was exported, and what can still be
 * read of the broken data folder (`checkpoints/`, `last-backup.json`).
 */
export async function reportRestore(
  restored: Restored,
  outside: { readonly checkpoint?: string | undefined; readonly lostData?: string | undefined },
): Promise<RestoreReport> {
  const { verifiers, ...said } = restored;
  const known: Known[] = [];
  const unusable: string[] = [];
  const files = [
    ...(outside.checkpoint === undefined ? [] : [outside.checkpoint]),
    ...(outside.lostData === undefined ? [] : filesUnder(join(outside.lostData, "checkpoints"))),
  ];
  for (const file of files) {
    const read = readKnown(file, verifiers);
    if (read === undefined) unusable.push(file);
    else known.push(read);
  }
  if (outside.lostData !== undefined) {
    const last = await readLastBackup(outside.lostData);
    if (last !== null)
      known.push({ facts: last.facts, at: last.at, root: null, source: join(outside.lostData, "last-backup.json") });
  }
  const furthest = known.reduce<Known | null>((most, one) => (one.facts > (most?.facts ?? -1) ? one : most), null);
  const missingFacts = Math.max(0, (furthest?.facts ?? 0) - said.facts);
  const from = said.lastAt ?? said.takenAt;
  const at = furthest?.at ?? null;
  return {
    ...said,
    known: furthest,
    missingFacts,
    missingSeconds:
      missingFacts === 0 || at === null ? null : Math.max(0, Math.round((Date.parse(at) - Date.parse(from)) / 1000)),
    unusable,
  };
}

/** Checkpoints lie in files of any name, in folders perhaps; unreadable places have none. */
function filesUnder(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .slice(-mostFiles);
  } catch {
    return [];
  }
}

/** Some years of hourly files. */
const mostFiles = 50_000;

function readKnown(file: string, verifiers: readonly string[]): Known | undefined {
  try {
    const text = readGivenText(file, mostBytes.small);
    const note = readNote(text);
    if (note === null || signersOf(text, verifiersIn(verifiers)).length === 0) return undefined;
    const { size, root } = note.checkpoint;
    return { facts: size, at: timeIn(file) ?? statSync(file).mtime.toISOString(), root, source: file };
  } catch {
    return undefined;
  }
}

/** The time in a file's name, such as `20261125T140000Z` or `2026-11-25T14-00`; a copy's own time says less. */
function timeIn(file: string): string | undefined {
  const [, year, month, day, hours, minutes = "00", seconds = "00"] =
    /(?<!\d)(\d{4})-?(0[1-9]|1[0-2])-?([0-3]\d)[T_-](\d\d)[:-]?(\d\d)?[:-]?(\d\d)?/.exec(
      file.slice(file.lastIndexOf("/") + 1),
    ) ?? [];
  if (year === undefined) return undefined;
  const at = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
