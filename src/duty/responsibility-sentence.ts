import type { Area, LandKind } from "../district/areas.ts";
import type { District, IncidentType } from "../district/district.ts";
import { nameOfPart } from "../district/organisation.ts";
import { fill, type Sentence } from "../ground/sentence.ts";
import { areaStation } from "./responsibility.ts";
import type { Finding } from "./responsibility-report.ts";
import type { Where } from "./responsibility-where.ts";

/** What findings are said with: the code table in its order, and names of parts and of areas. */
export interface ReportNames {
  readonly types: readonly IncidentType[];
  part(id: string): Sentence;
  area(kind: LandKind, id: string): Sentence;
}

export function reportNamesOf(district: District, areas: readonly Area[]): ReportNames {
  const named = new Map(areas.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
  return {
    types: Object.values(district.types),
    part: (id) => (id === areaStation ? stationOfArea : (nameOfPart(district, id) ?? { zh: id, en: id })),
    area: (kind, id) => named.get(`${kind} ${id}`) ?? { zh: id, en: id },
  };
}

const stationOfArea: Sentence = { zh: "所在地派出所", en: "the station of the area" };

/** How many of a kind are named; more are counted. The finding itself has all of them. */
const mostNamed = 9;

/** A finding in words: who answers, for what, where, when. */
export function sentenceOf(finding: Finding, names: ReportNames): Sentence {
  const { kind, owners } = finding;
  const types = typesIn(finding.types, names.types);
  const where = whereIn(finding.areas, names);
  const [time, days] = [timeIn(finding), daysNamed[finding.days]];
  const when = [where, time, days].filter(({ zh }) => zh !== "");
  const details = {
    zh: when.length === 0 ? "" : `（${when.map(({ zh }) => zh).join("，")}）`,
    en: when.map(({ en }) => ` ${en}`).join(""),
  };
  if (kind === "gap") {
    return { zh: `无人负责：${types.zh}${details.zh}`, en: `Nobody answers for ${types.en}${details.en}.` };
  }
  const who = listed(
    owners.map((owner) => names.part(owner)),
    moreOwners,
  );
  const both = owners.length === 2;
  return {
    zh: `${both ? "两个" : `${owners.length} 个`}部门同时负责：${types.zh}${details.zh}：${who.zh}`,
    en: capitalised(`${who.en} ${both ? "both" : "all"} answer for ${types.en}${details.en}.`),
  };
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** All of them, or the first and with `more` how many in all. */
function listed(all: readonly Sentence[], more: Sentence): Sentence {
  const shown = all.length > mostNamed ? all.slice(0, mostNamed - 1) : all;
  const rest = all.length - shown.length;
  const english = shown.map(({ en }) => en);
  const chinese = shown.map(({ zh }) => zh).join("、");
  if (rest > 0) {
    const said = fill(more, { count: all.length, rest });
    return { zh: chinese + said.zh, en: `${english.join(", ")} ${said.en}` };
  }
  const last = english.at(-1) ?? "";
  return { zh: chinese, en: english.length < 2 ? last : `${english.slice(0, -1).join(", ")} and ${last}` };
}

const moreTypes: Sentence = { zh: "等共 {count} 类", en: "and {rest} more types" };
const morePlaces: Sentence = { zh: "等共 {count} 处", en: "and {rest} more places" };
const moreOwners: Sentence = { zh: "等", en: "and {rest} more" };
const everyIncident: Sentence = { zh: "全部警情", en: "any incident" };
const allButThese: Sentence = { zh: "除{types}外的全部警情", en: "any incident but {types}" };
const wholeGroup: Sentence = { zh: "{group}类", en: "{group} (every type)" };

/** Whole groups by their name, the rest one by one; what is missing instead where that is less. */
export function typesIn(codes: readonly string[], all: readonly IncidentType[]): Sentence {
  const [meant, left] = [
    all.filter(({ code }) => codes.includes(code)),
    all.filter(({ code }) => !codes.includes(code)),
  ];
  if (left.length === 0) return everyIncident;
  const [these, others] = [inGroups(meant, all), inGroups(left, all)];
  if (others.length > mostNamed || others.length >= these.length || meant.length < left.length)
    return listed(these, moreTypes);
  const but = listed(others, moreTypes);
  return {
    zh: fill(allButThese, { types: but.zh }).zh,
    en: fill(allButThese, { types: but.en }).en,
  };
}

function inGroups(meant: readonly IncidentType[], all: readonly IncidentType[]): readonly Sentence[] {
  const groupOf = ({ group }: IncidentType) => group?.zh;
  const isWhole = (type: IncidentType) =>
    type.group !== undefined &&
    all.filter((other) => groupOf(other) === groupOf(type)).length > 1 &&
    all.every((other) => groupOf(other) !== groupOf(type) || meant.includes(other));
  const said = new Set<string>();
  return meant.flatMap((type) => {
    const { group } = type;
    if (group === undefined || !isWhole(type)) return [type.name];
    if (said.has(group.zh)) return [];
    said.add(group.zh);
    return [{ zh: fill(wholeGroup, { group: group.zh }).zh, en: fill(wholeGroup, { group: group.en }).en }];
  });
}

/** The larger first, as people say where something is. */
const kindsInWords = ["ring", "circle", "grid", "station"] as const satisfies readonly LandKind[];

const outside: Readonly<Record<LandKind, Sentence>> = {
  station: { zh: "派出所辖区外", en: "outside every station's area" },
  grid: { zh: "网格外", en: "outside every grid" },
  circle: { zh: "快反圈外", en: "outside every circle" },
  ring: { zh: "防控圈外", en: "outside every ring" },
};

function whereIn(areas: readonly Where[], names: ReportNames): Sentence {
  if (areas.some((where) => Object.keys(where).length === 0)) return { zh: "", en: "" };
  const said = listed(
    areas.map((where) => placeIn(where, names)),
    morePlaces,
  );
  return { zh: said.zh, en: areas.some((where) => firstId(where) !== undefined) ? `in ${said.en}` : said.en };
}

function firstId(where: Where): string | undefined {
  return kindsInWords.map((kind) => where[kind]).find((id) => typeof id === "string");
}

/** `城区防控圈（城关派出所辖区、快反圈外）`: the first that is inside something, the other conditions after it. */
function placeIn(where: Where, names: ReportNames): Sentence {
  const kinds = kindsInWords.filter((kind) => where[kind] !== undefined);
  const inside = kinds.filter((kind) => where[kind] !== null).map((kind) => insideIn(kind, where[kind] ?? "", names));
  const around = kinds.filter((kind) => where[kind] === null).map((kind) => outside[kind]);
  const [first, ...more] = [...inside, ...around];
  if (first === undefined || more.length === 0) return first ?? { zh: "", en: "" };
  const also = { zh: more.map(({ zh }) => zh).join("、"), en: more.map(({ en }) => en).join(", ") };
  return { zh: `${first.zh}（${also.zh}）`, en: `${first.en} (${also.en})` };
}

function insideIn(kind: LandKind, id: string, names: ReportNames): Sentence {
  const { zh, en } = names.area(kind, id);
  return kind === "station" ? { zh: `${zh}辖区`, en: `the area of ${en}` } : { zh, en };
}

const daysNamed: Readonly<Record<Finding["days"], Sentence>> = {
  all: { zh: "", en: "" },
  working: { zh: "工作日", en: "on working days" },
  rest: { zh: "休息日", en: "on days of rest" },
};

/**
 * Hours over midnight on one kind of day are two pieces of each such day, and the sentence says so, because the end of
 * the night may belong to the other kind.
 */
function timeIn({ from, to, days }: Finding): Sentence {
  const [start, end] = [clock(from), clock(to)];
  if (from === 0 && to === 1440) return { zh: "", en: "" };
  if (from > to && days === "all") return { zh: `${start}–次日${end}`, en: `from ${start} to ${end} the next day` };
  if (from > to) return { zh: `00:00–${end}和${start}–24:00`, en: `before ${end} and after ${start}` };
  if (from === 0) return { zh: `${end} 以前`, en: `before ${end}` };
  if (to === 1440) return { zh: `${start} 以后`, en: `after ${start}` };
  return { zh: `${start}–${end}`, en: `from ${start} to ${end}` };
}

/** `22:05` of minutes of the day; 1440 is `24:00`. */
export function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
