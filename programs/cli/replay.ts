import { createHash, randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { type Mapping, mappingSchema } from "../../src/exchange/mapping.ts";
import { replayTable } from "../../src/exchange/server/replay-table.ts";
import type { Totals } from "../../src/exchange/server/row-ends.ts";
import { type Survey, surveyTable } from "../../src/exchange/server/survey-table.ts";
import { wrongFormat } from "../../src/ground/table-format.ts";
import { withoutPersonal } from "../../src/ground/personal-patterns.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import {
  GivenFileRefused,
  mostBytes,
  readGivenUnicode,
  streamGiven,
} from "../../src/journal/server/engine/given-file.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { wrongField } from "../../src/ground/wrong-field.ts";
import { note, spoken } from "./language.ts";
import type { Orders } from "./orders-at-server.ts";
import { withOrders } from "./orders-for-verb.ts";
import { progressOf } from "./progress.ts";
import { keySourceOption } from "./key-source-option.ts";
import { dataOption, jsonOption, Usage, type Verb } from "./verb.ts";

export const replayVerb: Verb = {
  name: "replay",
  summary: { zh: "回放真实接处警数据", en: "replay a call-for-service table" },
  usage:
    "replay FILE --mapping MAPPING.json [--data DIR [--key-source SPEC] | --url URL --token T] [--speed N] [--json]",
  arguments: ["FILE"],
  options: {
    mapping: {
      value: "MAPPING.json",
      says: {
        zh: "列的映射，见 docs/guide/replay.zh-CN.md",
        en: "the mapping of the table's columns; see docs/guide/replay.md",
      },
    },
    data: dataOption,
    "key-source": keySourceOption,
    url: { value: "URL", says: { zh: "改为重放到一台服务器", en: "replay into this server instead" } },
    token: {
      value: "T",
      says: { zh: "角色 importer 的令牌（与 --url 同用）", en: "a token of the role importer, with --url" },
    },
    speed: {
      value: "N",
      says: {
        zh: "按记录时间的 N 倍速播放；默认尽快",
        en: "play at N times the recorded pace; as fast as possible by default",
      },
    },
    json: jsonOption,
  },
  run: async (given) => {
    const file = resolve(given.rest[0] ?? "");
    const mappingFile = given.text("mapping");
    if (mappingFile === undefined)
      throw new Usage({ zh: "请用 --mapping 指定映射。", en: "Name the mapping with --mapping." });
    const mapping = readMapping(mappingFile);
    const speed = readSpeed(given.text("speed"));
    const survey = await surveyTable(file, mapping);
    const digest = await digestOf(file, JSON.stringify(mapping));
    const totals = await withOrders(given, { officer: "replay", role: "importer" }, (orders) =>
      replay(orders, { file, mapping, survey, digest, speed }),
    );
    process.stdout.write(given.has("json") ? `${JSON.stringify(totals)}\n` : inWords(totals));
    // Most of the table was not read as meant: that is no success, however much of it was told.
    return totals.notRecorded * 2 > totals.rows ? 1 : 0;
  },
};

interface Asked {
  readonly file: string;
  readonly mapping: Mapping;
  readonly survey: Survey;
  readonly digest: string;
  readonly speed: number | undefined;
}

/** Begins the import, or learns that it was finished before and changes nothing. */
async function replay(orders: Orders, { file, mapping, survey, digest, speed }: Asked): Promise<Totals> {
  const name = (file.split("/").at(-1) ?? file).slice(0, 80).trim();
  const id = () => ulidOf(Date.now(), randomBytes(10));
  const [begun] = await orders.give([{ id: id(), name: "BeginImport", body: { source: digest, name } }]);
  if (begun?.code === "ImportAlreadyFinished") {
    note("callsign: this table was replayed before with this mapping; nothing is changed");
    return JSON.parse((await orders.importOf(digest)).totals ?? "{}") as Totals;
  }
  if (begun !== null && begun !== undefined) throw new Environment(begun.sentence);
  const { begunAt } = await orders.importOf(digest);
  const reading = progressOf("reading");
  const replaying = progressOf("replaying");
  const totals = await replayTable({
    ...{ file, mapping, survey, digest, speed, give: orders.give, begunMillis: Date.parse(begunAt) },
    begins: (first) => tellOfAge(orders, first),
    progress: (what, done, of) => (what === "reading" ? reading(done, of) : replaying(done, of)),
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  });
  reading.end();
  replaying.end();
  if (totals.rows === 0) throw new Environment({ zh: "{file} 没有数据行。", en: "{file} has no rows." }, { file });
  // What a fact can carry; a table with more problems than that has told enough of them.
  const told = totals.problems.slice(0, 500).map((one) => ({
    ...{ line: one.line, reason: withoutPersonal(one.reason), reasonZh: withoutPersonal(one.reasonZh) },
  }));
  const kept = JSON.stringify({ ...totals, problems: told });
  await orders.give([{ id: id(), name: "FinishImport", body: { source: digest, totals: kept } }]);
  return { ...totals, problems: totals.problems.slice(0, 500) };
}

/** Says before anything is recorded that the table is older than what units' past work is compared with. */
async function tellOfAge(orders: Orders, first: string): Promise<void> {
  const { units } = (await orders.read("/api/v1/units")) as { units: readonly { heldFrom?: string }[] };
  const later = units.flatMap(({ heldFrom }) => (heldFrom !== undefined && heldFrom > first ? [heldFrom] : []));
  const last = later.toSorted().at(-1);
  if (last === undefined) return;
  const count = later.length;
  note(
    spoken({
      zh: `callsign: 该表始于 ${first}，早于 ${count} 个单元仍保留的出警记录（保留自 ${last}）；更早的行按原样记录，不与以前的记录比对`,
      en: `callsign: the table begins ${first}, before the past work that is still held of units (${count} of them, the latest since ${last}); older rows are recorded as they stand and not compared with earlier records`,
    }),
  );
}

function readMapping(file: string): Mapping {
  let value: unknown;
  try {
    value = JSON.parse(readGivenUnicode(file, mostBytes.small));
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code !== undefined;
    throw new Environment(
      isMissing
        ? { zh: "读不到映射 {file}。", en: "The mapping {file} cannot be read." }
        : { zh: "映射 {file} 不是 JSON。", en: "The mapping {file} is not JSON." },
      { file },
    );
  }
  const read = mappingSchema.safeParse(value);
  const format = read.data?.format;
  const wrong = format === undefined ? undefined : wrongFormat(format);
  if (read.success && wrong === undefined) return read.data;
  const { field, reason } =
    wrong === undefined && read.error !== undefined
      ? wrongField(read.error, "mapping")
      : { field: "format", reason: wrong ?? { zh: "", en: "" } };
  throw new Environment(
    { zh: `映射 {file} 的 ${field} ${reason.zh}。`, en: `In the mapping {file}, ${field} ${reason.en}.` },
    { file },
  );
}

function readSpeed(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const speed = Number(text);
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw new Usage({ zh: "--speed 须为正数。", en: "--speed must be a number above 0." });
}

async function digestOf(file: string, mapping: string): Promise<string> {
  const hash = createHash("sha256").update(mapping);
  try {
    for await (const chunk of streamGiven(file, mostBytes.long)) hash.update(chunk as Buffer);
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    throw new Environment({ zh: "读不到文件 {file}。", en: "The file {file} cannot be read." }, { file });
  }
  return hash.digest("hex");
}

function inWords(totals: Totals): string {
  const { rows, incidents, units, assignments, recorded, partly, notRecorded, orders, problems } = totals;
  const line = (what: string, count: number) => `${what.padEnd(14)}${String(count).padStart(9)}`;
  const lines = [
    line("rows", rows),
    line("  recorded", recorded),
    line("  partly", partly),
    line("  not recorded", notRecorded),
    line("incidents", incidents),
    line("units", units),
    line("assignments", assignments),
    line("orders", orders.accepted),
    ...Object.entries(orders.refused).map(([code, count]) => `${line("  refused", count)}  ${code}`),
    ...problems
      .slice(0, 20)
      .map(({ line: at, reason, reasonZh }) => spoken({ zh: `第 ${at} 行：${reasonZh}`, en: `line ${at}: ${reason}` })),
    ...(problems.length > 20 ? [`… and ${problems.length - 20} more; --json lists them`] : []),
  ];
  return `${lines.join("\n")}\n`;
}
