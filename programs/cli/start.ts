import { statSync } from "node:fs";
import { readProvider } from "../../src/access/server/read-provider.ts";
import { fill } from "../../src/ground/sentence.ts";
import { findDataFolder } from "../../src/journal/server/engine/data-folder.ts";
import type { OtherMap } from "../../src/streets/server/map-routes.ts";
import { refuseOtherThanOsm } from "../../src/streets/server/osm/read-osm-file.ts";
import { keyBackupOptions, readKeyBackup } from "./key-backup-options.ts";
import { databaseOf, databaseOptions } from "./database-option.ts";
import { filesOptions, filesUsage, readFiles } from "./files-options.ts";
import { keySourceOf, keySourceOption } from "./key-source-option.ts";
import { readPlan, scheduleOptions } from "./backup-schedule-options.ts";
import { note, spoken } from "./language.ts";
import { reachOptions, readReach } from "./reach-options.ts";
import { readSecurityLog, securityLogOptions, securityLogUsage } from "./security-log-options.ts";
import { readSecurityContact, securityContactOptions } from "./security-contact-options.ts";
import { serve } from "./serve.ts";
import { Usage, dataOption } from "./verb.ts";
import type { Given, Verb } from "./verb.ts";

const defaultPort = 8110;
/** Everything has stopped by then, or is ended without ceremony. */
const stopWithinMs = 4900;

function readPort(text: string | undefined): number {
  if (text === undefined) return defaultPort;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new Usage(
      {
        zh: "--port 应为 0 到 65535 的整数，而不是“{text}”。",
        en: "--port is a whole number from 0 to 65535, not “{text}”.",
      },
      { text },
    );
  }
  return port;
}

function readKeepFree(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1024 * 1024;
  throw new Usage(
    {
      zh: "--keep-free 应为整数（MB），而不是“{text}”。",
      en: "--keep-free is a whole number of megabytes, not “{text}”.",
    },
    { text },
  );
}

function readLongestStop(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const days = Number(text);
  if (/^\d{1,2}$/.test(text) && days >= 1 && days <= 30) return days;
  throw new Usage(
    {
      zh: "--longest-stop 应为 1 到 30 的整数（天），而不是“{text}”。",
      en: "--longest-stop is a whole number of days from 1 to 30, not “{text}”.",
    },
    { text },
  );
}

/** The folder must be there: a share that is not mounted would be written into the empty place beneath it. */
function readWitnessFolder(folder: string | undefined): string | undefined {
  if (folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  throw new Usage(
    { zh: "--witness-folder 的目录 {folder} 不存在。", en: "The --witness-folder {folder} is not a folder." },
    { folder },
  );
}

/** The map of somebody else's that `--map-tiles` and `--map-attribution` name together. */
export function readMap(tiles: string | undefined, attribution: string | undefined): OtherMap | undefined {
  if (tiles === undefined && attribution === undefined) return undefined;
  if (tiles === undefined || attribution === undefined || attribution.trim() === "") {
    throw new Usage({
      zh: "--map-tiles 与 --map-attribution 须同时给出：他人的地图须署名。",
      en: "--map-tiles and --map-attribution go together: another's map bears its owner's name.",
    });
  }
  const isTemplate = ["{z}", "{x}", "{y}"].every((part) => tiles.includes(part));
  const url = isTemplate && URL.canParse(tiles) ? new URL(tiles) : undefined;
  if (
    url === undefined ||
    (url.protocol !== "https:" && url.hostname !== "127.0.0.1" && url.hostname !== "localhost")
  ) {
    throw new Usage(
      {
        zh: "--map-tiles 须为含 {z}、{x}、{y} 的 https 地址，而不是“{text}”。",
        en: "--map-tiles is an https address with {z}, {x} and {y}, not “{text}”.",
      },
      { text: tiles, z: "{z}", x: "{x}", y: "{y}" },
    );
  }
  if (/\.(pbf|mvt)$/.test(url.pathname)) {
    throw new Usage({
      zh: "--map-tiles 须为图片瓦片；他人的矢量瓦片没有本平台的样式，画不出来。",
      en: "--map-tiles takes pictures; another's vector tiles have layers that no style here draws.",
    });
  }
  return { tiles, attribution: { zh: attribution, en: attribution } };
}

function readGap(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new Usage(
    {
      zh: "--accept-gap 应为拒绝启动时所写的事实条数，而不是“{text}”。",
      en: "--accept-gap takes the number of facts that the refusal to start names, not “{text}”.",
    },
    { text },
  );
}

function readKind(given: Given): "demo" | "empty" | undefined {
  if (given.has("empty") && given.text("demo-map") !== undefined) {
    throw new Usage({ zh: "--demo-map 只用于 --demo。", en: "--demo-map goes with --demo." });
  }
  if (given.has("demo") && given.has("empty")) {
    throw new Usage({ zh: "--demo 与 --empty 只能选一个。", en: "Choose one of --demo and --empty." });
  }
  return given.has("demo") || given.text("demo-map") !== undefined ? "demo" : given.has("empty") ? "empty" : undefined;
}

/** The map that a new demo plays on. Looked at before anything is made; later starts no longer need the file. */
async function demoMapOf(given: Given): Promise<string | undefined> {
  const map = given.text("demo-map");
  if (map !== undefined && findDataFolder(given.text("data") ?? "data") === undefined) await refuseOtherThanOsm(map);
  return map;
}

/**
 * Calls back when the npm that started us is gone. npm passes SIGTERM on, but a killed npm passes nothing on; its child is then given
 * another parent. The launcher, which `exec`s all the way from npm to here, leaves npm's number in CALLSIGN_PARENT.
 */
function watchParent(gone: () => void): void {
  const parent = Number(process.env["CALLSIGN_PARENT"]);
  if (process.env["npm_lifecycle_event"] !== "start" || !Number.isSafeInteger(parent) || parent <= 0) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, 250);
  timer.unref();
}

/** Prints the one-time link of a new installation on stderr, with everything else for the person who starts it. */
function sayEntrance(url: string, until: string): void {
  const sentence = {
    zh: "首任安全管理员请在 {until} 前打开此一次性链接：\n  {url}",
    en: "The first security administrator comes in by this one-time link until {until}:\n  {url}",
  };
  note(spoken(fill(sentence, { url, until })));
}

export const startVerb: Verb = {
  name: "start",
  summary: { zh: "启动接处警平台", en: "start Callsign" },
  usage: `start [--port N] [--host ADDRESS] [--tls-cert FILE --tls-key FILE | --behind-proxy] [--name HOST] [--data DIR] [--database URL [--database-password-file FILE]] [--key-source SPEC] [--key-backup DIR] [--demo [--demo-map FILE] | --empty] [--keep-free MB] [--longest-stop DAYS] [--witness-folder DIR] [--sign-in-provider FILE] [--private-health] [--security-contact URI --security-expires DATE] [--accept-gap N] [--map-tiles URL --map-attribution TEXT] [--backup-to DIR|s3://BUCKET/PREFIX [--backup-every MINUTES] [--backup-keep N] [--backup-keep-days DAYS] [--backup-key SPEC]] ${filesUsage} ${securityLogUsage}`,
  options: {
    port: {
      value: "N",
      says: { zh: "端口，默认 8110；0 表示任选空闲端口", en: "the port, default 8110; 0 takes any free port" },
    },
    ...reachOptions,
    data: dataOption,
    ...databaseOptions,
    "key-source": keySourceOption,
    ...keyBackupOptions,
    "demo-map": {
      value: "FILE",
      says: {
        zh: "新数据目录：演练在此 OpenStreetMap 文件的真实城镇上进行",
        en: "new data folder: the drill plays on the real town of this OpenStreetMap file",
      },
    },
    demo: {
      says: { zh: "新数据目录：虚构的演练辖区", en: "new data folder: a fictional district that drills by itself" },
    },
    empty: { says: { zh: "新数据目录：空库，用于实战", en: "new data folder: an empty store for real work" } },
    "keep-free": {
      value: "MB",
      says: {
        zh: "剩余空间低于此数时不受理指令，默认 64",
        en: "take no orders while less than this many MB are free, default 64",
      },
    },
    "longest-stop": {
      value: "DAYS",
      says: {
        zh: "停用超过此天数后启动，须有人确认主机时间才会按时间销毁和轮换，默认 3",
        en: "after a longer stop than this many days, nothing is erased or rotated until a person confirms the machine's time; default 3",
      },
    },
    "witness-folder": {
      value: "DIR",
      says: {
        zh: "每小时的签名检查点另存一份到此目录（如见证单位的共享目录）",
        en: "keep a copy of every hour's signed checkpoint here, such as on a witness's share",
      },
    },
    "accept-gap": {
      value: "N",
      says: {
        zh: "明知日志曾有 N 条事实，仍由较早的数据库继续；记入日志",
        en: "go on with an older database although the log is known to have had N facts; the log records it",
      },
    },
    "sign-in-provider": {
      value: "FILE",
      says: {
        zh: "另可用统一认证（OpenID Connect）登录，约定写在此文件，客户端密钥另存一个文件",
        en: "people may also sign in at the OpenID Connect provider this file describes; its client secret is in a file beside it",
      },
    },
    "map-tiles": {
      value: "URL",
      says: {
        zh: "底图改用此处的瓦片（如天地图），含 {z}、{x}、{y}",
        en: "draw the map from these tiles instead, an address with {z}, {x} and {y}",
      },
    },
    "map-attribution": {
      value: "TEXT",
      says: { zh: "该底图的署名，显示在地图上", en: "whose map that is, as it stands on the map" },
    },
    ...scheduleOptions,
    ...filesOptions,
    ...securityLogOptions,
    ...securityContactOptions,
    "private-health": {
      says: {
        zh: "未登录者只能得知服务是否正常；/metrics 须有令牌",
        en: "strangers learn only whether the server works; /metrics needs a token",
      },
    },
    "or-demo": {
      hidden: true,
      says: { zh: "新目录且未指明时按演练建立", en: "a new folder becomes a demo when neither is said" },
    },
  },
  async run(given) {
    const kind = readKind(given);
    const port = readPort(given.text("port"));
    const keySource = keySourceOf(given);
    const database = databaseOf(given);
    const keyBackup = readKeyBackup(given);
    const map = readMap(given.text("map-tiles"), given.text("map-attribution"));
    const providerFile = given.text("sign-in-provider");
    const provider = providerFile === undefined ? undefined : readProvider(providerFile);
    const backups = readPlan(given);
    const files = readFiles(given);
    const securityLog = readSecurityLog(given, given.text("data") ?? "data");
    const securityContact = readSecurityContact(given);
    const { isExposed, ...reach } = readReach(given);
    const log = (line: string) => note(`callsign: ${line}`);

    const ending = new AbortController();
    const asked = new Promise<string>((resolve) => {
      const end = (why: string) => {
        if (ending.signal.aborted) return;
        log(`${why}; stopping`);
        ending.abort();
        resolve(why);
      };
      // Ctrl-C under npm arrives twice, from the terminal and passed on by npm; the second one changes nothing.
      for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => end(name));
      watchParent(() => end("the npm that started this is gone"));
    });
    const starting = serve({
      data: given.text("data") ?? "data",
      kind,
      port,
      verb: "start",
      log,
      signal: ending.signal,
      demoMap: await demoMapOf(given),
      kindWhenNew: given.has("or-demo") ? "demo" : undefined,
      ...reach,
      database,
      keySource,
      keyBackup,
      leastFreeBytes: readKeepFree(given.text("keep-free")),
      longestStopDays: readLongestStop(given.text("longest-stop")),
      map,
      acceptGap: readGap(given.text("accept-gap")),
      privateHealth: given.has("private-health"),
      securityContact,
      witnessFolder: readWitnessFolder(given.text("witness-folder")),
      provider,
      backups,
      files,
      securityLog,
      entrance: sayEntrance,
    });
    // Asked to stop while still starting: the start gives up by itself and undoes what it did.
    void asked.then(() =>
      setTimeout(() => {
        log("not everything stopped in time");
        process.exit(1);
      }, stopWithinMs).unref(),
    );
    try {
      const served = await starting;
      if (isExposed) {
        log(
          spoken({
            zh: `警告：${reach.host} 上的连接不加密，口令与警情内容在网络上可被读取和篡改`,
            en: `warning: connections to ${reach.host} are not encrypted; whoever is on the way can read and change passwords and incidents`,
          }),
        );
      }
      process.stdout.write(`listening on ${served.url}\n`);
      await asked;
      await served.stop();
    } catch (error) {
      if (!ending.signal.aborted) throw error;
    }
    return 0;
  },
};
