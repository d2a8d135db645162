import { fromBase64, toBase64 } from "../ground/base64.ts";
import { type Checkpoint, readNote } from "./checkpoint.ts";
import { type Hash, isConsistent, isSame, leafHash, rootFromInclusion } from "./merkle.ts";

/*
 * Two kinds of file prove something about the log to somebody who has nothing but the file:
 *   - C2SP tlog-proof: an entry is in the log. `extra` carries the entry itself, so that the file stands alone.
 *   - the body of a C2SP tlog-witness `add-checkpoint` request: the log grew out of its first `old` entries.
 */
export interface InclusionProof {
  readonly kind: "inclusion";
  /** Counted from 0; fact n is entry n - 1. */
  readonly index: number;
  /** The entry's bytes; the file vouches for them only through the path. */
  readonly entry: Uint8Array;
  readonly hashes: readonly Hash[];
  readonly note: string;
}

export interface ConsistencyProof {
  readonly kind: "consistency";
  readonly old: number;
  readonly hashes: readonly Hash[];
  readonly note: string;
}

const inclusionHead = "c2sp.org/tlog-proof@v1";

export function inclusionText({ index, entry, hashes, note }: Omit<InclusionProof, "kind">): string {
  return `${inclusionHead}\nextra ${toBase64(entry)}\nindex ${index}\n${lines(hashes)}\n${note}`;
}

export function consistencyText({ old, hashes, note }: Omit<ConsistencyProof, "kind">): string {
  return `old ${old}\n${lines(hashes)}\n${note}`;
}

function lines(hashes: readonly Hash[]): string {
  return hashes.map((hash) => `${toBase64(hash)}\n`).join("");
}

/** The proof a file holds, or null when it is not one of the two kinds, or an inclusion proof without its entry. */
export function readProof(text: string): InclusionProof | ConsistencyProof | null {
  const end = text.indexOf("\n\n");
  if (end < 0) return null;
  const note = text.slice(end + 2);
  const [first = "", ...rest] = text.slice(0, end).split("\n");
  if (readNote(note) === null) return null;
  if (first !== inclusionHead) {
    const old = readNumber(first, "old ");
    const hashes = readHashes(rest);
    return old === null || hashes === null ? null : { kind: "consistency", old, hashes, note };
  }
  const [extra = "", place = "", ...path] = rest;
  const entry = extra.startsWith("extra ") ? fromBase64(extra.slice("extra ".length)) : null;
  const index = readNumber(place, "index ");
  const hashes = readHashes(path);
  return entry === null || index === null || hashes === null ? null : { kind: "inclusion", index, entry, hashes, note };
}

function readNumber(line: string, name: string): number | null {
  const digits = line.startsWith(name) ? line.slice(name.length) : "";
  return /^(0|[1-9]\d{0,15})$/.test(digits) ? Number(digits) : null;
}

function readHashes(found: readonly string[]): Hash[] | null {
  const hashes = found.map(fromBase64);
  // At most 63 levels, so a longer file is none of ours.
  if (hashes.length > 126 || hashes.some((hash) => hash?.length !== 32)) return null;
  return hashes.filter((hash) => hash !== null);
}

export type ProofFault =
  /** It does not lead to the root of its own checkpoint. */
  | "path"
  /** The entry says it is another one, or of another log. */
  | "entry"
  /** Another log's checkpoint. */
  | "otherLog"
  /** The kept checkpoint is older than the proof's: a consistency proof has to lead from it. */
  | "keptOlder"
  /** The kept checkpoint is newer: ask for a proof against its size. */
  | "keptNewer"
  /** Two roots for one size, or a later log that did not grow out of the earlier: the log was rewritten. */
  | "forked"
  /** The consistency proof does not begin at the kept checkpoint, or not end at the proof's. */
  | "otherSpan"
  /** A consistency proof shows nothing without the checkpoint it begins at. */
  | "nothingKept";

export interface ProofParts {
  readonly proof: InclusionProof | ConsistencyProof;
  /** The reader's own copy of an earlier checkpoint. */
  readonly kept?: Checkpoint | undefined;
  /** Leads from the kept checkpoint to that of an inclusion proof. */
  readonly growth?: ConsistencyProof | undefined;
  /** Which place the entry says it has, as its reader found. */
  readonly said?: { readonly writer: unknown; readonly n: unknown } | undefined;
}

/** The first thing that does not hold, or null when all does. Signatures are the caller's to check. */
export function faultIn({ proof, kept, growth, said }: ProofParts): ProofFault | null {
  const now = checkpointOf(proof.note);
  if (now === null) return "path";
  if (kept !== undefined && kept.origin !== now.origin) return "otherLog";
  if (proof.kind === "consistency") return kept === undefined ? "nothingKept" : growthFault(kept, proof);
  if (said?.n !== proof.index + 1 || `callsign/${String(said?.writer)}` !== now.origin) return "entry";
  const root = rootFromInclusion(leafHash(proof.entry), proof.index, now.size, proof.hashes);
  if (root === null || !isSame(root, now.hash)) return "path";
  if (kept === undefined) return null;
  if (kept.size === now.size) return kept.root === now.root ? null : "forked";
  if (kept.size > now.size) return "keptNewer";
  if (growth === undefined) return "keptOlder";
  const end = checkpointOf(growth.note);
  if (end?.origin !== now.origin) return "otherLog";
  if (end.size !== now.size) return "otherSpan";
  return end.root === now.root ? growthFault(kept, growth) : "forked";
}

function growthFault(kept: Checkpoint, { old, hashes, note }: ConsistencyProof): ProofFault | null {
  const end = checkpointOf(note);
  const before = fromBase64(kept.root);
  if (end === null || before === null || old !== kept.size) return "otherSpan";
  return isConsistent(old, before, end.size, end.hash, hashes) ? null : "forked";
}

function checkpointOf(note: string): (Checkpoint & { readonly hash: Hash }) | null {
  const checkpoint = readNote(note)?.checkpoint;
  const hash = checkpoint === undefined ? null : fromBase64(checkpoint.root);
  return checkpoint === undefined || hash === null ? null : { ...checkpoint, hash };
}
