import { type Sentence } from "../../../ground/sentence.ts";
import { withoutPassword } from "./database-url.ts";
import { Environment } from "./environment.ts";

/*
 * A database that is away, restarting, recovering or full, or that does not let us in, is not a defect of this program.
 * The person gets a sentence, chosen by PostgreSQL's SQLSTATE or by the network error.
 */
const byState: Readonly<Record<string, Sentence>> = {
  "57P01": {
    zh: "数据库{place}正在重启或被管理员停止，连接已中断。请稍后再试。",
    en: "The database{place} is being restarted or was stopped, and the connection was cut. Try again in a moment.",
  },
  "57P02": {
    zh: "数据库{place}的一个进程异常终止，正在恢复，连接已中断。请稍后再试。",
    en: "A process of the database{place} crashed; it is recovering, and the connection was cut. Try again in a moment.",
  },
  "57P03": {
    zh: "数据库{place}正在启动、恢复或停止，暂不接受连接。请稍后再试。",
    en: "The database{place} is starting, recovering or stopping and takes no connections yet. Try again in a moment.",
  },
  "57P05": {
    zh: "数据库{place}因空闲过久断开了连接。请再试。",
    en: "The database{place} closed a connection that was idle. Try again.",
  },
  "28P01": { zh: "数据库{place}拒绝了用户名或口令。", en: "The database{place} refuses the user or the password." },
  "28000": {
    zh: "数据库{place}不允许此用户由此连接（{why}）。",
    en: "The database{place} does not let this user in from here ({why}).",
  },
  "3D000": { zh: "数据库{place}不存在（{why}）。", en: "There is no such database{place} ({why})." },
  "53300": {
    zh: "数据库{place}的连接数已满。请稍后再试。",
    en: "The database{place} has no connection left to give. Try again in a moment.",
  },
  "53100": { zh: "数据库{place}的磁盘已满。", en: "The disk of the database{place} is full." },
  "25006": {
    zh: "数据库{place}只读（备库或恢复中），不能写入。请指向主库。",
    en: "The database{place} is read-only (a standby, or recovering) and takes nothing. Name the primary.",
  },
  "42501": {
    zh: "数据库{place}不允许此用户这样做（{why}）。",
    en: "The database{place} does not allow this user to do that ({why}).",
  },
};

const away: Sentence = {
  zh: "无法连接数据库{place}：{why}。它没有运行、正在重启，或网络不通；请稍后再试。",
  en: "Cannot reach the database{place}: {why}. It is not running, is being restarted, or the network is in the way; try again in a moment.",
};

const networkCodes = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|ENOENT)$/;
const lostMessages =
  /^(Connection terminated|timeout expired|Client was closed|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after|sorry, too many clients)/;

/**
 * The sentence for what a database said, or undefined for anything else. `url` is the database's, where it is known;
 * without it only what PostgreSQL itself said counts, because the network's errors may be of something else.
 */
export function databaseTrouble(error: unknown, url?: string): Environment | undefined {
  if (error instanceof Environment || !(error instanceof Error)) return undefined;
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const { code, severity, message } = inner as { code?: string; severity?: string; message: string };
  const place = url === undefined ? "" : ` ${withoutPassword(url)} `;
  const said = (words: Sentence) =>
    new Environment(
      { zh: words.zh, en: words.en },
      { place: place.trimEnd(), why: message.replace(/\.$/, "") || (code ?? "") },
      { cause: error },
    );
  if (severity !== undefined && code !== undefined) {
    const words = byState[code] ?? (code.startsWith("08") ? away : undefined);
    return words === undefined ? undefined : said(words);
  }
  const isNetwork = url !== undefined && code !== undefined && networkCodes.test(code) && !message.startsWith("ENOENT");
  return isNetwork || lostMessages.test(message) ? said(away) : undefined;
}

/** Does the work; what the database itself was in the way of is thrown as a sentence. */
export async function sayingTrouble<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw databaseTrouble(error, url) ?? error;
  }
}
