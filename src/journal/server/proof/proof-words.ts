import type { Sentence } from "../../../ground/sentence.ts";

/** What a citizen is told of the log: what it proves, and what no log can. */
export const proofWords = {
  title: { zh: "这份日志能证明什么", en: "What this log can prove" },
  lead: {
    zh: "接处警平台把每一条被接受的指令记为日志中的一条，只增不改。本页写给警务之外的人：不需要账号，也不需要信任本平台，就可以核对。",
    en: "Every order this platform accepts becomes an entry of a log that only grows. This page is for people outside the police: you need no account, and need not trust this platform, to check it.",
  },
  proven: { zh: "已经证明的", en: "What is proven" },
  notProven: { zh: "没有证明的", en: "What is not proven" },
  now: { zh: "现在", en: "Now" },
  how: { zh: "怎样核对", en: "How to check" },
  checkpoint: {
    zh: "最新检查点（签名的日志规模与根）",
    en: "The latest checkpoint (size and root of the log, signed)",
  },
  keys: { zh: "可能签名的公钥", en: "Public keys that may have signed" },
  witnesses: { zh: "见证方", en: "Witnesses" },
  noWitness: {
    zh: "目前没有见证方联署。没有人在外留存检查点时，回滚无从发现。",
    en: "No witness has cosigned so far. While nobody outside keeps a checkpoint, a rollback cannot be seen.",
  },
  witness: { zh: "名称", en: "Name" },
  seen: { zh: "联署时的条数", en: "Entries when it cosigned" },
  at: { zh: "时间（UTC）", en: "Time (UTC)" },
  empty: { zh: "日志还是空的。", en: "The log is still empty." },
  clock: {
    zh: "主机时钟跳变 {count} 次，最近一次 {at}（UTC），{seconds} 秒。",
    en: "The machine's clock jumped {count} times, last on {at} (UTC), by {seconds} s.",
  },
  other: { zh: "English", en: "中文" },
} as const satisfies Record<string, Sentence>;

export const provenWords: readonly Sentence[] = [
  {
    zh: "谁留存了某一时刻的检查点，谁就能核对：在那之前的每一条都还在，一字未改、未删、未调换次序，也没有补插。依据是 RFC 9162 的默克尔树和 Ed25519 签名。",
    en: "Whoever has kept a checkpoint can check that every entry before it is still there: nothing changed, removed, put in another order or slipped in. It rests on the Merkle tree of RFC 9162 and Ed25519 signatures.",
  },
  {
    zh: "一份小小的证明文件足以说明某一条确在日志之中；核对它不需要本平台，也不需要数据库。",
    en: "A small proof file shows that one entry is in the log; checking it needs neither this platform nor its database.",
  },
  {
    zh: "个人信息以密文入日志。按期销毁密钥后内容再也读不出，而以上核对照样成立。",
    en: "Personal details are in the log as ciphertext. Once their key is destroyed on schedule nobody can read them again, and all of the above still holds.",
  },
  {
    zh: "公开的树中只有散列。每条都含随机编号，散列不能用来猜出内容。",
    en: "The public tree holds hashes only. Each entry bears a random number, so that a hash cannot be used to guess what it says.",
  },
];

export const notProvenWords: readonly Sentence[] = [
  {
    zh: "所记的是否属实，以及是否事事都记了。日志证明记录没有被改，不证明人说了真话。",
    en: "That what was recorded is true, or that everything that happened was recorded. The log proves that the record was not altered, not that people told the truth.",
  },
  {
    zh: "日志与检查点一起退回到从前。只有在外留存的检查点能让这件事暴露，所以请见证方联署，也请您自己留存一份。",
    en: "That log and checkpoints were not rolled back together. Only a checkpoint kept outside brings that to light: hence the witnesses, and you may keep one yourself.",
  },
  {
    zh: "按键的是否就是账号的主人；所记时间来自主机时钟（其跳变有记录，先后次序不受影响）。",
    en: "That the owner of an account was the one at the keys. Times come from the machine's clock; its jumps are on record and do not change the order.",
  },
  {
    zh: "没有人把姓名写进了不该写的地方。形似号码的内容会被拒绝，姓名机器认不出来。",
    en: "That nobody typed a name where it does not belong. What looks like a number is refused; a name no machine can tell.",
  },
];

export const howWords: readonly Sentence[] = [
  {
    zh: "保存上面的检查点（/log/checkpoint），记下日期。日后再取一次：由旧到新的证明在 /log/consistency?from=旧条数。",
    en: "Save the checkpoint above (/log/checkpoint) and note the date. Fetch it again later: the proof that the old one grew into the new is at /log/consistency?from=OLD-SIZE.",
  },
  {
    zh: "对与您有关的一条，可向督察部门索取证明文件，用开源程序离线核对：./callsign verify --proof 文件 --checkpoint 检查点文件",
    en: "For an entry that concerns you, ask the supervision office for its proof file and check it offline with the open-source program: ./callsign verify --proof FILE --checkpoint CHECKPOINT-FILE",
  },
  {
    zh: "整棵树按 C2SP tlog-tiles 的布局公开在 /log/tile/ 之下，任何此类程序都能读。",
    en: "The whole tree is public under /log/tile/ in the layout of C2SP tlog-tiles, for any program that reads such logs.",
  },
];
