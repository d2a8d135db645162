import type pg from "pg";
import { connect } from "../../src/journal/server/connect.ts";
import { fill, type Sentence } from "../../src/ground/sentence.ts";
import { type DataFolder, writerOf } from "../../src/journal/server/engine/data-folder.ts";
import { GivenFileRefused, mostBytes, readGivenText } from "../../src/journal/server/engine/given-file.ts";
import { checkFiles, type FilesChecked, namedFiles } from "../../src/journal/server/files/check-files.ts";
import { filePlaceOf } from "../../src/journal/server/files/file-place.ts";
import { readVerifiers } from "../../src/journal/server/keys.ts";
import { type KnownCheckpoint, notExcused, readKnownCheckpoints } from "../../src/journal/server/known-checkpoints.ts";
import { inSnapshot, logsIn } from "../../src/journal/server/log-in-database.ts";
import { type Verified, verifyLog } from "../../src/journal/server/verify-log.ts";
import { cosigned, gapsOf } from "../../src/journal/server/proof/known-log.ts";
import { filesInWords } from "./files-in-words.ts";
import { logAt } from "./log-at-server.ts";
import { spoken } from "./language.ts";
import { withDatabase } from "./open-database.ts";
import { progressOf } from "./progress.ts";
import { verifyProofFile } from "./verify-proof-file.ts";
import { dataOption, jsonOption, Usage, type Verb } from "./verb.ts";

export const verifyVerb: Verb = {
  name: "verify",
  summary: { zh: "校验日志未被改动", en: "prove that the journal is unaltered" },
  usage:
    "verify [--data DIR | --url URL --token T | --proof FILE [--key VERIFIER|FILE] [--witness KEY,…] [--consistency FILE]] [--checkpoint FILE] [--json]",
  options: {
    data: dataOption,
    url: { value: "URL", says: { zh: "改为校验一台服务器上的日志", en: "check the log of a server instead" } },
    token: {
      value: "T",
      says: { zh: "审计管理员令牌（与 --url 同用）", en: "an audit administrator's token, with --url" },
    },
    checkpoint: {
      value: "FILE",
      says: {
        zh: "以前导出的检查点，日志必须由它延续而来",
        en: "a checkpoint exported before, which the log must have grown out of",
      },
    },
    proof: {
      value: "FILE",
      says: {
        zh: "离线校验一份证明文件，无需服务器与数据目录",
        en: "check a proof file offline, with neither server nor data folder",
      },
    },
    key: {
      value: "VERIFIER|FILE",
      says: { zh: "签名公钥（与 --proof 同用）", en: "the public key it must be signed with, with --proof" },
    },
    witness: {
      value: "KEY,…",
      says: {
        zh: "须已联署检查点的见证方公钥（与 --proof 同用）",
        en: "keys of witnesses that must have cosigned the checkpoint, with --proof",
      },
    },
    consistency: {
      value: "FILE",
      says: {
        zh: "由 --checkpoint 延续到证明的延续证明（与 --proof 同用）",
        en: "a consistency proof that leads from --checkpoint to the proof, with --proof",
      },
    },
    json: jsonOption,
  },
  run: async (given) => {
    const proof = given.text("proof");
    if (proof !== undefined) return verifyProofFile(proof, given);
    for (const option of ["key", "witness", "consistency"]) {
      if (given.text(option) === undefined) continue;
      throw new Usage({ zh: "--{option} 须与 --proof 同用。", en: "--{option} goes with --proof." }, { option });
    }
    const file = given.text("checkpoint");
    const exported = file === undefined ? undefined : readCheckpoint(file);
    const progress = progressOf("verify");
    const url = given.text("url");
    const verified =
      url === undefined
        ? await withDatabase({ data: given.text("data") ?? "data", verb: "verify" }, (database, folder) =>
            verifyDatabase(database, readVerifiers(folder.path), exported, progress, folder),
          )
        : await verifyServer(url, given.text("token"), exported, progress);
    progress.end();
    process.stdout.write(given.has("json") ? `${JSON.stringify(verified)}\n` : inWords(verified));
    return verified.ok ? 0 : 1;
  },
};

type Tell = (done: number, of: number) => void;

export async function verifyDatabase(
  database: string,
  verifiers: readonly string[],
  exported: string | undefined,
  progress: Tell,
  folder?: DataFolder,
): Promise<Compared> {
  const client = await connect(database);
  try {
    return await inSnapshot(client, async () => {
      const found: Verified[] = [];
      const known = folder === undefined ? [] : await knownOutside(client, folder, verifiers);
      const own = folder === undefined ? "" : writerOf(folder.identity);
      for (const log of await logsIn(client))
        found.push(await verifyLog(log, verifiers, exported, progress, log.writer === own ? known : []));
      const faulty = found.find((one) => !one.ok);
      const files =
        folder === undefined
          ? undefined
          : await checkFiles(await namedFiles(client), filePlaceOf(folder.path), { progress });
      return {
        ok: faulty === undefined && (files?.faults.length ?? 0) === 0,
        trees: found.flatMap((one) => one.trees),
        first: faulty?.first ?? null,
        ...(folder === undefined ? {} : { compared: comparedWith(known) }),
        ...(files === undefined ? {} : { files }),
      };
    });
  } finally {
    await client.end();
  }
}

interface Compared extends Verified {
  /** The files that facts name, as they lie where they are kept; absent where only a database was looked at. */
  readonly files?: FilesChecked;
  /** Checkpoints kept outside the database that the log was held against; absent where none were looked for. */
  readonly compared?: {
    readonly files: number;
    readonly witnesses: readonly string[];
    readonly largest: KnownCheckpoint | null;
  };
}

/** The data folder's own checkpoint files and what witnesses cosigned, but for what an accepted gap explains. */
async function knownOutside(
  client: pg.Client,
  folder: DataFolder,
  verifiers: readonly string[],
): Promise<readonly KnownCheckpoint[]> {
  const writer = writerOf(folder.identity);
  const files = readKnownCheckpoints(folder.path, [], { writer, verifiers });
  return notExcused([...files, ...(await cosigned(client, writer))], await gapsOf(client));
}

function comparedWith(known: readonly KnownCheckpoint[]): NonNullable<Compared["compared"]> {
  const witnesses = known.filter(({ witness }) => witness !== undefined);
  return {
    files: known.length - witnesses.length,
    witnesses: witnesses.flatMap(({ witness }) => witness ?? []),
    largest: known.reduce<KnownCheckpoint | null>((most, one) => (one.size > (most?.size ?? -1) ? one : most), null),
  };
}

async function verifyServer(url: string, token: string | undefined, exported: string | undefined, progress: Tell) {
  if (token === undefined) {
    throw new Usage({
      zh: "--url 需要同时给出审计管理员令牌 --token。",
      en: "--url needs an audit administrator's token: --token.",
    });
  }
  const { log, verifiers } = await logAt(url, token);
  return verifyLog(log, verifiers, exported, progress);
}

function comparedInWords({ files, witnesses, largest }: NonNullable<Compared["compared"]>): Sentence {
  if (largest === null)
    return {
      zh: "没有可比对的外部检查点（checkpoints 目录与见证方均无）：日志若被整体截短，无从得知",
      en: "no checkpoint outside the database to compare with (none in checkpoints/, none of a witness): a log cut back as a whole would not show",
    };
  const names = witnesses.length === 0 ? "" : ` (${witnesses.join(", ")})`;
  return fill(
    {
      zh: "已与 {files} 个检查点文件、{count} 个见证方的联署{names}比对；最大者 {size} 条，{at}，{source}",
      en: "compared with {files} checkpoint files and what {count} witnesses cosigned{names}; the largest has {size} facts, {at}, {source}",
    },
    { files, count: witnesses.length, names, size: largest.size, at: largest.at, source: largest.source },
  );
}

function readCheckpoint(file: string): string {
  try {
    return readGivenText(file, mostBytes.small);
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    throw new Usage({ zh: "读不到检查点文件 {file}。", en: "The checkpoint file {file} cannot be read." }, { file });
  }
}

function inWords({ ok, trees, first, compared, files }: Compared): string {
  const lines = trees.map(({ writer, size, root }) => {
    const facts = spoken(fill({ zh: "{size} 条事实", en: "{size} facts" }, { size }));
    return `${ok || first === null ? "ok" : "BAD"}  ${writer}  ${facts}  root ${root}`;
  });
  if (compared !== undefined) lines.push(spoken(comparedInWords(compared)));
  if (first !== null) {
    const { n, writer, says } = first;
    const what = { zh: "首个问题：{writer} 第 {n} 条：{what}", en: "first fault: fact {n} of {writer}: {what}" };
    lines.push(
      spoken({ zh: fill(what, { n, writer, what: says.zh }).zh, en: fill(what, { n, writer, what: says.en }).en }),
    );
  }
  return `${lines.join("\n")}\n${files === undefined ? "" : filesInWords(files)}`;
}
