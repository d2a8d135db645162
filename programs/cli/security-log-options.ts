import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { SecurityLogPlaces } from "../server/server-options.ts";
import { readHostName } from "../server/host-names.ts";
import { type Given, Usage } from "./verb.ts";

export const securityLogOptions = {
  "security-log": {
    value: "FILE|-|none",
    says: {
      zh: "安全日志（JSON 行）写到此文件，- 为标准输出，none 为不写；默认为数据目录下 security/security.jsonl",
      en: "file of the security log (JSON lines), - for the standard output, none for no log; default security/security.jsonl in the data folder",
    },
  },
  "security-log-size": {
    value: "MB",
    says: { zh: "安全日志文件到此大小即轮换，默认 10", en: "size in MB at which the log file is rotated, default 10" },
  },
  "security-log-keep": {
    value: "N",
    says: { zh: "保留多少个旧的安全日志文件，默认 20", en: "number of older log files kept, default 20" },
  },
  syslog: {
    value: "URL",
    says: {
      zh: "安全日志同时以 RFC 5424 发往此处：udp://主机:端口、tcp:// 或 tls://",
      en: "send the security log to this receiver as well, by RFC 5424: udp://HOST:PORT, tcp:// or tls://",
    },
  },
} as const;

export const securityLogUsage =
  "[--security-log FILE|-|none] [--security-log-size MB] [--security-log-keep N] [--syslog udp://HOST:PORT|tcp://HOST:PORT|tls://HOST:PORT]";

function readWhole(given: Given, option: string, otherwise: number, least: number, most: number): number {
  const text = given.text(option);
  if (text === undefined) return otherwise;
  if (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new Usage(
    {
      zh: "--{option} 应为 {least} 到 {most} 的整数，而不是“{text}”。",
      en: "--{option} is a whole number from {least} to {most}, not “{text}”.",
    },
    { option, least, most, text },
  );
}

function readSyslog(text: string | undefined): SecurityLogPlaces["syslog"] {
  if (text === undefined) return undefined;
  const found = /^(udp|tcp|tls):\/\/(.+):(\d{1,5})\/?$/.exec(text);
  const [, by, host = "", port] = found ?? [];
  const name = readHostName(host)?.host;
  if (by === undefined || name === undefined || Number(port) < 1 || Number(port) > 65_535) {
    throw new Usage(
      {
        zh: "--syslog 应形如 udp://主机:端口、tcp://主机:端口 或 tls://主机:端口，而不是“{text}”。",
        en: "--syslog is an address such as udp://host:port, tcp://host:port or tls://host:port, not “{text}”.",
      },
      { text },
    );
  }
  return { by: by as "udp", host: name.replace(/^\[|\]$/g, ""), port: Number(port) };
}

/** Where the security log of a server on this data folder goes. */
export function readSecurityLog(given: Given, data: string): SecurityLogPlaces {
  const place = given.text("security-log") ?? join(data, "security", "security.jsonl");
  const megabytes = readWhole(given, "security-log-size", 10, 1, 10_000);
  const kept = readWhole(given, "security-log-keep", 20, 0, 1000);
  const syslog = readSyslog(given.text("syslog"));
  const receiver = syslog === undefined ? {} : { syslog };
  if (place === "none") return receiver;
  if (place === "-") return { output: true, ...receiver };
  const path = resolve(place);
  const isInData = given.text("security-log") === undefined;
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  // A folder that is not there may be a disk that is not mounted; ours is made.
  if (
    place.trim() === "" ||
    isFolder ||
    (!isInData && statSync(dirname(path), { throwIfNoEntry: false }) === undefined)
  ) {
    throw new Usage(
      {
        zh: "--security-log 须为文件名，且其目录 {folder} 已存在。",
        en: "--security-log is the name of a file in a folder that exists; {file} in {folder} is not.",
      },
      { folder: dirname(path), file: basename(path) },
    );
  }
  return { file: { path, mostBytes: megabytes * 1024 * 1024, kept }, ...receiver };
}
