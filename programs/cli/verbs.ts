import type { Sentence } from "../../src/ground/sentence.ts";
import type { Verb } from "./verb.ts";

/** A verb as `callsign --help` lists it. The verb itself is loaded only when it is asked for, so that help is quick. */
export interface VerbRow {
  readonly name: string;
  readonly summary: Sentence;
  load(): Promise<Verb>;
}

export const verbs: readonly VerbRow[] = [
  {
    name: "start",
    summary: { zh: "启动接处警平台", en: "start Callsign" },
    load: async () => (await import("./start.ts")).startVerb,
  },
  {
    name: "stop",
    summary: { zh: "停止正在运行的平台", en: "stop the running Callsign" },
    load: async () => (await import("./stop.ts")).stopVerb,
  },
  {
    name: "url",
    summary: { zh: "输出数据库地址", en: "print the database address" },
    load: async () => (await import("./url.ts")).urlVerb,
  },
  {
    name: "token",
    summary: { zh: "签发访问令牌", en: "print an access token for a role" },
    load: async () => (await import("./token.ts")).tokenVerb,
  },
  {
    name: "confirm",
    summary: { zh: "确认账户属本人（尚无他人可确认时）", en: "confirm that an account is in its owner's hands" },
    load: async () => (await import("./confirm.ts")).confirmVerb,
  },
  {
    name: "admit",
    summary: {
      zh: "重新准入安全管理员（管理员丢失时）",
      en: "make a one-time link for a security administrator who cannot sign in",
    },
    load: async () => (await import("./admit.ts")).admitVerb,
  },
  {
    name: "replay",
    summary: { zh: "回放真实接处警数据", en: "replay a call-for-service table" },
    load: async () => (await import("./replay.ts")).replayVerb,
  },
  {
    name: "import",
    summary: {
      zh: "导入地图路网、区域划分、节假日、人员名册或其他系统的任务",
      en: "import a district's streets, areas, holidays, staff, or another system's tasks",
    },
    load: async () => (await import("./import.ts")).importVerb,
  },
  {
    name: "fit",
    summary: { zh: "由实际行程修正行车时间", en: "fit travel times to recorded trips" },
    load: async () => (await import("./fit.ts")).fitVerb,
  },
  {
    name: "settings",
    summary: { zh: "导出或导入全部设置", en: "write or take a district's whole configuration" },
    load: async () => (await import("./settings.ts")).settingsVerb,
  },
  {
    name: "verify",
    summary: { zh: "校验日志未被改动", en: "prove that the journal is unaltered" },
    load: async () => (await import("./verify.ts")).verifyVerb,
  },
  {
    name: "checkpoint",
    summary: { zh: "输出最新的签名检查点", en: "print or write the latest signed checkpoint" },
    load: async () => (await import("./checkpoint.ts")).checkpointVerb,
  },
  {
    name: "reads",
    summary: { zh: "核对阅览记录与存证是否一致", en: "compare the record of reads with what was attested" },
    load: async () => (await import("./reads.ts")).readsVerb,
  },
  {
    name: "rebuild",
    summary: { zh: "由日志重建状态与查询表", en: "rebuild states and read tables from the journal" },
    load: async () => (await import("./rebuild.ts")).rebuildVerb,
  },
  {
    name: "backup",
    summary: { zh: "备份日志", en: "write a backup of the journal" },
    load: async () => (await import("./backup.ts")).backupVerb,
  },
  {
    name: "restore",
    summary: { zh: "由备份恢复到新数据目录", en: "restore a backup into a new data folder" },
    load: async () => (await import("./restore.ts")).restoreVerb,
  },
  {
    name: "keys",
    summary: { zh: "查看、轮换、备份密钥", en: "look at, rotate and back up the keys" },
    load: async () => (await import("./keys.ts")).keysVerb,
  },
  {
    name: "restore-drill",
    summary: { zh: "演练恢复：是否真能恢复", en: "test whether the newest backup can be restored: yes or no" },
    load: async () => (await import("./restore-drill.ts")).restoreDrillVerb,
  },
  {
    name: "bench",
    summary: { zh: "在本机测量性能", en: "measure this machine" },
    load: async () => (await import("./bench.ts")).benchVerb,
  },
  {
    name: "attack",
    summary: {
      zh: "攻击一份临时安装：乱请求、杀进程、时钟密钥数据库出错",
      en: "attack a temporary installation: wrong requests, killed processes, mishaps",
    },
    load: async () => (await import("./attack.ts")).attackVerb,
  },
  {
    name: "check",
    summary: { zh: "运行全部检查（npm test）", en: "run every check of the project (npm test)" },
    load: async () => (await import("./check.ts")).checkVerb,
  },
];
