import type { Sentence } from "../../ground/sentence.ts";

/** The use of one secret in `keys/`, declared by the room that keeps it. */
export interface KeyUse {
  /** Its file, such as `token.key`. */
  readonly name: string;
  /** What is lost with it, as the end of a sentence that names the file. */
  readonly lost: Sentence;
  /** SQL that answers whether the store already holds something made with it; without it only the mark tells. */
  readonly usedWhen?: string;
}

export const journalKeyUses: readonly KeyUse[] = [
  {
    name: "digest.key",
    lost: {
      zh: "没有它，已受理的指令再次发来时无法认出是同一内容。",
      en: "Without it an order that is sent again is not known to be the same.",
    },
    usedWhen: "select exists (select 1 from journal.answer where digest <> '') as used",
  },
  {
    name: "signing.pem",
    lost: {
      zh: "没有它，新的检查点须由新密钥签署，持有旧公钥的见证方与外部校验者不会承认。",
      en: "Without it new checkpoints are signed by a new key, which witnesses and others who hold the old public key do not accept.",
    },
    usedWhen: "select exists (select 1 from journal.checkpoint) as used",
  },
  {
    name: "backup.key",
    lost: {
      zh: "没有它，此前用它加密的备份无法读取。",
      en: "Without it the backups that were encrypted under it cannot be read.",
    },
  },
];

/** What is lost with an epoch's key. */
export function epochLost(records: number): Sentence {
  return {
    zh: `没有它，${records} 条记录的密封内容（号码、姓名、所说内容、简要警情）打不开。`,
    en: `Without it the sealed values of ${records} records (numbers, names, what was said, narratives) do not open.`,
  };
}
