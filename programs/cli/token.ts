import { giverIn } from "../../src/access/server/giver-in.ts";
import { roleSchema, roles } from "../../src/ground/role.ts";
import { accessKeyUses } from "../../src/access/server/installation-key.ts";
import { mintToken } from "../../src/access/server/token.ts";
import { tokenKey } from "../../src/access/server/token-key.ts";
import { codeSchema, text } from "../../src/ground/text.ts";
import { existingDataFolder } from "../../src/journal/server/engine/data-folder.ts";
import { readRecord } from "../../src/journal/server/engine/place.ts";
import { readGivenUp } from "../../src/journal/server/given-up.ts";
import { type KeyStore, openKeyStore } from "../../src/journal/server/key-store.ts";
import { KeysTroubled } from "../../src/journal/server/key-sums.ts";
import { keySourceOf, keySourceOption } from "./key-source-option.ts";
import { dataOption, Usage, type Verb } from "./verb.ts";

const defaultDays = 30;
const mostDays = 3660;
const dayMillis = 86_400_000;

/** Prints one token on stdout. It is signed with the folder's key, so it works with or without a running server. */
export const tokenVerb: Verb = {
  name: "token",
  summary: { zh: "签发访问令牌", en: "print an access token for a role" },
  usage:
    "token --role ROLE [--station S | --unit U | --department D] [--officer NAME] [--days N] [--data DIR] [--key-source SPEC]",
  options: {
    role: {
      value: "ROLE",
      says: { zh: `角色：${roles.join("、")}`, en: `the role: ${roles.join(", ")}` },
    },
    station: {
      value: "S",
      says: { zh: "派出所代码（角色为 station 时）", en: "the station's code, for the role station" },
    },
    unit: { value: "U", says: { zh: "处警单元代码（角色为 unit 时）", en: "the unit's code, for the role unit" } },
    department: {
      value: "D",
      says: { zh: "部门代码（角色为 department 时）", en: "the department's id, for the role department" },
    },
    officer: {
      value: "NAME",
      says: {
        zh: "记入每条指令的人员代号，默认为角色名",
        en: "name recorded with each order, default the role's name",
      },
    },
    days: {
      value: "N",
      says: { zh: `有效天数，默认 ${defaultDays}`, en: `days until it expires; ${defaultDays} when not given` },
    },
    data: dataOption,
    "key-source": keySourceOption,
  },
  run: async (given) => {
    const asked = given.text("role");
    if (asked === undefined) {
      throw new Usage(
        { zh: "请用 --role 指定角色：{roles}。", en: "Say the role with --role: {roles}." },
        { roles: roles.join(", ") },
      );
    }
    const role = roleSchema.safeParse(asked);
    if (!role.success) {
      throw new Usage(
        { zh: "没有角色“{asked}”，可用：{roles}。", en: "There is no role “{asked}”; there are: {roles}." },
        { asked, roles: roles.join(", ") },
      );
    }
    const station = code("station", given.text("station"));
    const unit = code("unit", given.text("unit"));
    const department = code("department", given.text("department"));
    const officer =
      given.text("officer") ??
      [role.data, station ?? unit ?? department].filter((part) => part !== undefined).join("-");
    if (!text(80).safeParse(officer).success) {
      throw new Usage({ zh: "--officer 须为 1 至 80 个字符。", en: "--officer must be 1 to 80 characters." });
    }
    const days = Number(given.text("days") ?? defaultDays);
    if (!Number.isInteger(days) || days < 1 || days > mostDays) {
      throw new Usage(
        { zh: "--days 须为 1 至 {most} 的整数。", en: "--days must be a whole number from 1 to {most}." },
        { most: mostDays },
      );
    }
    const giver = giverIn(officer, { role: role.data, station, unit, department });
    if ("reason" in giver) {
      throw new Usage(
        { zh: `--{field} ${giver.reason.zh}。`, en: `--{field} ${giver.reason.en}.` },
        { field: giver.field },
      );
    }
    const folder = existingDataFolder(given.text("data") ?? "data");
    const store = await openKeyStore(folder.path, keySourceOf(given));
    refuseLostTokenKey(folder.path, store);
    const key = await tokenKey(folder.path, store);
    process.stdout.write(`${mintToken(key, { giver, expires: Date.now() + days * dayMillis })}\n`);
  },
};

/** A folder that was started has its token key; another made here would void every token the server knows, in silence. */
function refuseLostTokenKey(dataFolder: string, store: KeyStore): void {
  const name = "token.key";
  if (store.names().includes(name) || readRecord(dataFolder) === undefined) return;
  if (readGivenUp(dataFolder).some((one) => one.name === name)) return;
  const lost = accessKeyUses.find((use) => use.name === name)?.lost;
  throw new KeysTroubled(store.folder, [{ name, kind: "missing" }], () => lost);
}

function code(option: string, value: string | undefined): string | undefined {
  if (value === undefined || codeSchema.safeParse(value).success) return value;
  throw new Usage({ zh: "--{option} 须为 1 至 80 个字符。", en: "--{option} must be 1 to 80 characters." }, { option });
}
