import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Details, fill, type Sentence } from "../../ground/sentence.ts";
import { syncFolder, writeDurably } from "./engine/durable-file.ts";
import { Environment } from "./engine/environment.ts";

/*
 * Beside the file of each secret lies its checksum, `NAME.sha256`, one line as `sha256sum` writes it. The checksum says
 * what the file's bytes must be, and that this secret exists at all. So a damaged or missing file is noticed before
 * anything is done with the others. The checksum is written when a secret is made or wrapped again, and removed before
 * the secret is removed. A file of an earlier version without a checksum gets one at the next start.
 */
const sumName = /^([\w-]+\.(?:key|pem))\.sha256$/;
const sumLine = /^([0-9a-f]{64}) {2}\S+\n$/;

/**
 * What is wrong with a secret. `missing`: its file is gone. `damaged`: its bytes differ from the checksum. `other`: it
 * is a whole secret of another installation.
 */
export interface KeyTrouble {
  readonly name: string;
  readonly kind: "missing" | "damaged" | "other";
}

export const sumFileOf = (name: string): string => `${name}.sha256`;

export function sumOf(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Notes what the file's bytes are, durably. */
export function writeSum(folder: string, name: string, sum: string): void {
  writeDurably(join(folder, sumFileOf(name)), `${sum}  ${name}\n`, 0o600);
}

export function removeSum(folder: string, name: string): void {
  rmSync(join(folder, sumFileOf(name)), { force: true });
  syncFolder(folder);
}

/** The secrets that have a checksum, whether their files are there or not. */
export function summedNames(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => sumName.exec(name)?.[1] ?? []);
}

/** Whether these bytes are those that were noted; undefined when nothing was. */
export function agreesWithSum(folder: string, name: string, content: Buffer): boolean | undefined {
  const path = join(folder, sumFileOf(name));
  if (!existsSync(path)) return undefined;
  return sumLine.exec(readFileSync(path, "latin1"))?.[1] === sumOf(content);
}

/** Secrets whose files are gone or are not what their checksums say. */
export function troublesIn(folder: string): readonly KeyTrouble[] {
  return summedNames(folder)
    .toSorted()
    .flatMap((name): KeyTrouble[] => {
      const path = join(folder, name);
      if (!existsSync(path)) return [{ name, kind: "missing" }];
      return agreesWithSum(folder, name, readFileSync(path)) === true ? [] : [{ name, kind: "damaged" }];
    });
}

/** Keys stand in the way: which, and what may be done. */
export class KeysTroubled extends Environment {
  readonly troubles: readonly KeyTrouble[];
  constructor(folder: string, troubles: readonly KeyTrouble[], lost: (name: string) => Sentence | undefined) {
    super(troublesInWords(folder, troubles, lost));
    this.name = "KeysTroubled";
    this.troubles = troubles;
  }
}

const kinds: Readonly<Record<KeyTrouble["kind"], Sentence>> = {
  missing: { zh: "密钥文件 {path} 不见了。", en: "The key file {path} is missing." },
  damaged: {
    zh: "密钥文件 {path} 与校验和（{name}.sha256）不符：两者之一已损坏。",
    en: "The key file {path} does not match its checksum ({name}.sha256): one of the two is damaged.",
  },
  other: {
    zh: "密钥文件 {path} 打不开本库用它加密的内容，或不是签署本日志的密钥：它属于另一个安装，或已损坏。",
    en: "The key file {path} does not open what this store sealed with it, or did not sign this log: it is another installation's, or damaged.",
  },
};

const ways: Sentence = {
  zh: "请把原文件放回；或由密钥备份取回：callsign keys put-back 密钥备份 --data {data}；确已丢失的，用 callsign keys give-up {names} --data {data} 查看将永远无法读取的内容，再决定放弃。没有改动任何内容，也没有生成新密钥。",
  en: "Put the file back as it was; or take it out of a key file: callsign keys put-back KEYFILE --data {data}; or, if it is lost for good, callsign keys give-up {names} --data {data} says what can never be read again before you decide. Nothing was changed and no new key was made.",
};

/** One line a key, then what to do. `lost` says what a key is for. */
export function troublesInWords(
  folder: string,
  troubles: readonly KeyTrouble[],
  lost: (name: string) => Sentence | undefined,
): Sentence {
  const lines = troubles.map(({ name, kind }) => {
    const details: Details = { path: join(folder, name), name };
    const what = fill(kinds[kind], details);
    const without = lost(name);
    return without === undefined ? what : { zh: what.zh + without.zh, en: `${what.en} ${without.en}` };
  });
  const names = troubles.map(({ name }) => name).join(" ");
  const last = fill(ways, { names, data: join(folder, "..") });
  return {
    zh: [...lines.map(({ zh }) => zh), last.zh].join("\n  "),
    en: [...lines.map(({ en }) => en), last.en].join("\n  "),
  };
}
