import { existsSync } from "node:fs";
import { fill } from "../../src/ground/sentence.ts";
import { readNote } from "../../src/journal/checkpoint.ts";
import { readProof } from "../../src/journal/proof-file.ts";
import { GivenFileRefused, mostBytes, readGivenText } from "../../src/journal/server/engine/given-file.ts";
import { type Verifier, verifiersIn } from "../../src/journal/server/note-signature.ts";
import { readVerifiers } from "../../src/journal/server/keys.ts";
import { type ProofFinding, verifyProof } from "../../src/journal/server/verify-proof.ts";
import { readWitnessKey, type WitnessKey } from "../../src/journal/witness-key.ts";
import { spoken } from "./language.ts";
import { Usage } from "./verb.ts";
import type { Given } from "./verb.ts";

/** `verify --proof FILE`: a proof against a key or a kept checkpoint, with neither server, database nor data folder. */
export function verifyProofFile(file: string, given: Given): number {
  const proof = readProof(textOf("--proof", file));
  if (proof === null) throw refuseFile(file);
  const checkpoint = given.text("checkpoint");
  const consistency = given.text("consistency");
  const key = given.text("key");
  if (consistency !== undefined && checkpoint === undefined) {
    throw new Usage({
      zh: "--consistency 须与 --checkpoint 同时给出。",
      en: "--consistency goes with --checkpoint, which it leads from.",
    });
  }
  const kept = checkpoint === undefined ? undefined : textOf("--checkpoint", checkpoint);
  if (kept !== undefined && readNote(kept) === null) throw refuseFile(checkpoint ?? "");
  const growth = consistency === undefined ? undefined : readProof(textOf("--consistency", consistency));
  if (growth === null || growth?.kind === "inclusion") throw refuseFile(consistency ?? "");
  const witness = given.text("witness");
  const folder = given.text("data") ?? "data";
  const isAlone = key === undefined && kept === undefined && witness === undefined;
  const own = isAlone ? keysOf(folder, proof.note) : undefined;
  const found = verifyProof({
    ...{ proof, kept, growth },
    verifiers: key === undefined ? own : verifiersOf(key),
    witnesses: witness === undefined ? undefined : witnessesIn(witness),
  });
  process.stdout.write(
    given.has("json")
      ? `${JSON.stringify(found)}\n`
      : `${mark(found)}  ${spoken(found.says)}\n${own === undefined ? "" : `    ${spoken(fill(keysFrom, { folder }))}\n`}${found.fact === null ? "" : `${JSON.stringify(found.fact.body, null, 2)}\n`}`,
  );
  return found.ok ? 0 : 1;
}

/** A proof that nobody vouches for is not wrong; only nobody can say yet that it is right. */
function mark({ ok, fault }: ProofFinding): string {
  return ok ? "ok" : fault === "nobodyVouches" ? "??" : "BAD";
}

const keysFrom = {
  zh: "公钥取自本机数据目录 {folder}；外人核对时请用 --key 给出他们自己保存的公钥。",
  en: "The public key is that of the data folder {folder} beside you; somebody outside gives the one they kept with --key.",
};

/** The keys of a data folder at hand, if it is that of the proof's log: whoever made the proof here can check it here. */
function keysOf(folder: string, note: string): readonly Verifier[] | undefined {
  const origin = readNote(note)?.checkpoint.origin;
  const own = verifiersIn(readVerifiers(folder)).filter(({ name }) => name === origin);
  return own.length === 0 ? undefined : own;
}

function verifiersOf(key: string): readonly Verifier[] {
  const lines = existsSync(key) ? textOf("--key", key).split("\n").filter(Boolean) : [key];
  const verifiers = verifiersIn(lines);
  if (lines.length > 0 && verifiers.length === lines.length) return verifiers;
  throw new Usage(
    {
      zh: "--key 应为公钥（名称+标识+base64）或存有公钥的文件，而不是“{key}”。",
      en: "--key is a verifier (name+id+base64) or a file of them, not “{key}”.",
    },
    { key },
  );
}

function witnessesIn(keys: string): readonly WitnessKey[] {
  return keys.split(",").map((key) => {
    const witness = readWitnessKey(key.trim());
    if (witness !== null) return witness;
    throw new Usage(
      {
        zh: "--witness 应为见证方公钥（名称+标识+base64），多个以逗号分隔，而不是“{key}”。",
        en: "--witness is a witness's key (name+id+base64), several with commas between, not “{key}”.",
      },
      { key },
    );
  });
}

function textOf(option: string, file: string): string {
  try {
    return readGivenText(file, mostBytes.proof);
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    throw new Usage(
      { zh: "读不到 {option} 文件 {file}。", en: "The {option} file {file} cannot be read." },
      { option, file },
    );
  }
}

function refuseFile(file: string): Usage {
  return new Usage(
    { zh: "{file} 不是所需的文件，或已残缺。", en: "{file} is not a file of that kind, or is cut short." },
    { file },
  );
}
