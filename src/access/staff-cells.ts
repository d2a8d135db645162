import type { District } from "../district/district.ts";
import { fill, type Details, type Sentence } from "../ground/sentence.ts";
import { daySchema } from "../ground/zone.ts";
import { type Power, powerRoles, type PowerRole } from "../ground/role.ts";
import type { StaffKind } from "./power-rules.ts";
import { roleNames } from "./role-names.ts";
import { plain } from "./staff-columns.ts";

/** What a cell says, or the sentence against it. */
export type Read<Value> = { readonly value: Value } | { readonly fault: Sentence };

function fault(zh: string, en: string, details: Details = {}): { readonly fault: Sentence } {
  return { fault: fill({ zh, en }, details) };
}

/** A cell's text as a sentence may repeat it. */
function shown(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 40 ? `${trimmed.slice(0, 40)}…` : trimmed;
}

const kindWords: ReadonlyMap<string, StaffKind> = new Map([
  ...["officer", "policeofficer", "民警", "警察"].map((word) => [word, "officer"] as const),
  ...["auxiliary", "auxiliarypolice", "辅警", "辅助警察"].map((word) => [word, "auxiliary"] as const),
  ...["civilian", "civilianstaff", "文职", "职工", "文职人员"].map((word) => [word, "civilian"] as const),
  ...["partner", "gridpartner", "合作人员", "网格员", "网格合作人员"].map((word) => [word, "partner"] as const),
]);

/** 民警, 辅警, 文职 or 合作人员, in either language. */
export function readKind(text: string): Read<StaffKind> {
  const value = kindWords.get(plain(text));
  if (value !== undefined) return { value };
  return fault(
    "不认识的类别“{text}”：须为民警、辅警、文职或合作人员",
    "The kind “{text}” is not known: officer, auxiliary, civilian or partner.",
    { text: shown(text) },
  );
}

const yes = new Set(["是", "有", "yes", "y", "true", "1", "√", "✓", "✔"]);
const no = new Set(["", "否", "不是", "无", "no", "n", "false", "0", "×"]);

/** 是/否, yes/no, 1/0; an empty cell is no. */
export function readYes(text: string): Read<boolean> {
  const word = plain(text);
  if (yes.has(word) || no.has(word)) return { value: yes.has(word) };
  return fault("“{text}”须为是或否", "“{text}” must be yes or no.", { text: shown(text) });
}

/** Reads a day: `2027-05-01`, `2027/5/1`, `2027.5.1`, `1.5.2027` or `2027年5月1日`. The calendar must have this day. */
export function readDay(text: string): Read<string> {
  const written = text
    .normalize("NFKC")
    .trim()
    .replace(/[T ]0{1,2}:00(?::00)?$/, "");
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written);
  const found =
    german === null
      ? /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u.exec(written)
      : german.toReversed();
  const [year = "", month = "", day = ""] = german === null ? (found ?? []).slice(1) : (found ?? []);
  const read = daySchema.safeParse(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  if (read.success) return { value: read.data };
  return fault("“{text}”不是日期，须如 2027-05-01", "“{text}” is not a day such as 2027-05-01.", { text: shown(text) });
}

/** The parts of the organisation by id and by name, made once for a table. A name that two bear finds both. */
export interface Parts {
  find(text: string): readonly string[];
}

export function partsOf(district: District): Parts {
  const found = new Map<string, Set<string>>();
  const add = (text: string, id: string) => {
    const key = plain(text);
    found.set(key, (found.get(key) ?? new Set<string>()).add(id));
  };
  for (const word of ["bureau", "局", "局机关", "分局", district.name.zh, district.name.en]) add(word, "bureau");
  for (const { id, name } of [...Object.values(district.departments), ...Object.values(district.stations)]) {
    for (const word of [id, name.zh, name.en]) add(word, id);
  }
  return { find: (text) => [...(found.get(plain(text)) ?? [])] };
}

/** The id of the bureau, a department or a station, by id or by its name in either language. */
export function readPart(text: string, parts: Parts): Read<string> {
  const [part, ...others] = parts.find(text);
  if (part === undefined) {
    return fault(
      "没有单位“{text}”：须为局、部门或派出所的编号或名称",
      "There is no part “{text}”: the id or name of a department or station, or bureau.",
      { text: shown(text) },
    );
  }
  if (others.length === 0) return { value: part };
  const ids = [part, ...others].join(", ");
  return fault("“{text}”不止一个：请写编号（{ids}）", "More than one is called “{text}”: give its id ({ids}).", {
    text: shown(text),
    ids,
  });
}

const moreRoleWords: Readonly<Partial<Record<PowerRole, readonly string[]>>> = {
  dutyCommander: ["值班局领导"],
  station: ["派出所坐席", "派出所综合指挥室", "station desk"],
  department: ["部门"],
  unit: ["单元", "警组"],
  supervisor: ["法制监督"],
  partner: ["网格员", "合作人员"],
};

const roleWords: ReadonlyMap<string, PowerRole> = new Map(
  powerRoles.flatMap((role) =>
    [role, roleNames[role].zh, roleNames[role].en, ...(moreRoleWords[role] ?? [])].map(
      (word) => [plain(word), role] as const,
    ),
  ),
);

/** The pieces of a cell that lists several: parted by 、 , ; or a new line. */
function listed(text: string): readonly string[] {
  return text
    .split(/[、,，;；\n\r]+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

/** The word and what stands behind its colon. */
function named(piece: string): readonly [string, string] {
  const [word = "", ...rest] = piece.split(/[:：]/u);
  return [word.trim(), rest.join(":").trim()];
}

/** Where the person belongs and until when powers count: what a power's word leaves out. */
export interface Place {
  readonly part: string | undefined;
  readonly until: string | undefined;
  readonly district: District;
  readonly parts: Parts;
}

/**
 * The powers a cell lists, such as `派警员、处警单元:KC-01`. A station's desk and a department's seat take the person's own
 * part unless one is named; a unit is always named.
 */
export function readPowers(text: string, place: Place): readonly Read<Power>[] {
  return listed(text).map((piece) => {
    const [word, where] = named(piece);
    const role = roleWords.get(plain(word));
    if (role === undefined) {
      return fault("不认识的权限“{word}”", "The power “{word}” is not known.", { word: shown(word) });
    }
    const until = place.until === undefined ? {} : { until: place.until };
    const own = whereOf(role, where, place);
    return "fault" in own ? own : { value: { role, ...own.value, ...until } };
  });
}

function whereOf(
  role: PowerRole,
  where: string,
  { part, district, parts }: Place,
): Read<Omit<Power, "role" | "until">> {
  const { zh, en } = roleNames[role];
  switch (role) {
    case "unit":
      if (where !== "") return { value: { unit: where } };
      return fault("处警单元须写明编号，如“处警单元:KC-01”", "A unit must be named, such as “unit:KC-01”.");
    case "station":
    case "department": {
      const found = where === "" ? { value: part } : readPart(where, parts);
      if ("fault" in found) return found;
      const of: Readonly<Record<string, unknown>> = role === "station" ? district.stations : district.departments;
      // Somebody whose part could not be read has been told so already.
      if (found.value === undefined) return { value: {} };
      if (Object.hasOwn(of, found.value)) return { value: { [role]: found.value } };
      return role === "station"
        ? fault("“{zh}”须写明派出所：本人不属于派出所", "“{en}” must name a station: the person belongs to none.", {
            zh,
            en,
          })
        : fault("“{zh}”须写明部门：本人不属于部门", "“{en}” must name a department: the person belongs to none.", {
            zh,
            en,
          });
    }
    default:
      if (where === "") return { value: {} };
      return fault("权限“{zh}”不分地点，不能写“{where}”", "The power “{en}” has no place; “{where}” is too much.", {
        zh,
        en,
        where: shown(where),
      });
  }
}

export interface Certificate {
  readonly certificate: string;
  readonly until?: string;
}

/** The certificates a cell lists, `急救证:2027-05-01; 枪支`, each with its last day where it has one. */
export function readCertificates(text: string): readonly Read<Certificate>[] {
  return listed(text).map((piece) => {
    const [certificate, last] = named(piece);
    if (certificate === "")
      return fault("“{text}”缺少资质名称", "“{text}” names no certificate.", { text: shown(piece) });
    if (last === "") return { value: { certificate } };
    const until = readDay(last);
    return "fault" in until ? until : { value: { certificate, until: until.value } };
  });
}
