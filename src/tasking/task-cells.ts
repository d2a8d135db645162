import { plain } from "../access/staff-columns.ts";
import type { District } from "../district/district.ts";
import { instantOf, type Instant } from "../ground/instant.ts";
import { fill, type Sentence } from "../ground/sentence.ts";
import { isDateAlone, isSane, momentsIn, shownTime, type TimeReading } from "../ground/table-time.ts";
import { type Party, partyKinds } from "./party-facts.ts";
import type { Service } from "./service.ts";
import type { mappedStates } from "./task-mapping.ts";

/** Kinds of words that a mapping can explain. */
export const mappedWords = ["parties", "priorities", "states"] as const;

export type MappedWord = (typeof mappedWords)[number];

interface Fault {
  readonly fault: Sentence;
  /** A word that a mapping could explain. */
  readonly unknown?: MappedWord;
}

/** A cell as it is meant, or what speaks against it. */
export type Cell<Value> = { readonly value: Value } | Fault;

const no = (zh: string, en: string, written: string, unknown?: MappedWord): Fault => ({
  fault: fill({ zh, en }, { written }),
  ...(unknown === undefined ? {} : { unknown }),
});

/** Without the end a date alone is the day's beginning; a time limit that names a day lasts until its end. */
export function readMoment(written: string, reading: TimeReading, isLimit: boolean): Cell<Instant> {
  const shown = shownTime([written], reading);
  const moments =
    shown === null ? [] : "moment" in shown ? [shown.moment].filter(isSane) : momentsIn(reading.zone, shown.clock);
  const [moment] = moments;
  if (moment === undefined)
    return no("“{written}”不是能读懂的时间", "“{written}” is no time that can be read.", written);
  if (!isLimit || shown === null || "moment" in shown || !isDateAlone(written)) return { value: instantOf(moment) };
  const [end] = momentsIn(reading.zone, { ...shown.clock, hour: 23, minute: 59 });
  return { value: instantOf(end ?? moment) };
}

const halls = new Set(["指挥大厅", "指挥中心", "大厅", "hall", "thehall", "commandcentre", "commandcenter"]);
const supervisions = new Set(["法制监督", "督察", "法制", "supervision", "supervisor"]);

/** The part of the house that a table names: by its name in either language, its code, or as the mapping says. */
export function readParty(
  written: string,
  { departments, stations }: Pick<District, "departments" | "stations">,
  mapped: Readonly<Record<string, string>>,
): Cell<Party> {
  const said = Object.hasOwn(mapped, written) ? (mapped[written] ?? written) : written;
  const [kind = "", ...rest] = said.split("/");
  const known = partyKinds.find((one) => one === kind);
  if (known !== undefined && known !== "group" && rest.length > 0)
    return { value: { kind: known, id: rest.join("/") } };
  const word = plain(said);
  const parts = [
    ...Object.values(departments).map((part) => ({ kind: "department" as const, ...part })),
    ...Object.values(stations).map((part) => ({ kind: "station" as const, ...part })),
  ].filter(({ id, name }) => [id, name.zh, name.en].some((one) => plain(one) === word));
  const [part, other] = parts;
  if (other !== undefined) return no("“{written}”指向多个单位", "“{written}” is the name of several parts.", written);
  if (part !== undefined) return { value: { kind: part.kind, id: part.id } };
  if (halls.has(word)) return { value: { kind: "hall" } };
  if (supervisions.has(word)) return { value: { kind: "supervision" } };
  return no(
    "本辖区没有单位“{written}”，请指明",
    "There is no part “{written}” here: say which it is.",
    written,
    "parties",
  );
}

const priorityWords: Readonly<Record<string, 1 | 2 | 3>> = {
  ...{ "1": 1, 特急: 1, 紧急: 1, 高: 1, urgent: 1, high: 1 },
  ...{ "2": 2, 加急: 2, 中: 2, soon: 2, medium: 2 },
  ...{ "3": 3, 一般: 3, 普通: 3, 低: 3, normal: 3, low: 3 },
};

export function readPriority(written: string, mapped: Readonly<Record<string, 1 | 2 | 3>>): Cell<1 | 2 | 3> {
  const said = Object.hasOwn(mapped, written) ? mapped[written] : priorityWords[plain(written)];
  if (said !== undefined) return { value: said };
  return no(
    "不认识紧急程度“{written}”，请指明",
    "The priority “{written}” is not known: say which it is.",
    written,
    "priorities",
  );
}

type MappedState = (typeof mappedStates)[number];

const stateWords: Readonly<Record<string, MappedState>> = {
  ...{ 待签收: "issued", 未签收: "issued", 新建: "issued", 已下达: "issued", issued: "issued", new: "issued" },
  ...{ 已签收: "atWork", 办理中: "atWork", 处理中: "atWork", 进行中: "atWork", atwork: "atWork", open: "atWork" },
  ...{ inprogress: "atWork", 已答复: "answered", 已反馈: "answered", 待确认: "answered", answered: "answered" },
  ...{ 已办结: "closed", 办结: "closed", 已完成: "closed", 完成: "closed", 已关闭: "closed", closed: "closed" },
  ...{ done: "closed", completed: "closed", 已撤回: "withdrawn", 已撤销: "withdrawn", 已取消: "withdrawn" },
  ...{ 作废: "withdrawn", withdrawn: "withdrawn", cancelled: "withdrawn", canceled: "withdrawn" },
};

export function readState(written: string, mapped: Readonly<Record<string, MappedState>>): Cell<MappedState> {
  const said = Object.hasOwn(mapped, written) ? mapped[written] : stateWords[plain(written)];
  if (said !== undefined) return { value: said };
  return no("不认识状态“{written}”，请指明", "The state “{written}” is not known: say which it is.", written, "states");
}

/** The item of the menu, by its code or its name in either language. */
export function readService(written: string, services: Readonly<Record<string, Service>>): Cell<string> {
  const word = plain(written);
  const found = Object.values(services).filter(({ service, name }) =>
    [service, name.zh, name.en].some((one) => plain(one) === word),
  );
  const [item] = found;
  if (item !== undefined && found.length === 1) return { value: item.service };
  return no("服务清单中没有“{written}”", "The menu has no item “{written}”.", written);
}
