import { type Details, fill, type Sentence } from "../../ground/sentence.ts";
import { append, emptyFrontier, type Frontier, rootOf } from "../merkle.ts";
import { readNote } from "../checkpoint.ts";
import { type FaultKind, faultSentences } from "./fault-sentences.ts";
import { leafOf, node } from "./hashing.ts";
import { signersOf, verifiersIn } from "./note-signature.ts";

/** A fact as it is stored, with the columns that repeat what its body says. */
export interface StoredFact {
  readonly n: number;
  readonly body: string;
  readonly columns?: {
    readonly streams: readonly string[];
    readonly leaf: string;
  };
}

/** Where a log is read from: the database itself, or a server's API. */
export interface LogSource {
  readonly writer: string;
  /** The number the head says, and the frontier it keeps. */
  readonly head: number;
  readonly frontier?: Buffer;
  facts(after: number): Promise<readonly StoredFact[]>;
  checkpoints(after: number): Promise<readonly { readonly size: number; readonly note: string }[]>;
}

export interface Fault {
  readonly writer: string;
  readonly n: number;
  readonly kind: FaultKind;
  /** In English, for whoever reads the JSON. */
  readonly reason: string;
  readonly says: Sentence;
}

export interface Verified {
  readonly ok: boolean;
  readonly trees: readonly { readonly writer: string; readonly size: number; readonly root: string }[];
  readonly first: Fault | null;
}

/**
 * Reads a whole log again and answers the first fault: a fact whose bytes, number or columns differ; a gap; facts that
 * do not lead to a signed checkpoint; a signature by an unknown key; an end before the last signed size. The log must
 * have grown out of `exported`, a checkpoint kept elsewhere, and out of each checkpoint in `known`, whose signatures
 * the caller has checked.
 */
export async function verifyLog(
  source: LogSource,
  verifiers: readonly string[],
  exported: string | undefined,
  progress: (done: number, of: number) => void,
  known: readonly { readonly size: number; readonly root: string }[] = [],
): Promise<Verified> {
  let tree: Frontier = emptyFrontier;
  let notes: { readonly size: number; readonly note: string }[] = [];
  let noted = 0;
  let proven = 0;
  const end = () => ({
    writer: source.writer,
    size: tree.size,
    root: Buffer.from(rootOf(tree, node)).toString("base64"),
  });
  const fault = (n: number, kind: FaultKind, details: Details = {}): Verified => {
    const says = fill(faultSentences[kind], { n, ...details });
    return { ok: false, trees: [end()], first: { writer: source.writer, n, kind, reason: says.en, says } };
  };
  const kept = exported === undefined ? undefined : readNote(exported);
  const signers = verifiersIn(verifiers);
  const isSigned = (note: string) => signersOf(note, signers).length > 0;
  const largest = Math.max(0, ...known.map(({ size }) => size));
  const rootsAt = new Map<number, Set<string>>();
  for (const { size, root } of known) rootsAt.set(size, (rootsAt.get(size) ?? new Set()).add(root));
  if (kept === null || (exported !== undefined && !isSigned(exported))) {
    return fault(0, "exportedUnsigned");
  }

  for (;;) {
    const page = await source.facts(tree.size);
    for (const fact of page) {
      const n = tree.size + 1;
      if (fact.n !== n) return fault(n, "missing");
      const leaf = leafOf(fact.body);
      const wrong = wrongIn(source.writer, fact, leaf);
      if (wrong !== undefined) return fault(n, wrong);
      tree = append(tree, leaf, node);
      if (kept !== undefined && kept?.checkpoint.size === n && kept.checkpoint.root !== end().root) {
        return fault(1, "forked", { size: n });
      }
      const roots = rootsAt.get(n);
      if (roots !== undefined && (roots.size > 1 || !roots.has(end().root))) return fault(1, "forked", { size: n });
      if (notes.length === 0 && noted < n) {
        notes = [...(await source.checkpoints(noted))];
        noted = notes.at(-1)?.size ?? Number.MAX_SAFE_INTEGER;
      }
      const next = notes[0];
      if (next === undefined || next.size > n) continue;
      notes.shift();
      const read = readNote(next.note);
      if (read === null || !isSigned(next.note)) return fault(n, "unsigned");
      if (read.checkpoint.size !== n || read.checkpoint.root !== end().root) {
        return fault(proven + 1, "rewritten", { to: n });
      }
      proven = n;
    }
    progress(tree.size, source.head);
    if (page.length === 0) break;
  }

  if (notes.length === 0 && noted < Number.MAX_SAFE_INTEGER) notes = [...(await source.checkpoints(noted))];
  if (notes.length > 0 || source.head > tree.size) return fault(tree.size + 1, "missing");
  if (source.head < tree.size) return fault(source.head + 1, "beyond");
  if (proven < tree.size) return fault(proven + 1, "uncovered");
  if (kept !== undefined && kept !== null && kept.checkpoint.size > tree.size) {
    return fault(tree.size + 1, "rolledBack", { size: kept.checkpoint.size });
  }
  if (largest > tree.size) return fault(tree.size + 1, "rolledBack", { size: largest });
  if (source.frontier !== undefined && !source.frontier.equals(Buffer.concat(tree.hashes))) {
    return fault(tree.size, "frontier");
  }
  return { ok: true, trees: [end()], first: null };
}

function wrongIn(writer: string, { n, body, columns }: StoredFact, leaf: Buffer): FaultKind | undefined {
  const changed = columns !== undefined && leaf.toString("hex") !== columns.leaf;
  let said: Record<string, unknown>;
  try {
    said = JSON.parse(body) as Record<string, unknown>;
  } catch {
    return "changed";
  }
  if (said["writer"] !== writer || said["n"] !== n) return "reordered";
  if (changed) return "changed";
  if (columns === undefined) return undefined;
  const streams = [...new Set(said["streams"] as string[])].toSorted();
  const agree = JSON.stringify(streams) === JSON.stringify(columns.streams.toSorted());
  return agree ? undefined : "columns";
}
