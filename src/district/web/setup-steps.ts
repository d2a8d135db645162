import { listed, phrase, same, type Sentence } from "../../ground/sentence.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import type { SetupState, SetupStep } from "../../journal/web/room-web.ts";
import { type Calendar, noCalendar } from "../calendar.ts";
import { type District, unnamedDistrict } from "../district.ts";
import type { PromiseTables } from "../promise-table.ts";
import { noRunCards, type RunCards } from "../run-card.ts";
import type { AreaFile } from "../write-areas.ts";

type Asked = Parameters<SetupStep["state"]>[0];

const districtOf = (client: Asked) => statesNow<District>(client, "district")[0] ?? unnamedDistrict;

/** Done where there is at least one. */
export function some(count: number, said: Sentence): SetupState {
  return { isDone: count > 0, said: phrase(said, { count }) };
}

/** What a district is told first: its land, its parts, and what is sent to what. */
export const districtSteps: readonly SetupStep[] = [
  {
    name: "named",
    place: "land",
    title: { zh: "辖区名称、编码、时区和中心", en: "Name, code, zone and centre of the district" },
    to: "/settings/district",
    without: {
      zh: "警情编号没有辖区编码，时间按上海时区。",
      en: "Incident numbers bear no district code, and times are Shanghai's.",
    },
    state: (client) => {
      const { code, name } = districtOf(client);
      const isDone = code !== unnamedDistrict.code;
      return { isDone, said: isDone ? listed([name, same(code)], same(" ")) : notYet };
    },
  },
  {
    name: "areas",
    place: "land",
    title: { zh: "派出所辖区、网格、快反圈、防控圈", en: "Areas of stations, grids, circles and rings" },
    to: "/settings/areas",
    without: {
      zh: "地点不能自动归到派出所，出警编组和到场时限不分区域。",
      en: "A place finds no station by itself; run cards and promises do not tell areas apart.",
    },
    reads: "/api/v1/areas",
    state: (_, read) => {
      const count = (read as AreaFile | undefined)?.features.length;
      return count === undefined
        ? { isDone: null, said: notKnown }
        : some(count, { zh: "{count} 个区域", en: "areas: {count}" });
    },
  },
  {
    name: "departments",
    place: "organisation",
    title: { zh: "部门和派出所", en: "Departments and stations" },
    to: "/settings/organisation",
    without: {
      zh: "只能派给单元，不能指令派出所；人员没有单位。",
      en: "Units can be sent, stations cannot be given orders; people belong to no part.",
    },
    state: (client) => {
      const { departments, stations } = districtOf(client);
      return {
        isDone: Object.keys(stations).length > 0,
        said: {
          zh: `${Object.keys(departments).length} 个部门，${Object.keys(stations).length} 个派出所`,
          en: `departments: ${Object.keys(departments).length}, stations: ${Object.keys(stations).length}`,
        },
      };
    },
  },
  {
    name: "types",
    place: "work",
    title: { zh: "警情类别", en: "Incident types" },
    to: "/settings/types",
    without: { zh: "不能建立警情。", en: "No incident can be opened." },
    state: (client) =>
      some(Object.keys(districtOf(client).types).length, { zh: "{count} 个类别", en: "types: {count}" }),
  },
  {
    name: "runCards",
    place: "work",
    title: { zh: "出警编组", en: "Run cards" },
    to: "/settings/run-cards",
    without: {
      zh: "推荐只按距离和类型，不说应派几个单元。",
      en: "The recommendation goes by distance and kind, and does not say how many to send.",
    },
    state: (client) => {
      const { cards } = statesNow<RunCards>(client, "runcards")[0] ?? noRunCards;
      return some(Object.keys(cards).length, { zh: "{count} 张编组", en: "run cards: {count}" });
    },
  },
  {
    name: "promises",
    place: "work",
    title: { zh: "到场时限", en: "Response promises" },
    to: "/settings/promises",
    without: {
      zh: "没有到场倒计时，也没有超时提醒和达标统计。",
      en: "No countdown to arrival, no breach and no figures of them.",
    },
    state: (client) => {
      const rows = statesNow<PromiseTables>(client, "promises")[0]?.tables.at(-1)?.rows.length ?? 0;
      return some(rows, { zh: "{count} 行时限", en: "rows of promises: {count}" });
    },
  },
  {
    name: "holidays",
    place: "work",
    title: { zh: "节假日", en: "Holidays" },
    to: "/settings/holidays",
    without: {
      zh: "工作日只按星期算；申请期限和责任矩阵可能算错。",
      en: "Working days go by the week alone: terms of requests and the matrix may be wrong.",
    },
    state: (client) => {
      const years = Object.keys((statesNow<Calendar>(client, "calendar")[0] ?? noCalendar).years);
      return {
        isDone: years.length > 0,
        said: years.length > 0 ? { zh: years.join("、"), en: years.join(", ") } : notYet,
      };
    },
  },
];

const notYet: Sentence = { zh: "尚未设定", en: "not set yet" };
const notKnown: Sentence = { zh: "正在读取", en: "being read" };
