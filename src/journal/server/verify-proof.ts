import type { Sentence } from "../../ground/sentence.ts";
import { fill } from "../../ground/sentence.ts";
import { readNote } from "../checkpoint.ts";
import { type ConsistencyProof, faultIn, type InclusionProof, type ProofFault } from "../proof-file.ts";
import type { WitnessKey } from "../witness-key.ts";
import { cosignatureOf } from "./cosignature.ts";
import { claimedSigners, signersOf, type Verifier } from "./note-signature.ts";

export interface ProofFinding {
  /** The proof holds and somebody vouches for its checkpoint: a key, or the reader's own copy. */
  readonly ok: boolean;
  readonly fault: ProofFault | "unsigned" | "keptUnsigned" | "notWitnessed" | "nobodyVouches" | null;
  readonly says: Sentence;
  readonly origin: string;
  readonly size: number;
  /** The fact that is proven to be in the log, with what stands in it. */
  readonly fact: { readonly n: number; readonly body: unknown } | null;
}

export interface ProofQuestion {
  readonly proof: InclusionProof | ConsistencyProof;
  /** Notes the reader kept, and a proof that leads from them. */
  readonly kept?: string | undefined;
  readonly growth?: ConsistencyProof | undefined;
  /** Undefined when no key was given; then only a kept checkpoint vouches. */
  readonly verifiers?: readonly Verifier[] | undefined;
  /** Each must have cosigned the checkpoint the reader kept, or that of the proof. */
  readonly witnesses?: readonly WitnessKey[] | undefined;
}

/** Checks a proof with nothing but what is given here. */
export function verifyProof({ proof, kept, growth, verifiers, witnesses }: ProofQuestion): ProofFinding {
  const now = readNote(proof.note)?.checkpoint ?? { origin: "", size: 0, root: "" };
  const keptCheckpoint = kept === undefined ? undefined : readNote(kept)?.checkpoint;
  const body = proof.kind === "inclusion" ? bodyIn(proof.entry) : null;
  const details = {
    n: proof.kind === "inclusion" ? proof.index + 1 : 0,
    size: now.size,
    origin: now.origin,
    kept: keptCheckpoint?.size ?? 0,
    keptOrigin: keptCheckpoint?.origin ?? "",
    from: proof.kind === "consistency" ? proof.old : (growth?.old ?? 0),
    signers: claimedSigners(proof.note).join(", "),
  };
  const finding = (fault: ProofFinding["fault"], says: Sentence): ProofFinding => ({
    ok: fault === null,
    fault,
    says: fill(says, details),
    origin: now.origin,
    size: now.size,
    fact: fault === null && proof.kind === "inclusion" ? { n: proof.index + 1, body } : null,
  });
  const fault = faultIn({
    proof,
    kept: keptCheckpoint,
    growth,
    said: body === null ? undefined : { writer: body["writer"], n: body["n"] },
  });
  if (fault !== null) return finding(fault, sentences[fault]);
  if (verifiers !== undefined) {
    // A key speaks for the log it is named after; the same key under another name is another verifier.
    const own = verifiers.filter(({ name }) => name === now.origin);
    if (signersOf(proof.note, own).length === 0) return finding("unsigned", sentences.unsigned);
    if (growth !== undefined && signersOf(growth.note, own).length === 0)
      return finding("unsigned", sentences.unsigned);
    if (kept !== undefined && signersOf(kept, own).length === 0) {
      return finding("keptUnsigned", sentences.keptUnsigned);
    }
  }
  const absent = witnesses?.find((witness) => ![kept, proof.note].some((note) => isCosigned(note, witness)));
  if (absent !== undefined) return finding("notWitnessed", fill(sentences.notWitnessed, { witness: absent.name }));
  if (verifiers === undefined && kept === undefined && witnesses === undefined)
    return finding("nobodyVouches", sentences.nobodyVouches);
  return finding(null, proof.kind === "inclusion" ? sentences.included : sentences.grown);
}

const sentences: Readonly<
  Record<ProofFault | "unsigned" | "keptUnsigned" | "notWitnessed" | "nobodyVouches" | "included" | "grown", Sentence>
> = {
  included: {
    zh: "第 {n} 条事实在日志 {origin} 的前 {size} 条之中，未被改动。",
    en: "Fact {n} is in the first {size} facts of the log {origin}, unaltered.",
  },
  grown: {
    zh: "日志 {origin} 的 {size} 条由你保存的前 {from} 条延续而来。",
    en: "The {size} facts of the log {origin} grew out of the first {from} you kept.",
  },
  unsigned: {
    zh: "检查点不是由所给的公钥签名（自称签名者：{signers}）。",
    en: "The checkpoint is not signed by the key you gave (it says it is signed by {signers}).",
  },
  keptUnsigned: {
    zh: "你保存的检查点不是由所给的公钥签名。",
    en: "The checkpoint you kept is not signed by the key you gave.",
  },
  notWitnessed: {
    zh: "见证方 {witness} 没有联署这份检查点，或联署不符。已联署的检查点在 /log/checkpoint.cosigned。",
    en: "The witness {witness} has not cosigned the checkpoint, or its cosignature does not fit. The cosigned one is at /log/checkpoint.cosigned.",
  },
  nobodyVouches: {
    zh: "证明自身相符，自称由 {signers} 签名，但无人为此担保：请用 --key 给出公钥，或用 --checkpoint 给出你自己保存的检查点。",
    en: "The proof fits itself and says it is signed by {signers}, but nobody vouches for that: give the public key with --key, or a checkpoint you kept with --checkpoint.",
  },
  path: {
    zh: "证明不能导出检查点的根：条目或证明被改动，或两者不属于同一份证明。",
    en: "The proof does not lead to the root of its checkpoint: the entry or the proof was altered, or they do not belong together.",
  },
  entry: {
    zh: "文件中的条目不是日志 {origin} 的第 {n} 条事实。",
    en: "The entry in the file is not fact {n} of the log {origin}.",
  },
  otherLog: {
    zh: "检查点属于另一份日志：{origin} 与 {keptOrigin}。",
    en: "The checkpoints are of different logs: {origin} and {keptOrigin}.",
  },
  keptOlder: {
    zh: "你保存的检查点（{kept} 条）早于证明（{size} 条）：请取 /log/consistency?from={kept}&to={size}，并用 --consistency 给出。",
    en: "The checkpoint you kept ({kept} facts) is older than the proof ({size}): fetch /log/consistency?from={kept}&to={size} and give it with --consistency.",
  },
  keptNewer: {
    zh: "你保存的检查点（{kept} 条）新于证明（{size} 条）：请索取针对 {kept} 条的证明（/api/v1/log/proof?n={n}&size={kept}）。",
    en: "The checkpoint you kept ({kept} facts) is newer than the proof ({size}): ask for a proof against it (/api/v1/log/proof?n={n}&size={kept}).",
  },
  forked: {
    zh: "日志不是由你保存的检查点（{kept} 条）延续而来：历史被改写，或同时存在两份历史。",
    en: "The log did not grow out of the checkpoint you kept ({kept} facts): history was rewritten, or there are two histories.",
  },
  otherSpan: {
    zh: "延续证明（自 {from} 条起）与保存的检查点（{kept} 条）或证明（{size} 条）不相接：请取 /log/consistency?from={kept}&to={size}。",
    en: "The consistency proof (from {from} facts) does not lead from the checkpoint you kept ({kept}) to the proof ({size}): fetch /log/consistency?from={kept}&to={size}.",
  },
  nothingKept: {
    zh: "延续证明只对你保存的检查点有意义：请用 --checkpoint 给出 {from} 条时的检查点。",
    en: "A consistency proof shows nothing by itself: give the checkpoint of {from} facts you kept with --checkpoint.",
  },
};

function isCosigned(note: string | undefined, witness: WitnessKey): boolean {
  return note !== undefined && cosignatureOf(note, witness) !== null;
}

function bodyIn(entry: Uint8Array): Record<string, unknown> | null {
  try {
    const body = JSON.parse(Buffer.from(entry).toString("utf8")) as unknown;
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
