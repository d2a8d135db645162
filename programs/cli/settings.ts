import { randomBytes } from "node:crypto";
import { resolve, dirname, join, basename } from "node:path";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import type { ComparedRow } from "../../src/journal/configuration.ts";
import { configurationFile, withReason } from "../../src/journal/configuration.ts";
import { rulebook } from "../server/rooms.ts";
import { GivenFileRefused, mostBytes, readGiven } from "../../src/journal/server/engine/given-file.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import { aligned } from "./aligned.ts";
import { keySourceOption } from "./key-source-option.ts";
import { note, spoken } from "./language.ts";
import type { Orders } from "./orders-at-server.ts";
import { withOrders, withOrdersOf } from "./orders-for-verb.ts";
import { dataOption, type Given, jsonOption, Usage, type Verb } from "./verb.ts";

/** A row of the comparison as the server answers it. */
type Row = ComparedRow & { readonly refusal?: { readonly refused: string } };

/** Whose the parts of a configuration are, in the order in which the verb takes their places. */
const administrators = ["systemAdministrator", "securityAdministrator", "supervisor"] as const;

export const settingsVerb: Verb = {
  name: "settings",
  summary: { zh: "导出或导入全部设置", en: "write or take a district's whole configuration" },
  usage:
    "settings export FILE.json [--data DIR | --url URL --token TOKEN]\n" +
    "       callsign settings import FILE.json --reason TEXT [--dry-run] [--data DIR | --url URL --token TOKEN] [--json]",
  arguments: ["export | import", "FILE"],
  options: {
    "dry-run": { says: { zh: "只显示差别，不更改", en: "only show the difference, change nothing" } },
    reason: {
      value: "TEXT",
      says: { zh: "更改原因，记入历史", en: "why the settings are changed, for their history" },
    },
    url: { value: "URL", says: { zh: "用此服务器，须同时给出 --token", en: "use this server, with --token" } },
    token: {
      value: "TOKEN",
      says: { zh: "管理员的令牌；只能更改其权限内的设置", en: "an administrator's token; it sets what is theirs" },
    },
    data: dataOption,
    "key-source": keySourceOption,
    json: jsonOption,
  },
  run: async (given) => {
    const [what = "", file = ""] = given.rest;
    if (what === "export") return exportTo(given, resolve(file));
    if (what === "import") return importFrom(given, resolve(file));
    throw new Usage({ zh: "“{what}”应为 export 或 import。", en: "“{what}” must be export or import." }, { what });
  },
};

async function exportTo(given: Given, path: string): Promise<number> {
  const written = await withOrders(given, { officer: "settings", role: "systemAdministrator" }, async ({ read }) =>
    configurationFile.parse(await read("/api/v1/settings/file")),
  );
  const making = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    writeFileSync(making, `${JSON.stringify(written, null, 2)}\n`, { flag: "wx" });
    renameSync(making, path);
  } catch (error) {
    rmSync(making, { force: true });
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Usage({ zh: "无法写入 {path}（{why}）。", en: "{path} cannot be written ({why})." }, { path, why });
  }
  note(
    spoken({
      zh: `callsign: 已写出 ${written.rows.length} 项设置。`,
      en: `callsign: ${written.rows.length} settings written.`,
    }),
  );
  return 0;
}

/**
 * Shows what the file changes, and unless it is a dry run gives the orders. Where one would be refused, none is given. Exit
 * code 1 where something would be or was refused.
 */
async function importFrom(given: Given, path: string): Promise<number> {
  const isDry = given.has("dry-run");
  const reason = given.text("reason")?.trim() ?? "";
  if (!isDry && reason === "") {
    throw new Usage({
      zh: "缺少 --reason：为什么更改设置。",
      en: "--reason is missing: why the settings are changed.",
    });
  }
  const bytes = bytesOf(path);
  return withOrdersOf(given, "settings", async (ordersOf) => {
    const asRole = (role: (typeof administrators)[number]) => ordersOf({ officer: "settings", role });
    // A token is one person's; the machine's own verb takes the place of each administrator in turn.
    const roles = given.text("url") === undefined ? administrators : administrators.slice(0, 1);
    const rows = new Map<string, Row & { readonly role: (typeof administrators)[number] }>();
    for (const role of roles) {
      for (const row of await comparedBy(await asRole(role), bytes)) {
        const name = `${row.order} ${row.key}`;
        const before = rows.get(name);
        if (before === undefined || (isOfOthers(before) && !isOfOthers(row))) rows.set(name, { ...row, role });
      }
    }
    const all = [...rows.values()];
    const isRefused = all.some(({ standing, refusal }) => standing === "unknown" || refusal !== undefined);
    const isGiven = !isDry && !isRefused;
    const refused: Refused[] = [];
    for (const row of isGiven ? all.filter(isChanging) : []) {
      const sentence = await give(await asRole(row.role), row, reason);
      if (sentence !== undefined) refused.push({ order: row.order, key: row.key, sentence });
    }
    report(given, all, refused, isGiven);
    return isRefused || refused.length > 0 ? 1 : 0;
  });
}

const isOfOthers = ({ refusal }: Row) => refusal?.refused === "RoleNotAllowed";
const isChanging = ({ standing }: Row) => standing === "changed" || standing === "new";

function bytesOf(path: string): Buffer {
  try {
    return readGiven(path, mostBytes.settings);
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Usage({ zh: "无法读取 {path}（{why}）。", en: "{path} cannot be read ({why})." }, { path, why });
  }
}

async function comparedBy({ post }: Orders, bytes: Buffer): Promise<readonly Row[]> {
  return ((await post("/api/v1/settings/compare", bytes)) as { readonly rows: readonly Row[] }).rows;
}

interface Refused {
  readonly order: string;
  readonly key: string;
  readonly sentence: string;
}

/** Gives a row's order; the sentence of its refusal where it is refused. */
async function give(
  { give: giveAll }: Orders,
  { order, becomes = {} }: Row,
  reason: string,
): Promise<string | undefined> {
  const body = withReason(rulebook, order, becomes, reason);
  const [end] = await giveAll([{ id: ulidOf(Date.now(), randomBytes(10)), name: order, body }]);
  return end === null || end === undefined ? undefined : spoken(end.sentence);
}

const standings = {
  same: { zh: "相同", en: "same" },
  changed: { zh: "更改", en: "changed" },
  new: { zh: "新增", en: "new" },
  here: { zh: "仅此处有，保留", en: "only here, stays" },
  unknown: { zh: "不认识", en: "unknown" },
} as const;

function report(given: Given, rows: readonly Row[], refused: readonly Refused[], isGiven: boolean): void {
  const told = rows.filter(({ standing }) => standing !== "same");
  if (given.has("json")) {
    const same = rows.length - told.length;
    process.stdout.write(`${JSON.stringify({ given: isGiven, same, rows: told, refused })}\n`);
    return;
  }
  const lines = told.map(({ order, key, standing, refusal }) => [
    spoken(standings[standing]),
    spoken(rulebook.orders.get(order)?.title ?? { zh: order, en: order }),
    key,
    refusal === undefined
      ? ""
      : spoken(rulebook.refusals[refusal.refused] ?? { zh: refusal.refused, en: refusal.refused }),
  ]);
  for (const line of aligned(lines)) process.stdout.write(`${line.trimEnd()}\n`);
  for (const { order, key, sentence } of refused) note(`callsign: ${order} ${key}: ${sentence}`);
  const changing = rows.filter(isChanging).length;
  note(
    spoken(
      isGiven
        ? {
            zh: `callsign: 已更改 ${changing - refused.length} 项。`,
            en: `callsign: ${changing - refused.length} settings changed.`,
          }
        : { zh: "callsign: 没有更改任何设置。", en: "callsign: No setting was changed." },
    ),
  );
}
