import type { Sentence } from "../../src/ground/sentence.ts";
import { isHall } from "../../src/access/own-session.ts";
import { mayGive } from "../../src/journal/web/rehearse.ts";
import type { Asked, PageGroup } from "../../src/journal/web/room-web.ts";
import type { Role } from "../../src/ground/role.ts";
import { hasHall, homeOf, type OpenPage, openPages, pageGroups, pathOf, pages } from "./menu.ts";
import { groupNames } from "./texts.ts";
import { tourTexts as texts } from "./tour-texts.ts";

/** One stop of the tour. */
export interface TourStep {
  readonly name: string;
  readonly title: Sentence;
  readonly lines: readonly Sentence[];
  /** Further lines, fetched when the step is shown. */
  readonly more?: () => Promise<readonly Sentence[]>;
  /** The page it stands on; absent: whichever is shown. */
  readonly path?: string;
  /** What is marked on the page, as a CSS selector; nothing is where that is not on the screen. */
  readonly at?: string;
}

/** More pages of one group than this are not told one by one. */
const mostOfGroup = 4;

/**
 * The tour of whoever is signed in: where their work begins, the parts of the hall they have, the other groups of pages, and
 * what the bar offers. It follows from the same rules as the pages do, so it shows nothing that is not theirs.
 */
export function tourOf(asked: Asked): readonly TourStep[] {
  const home = homeOf(asked);
  const homePath = home === undefined ? "/" : pathOf(home);
  const groups = pageGroups.filter((group) => group !== "own").flatMap((group) => groupStep(asked, group));
  return [
    {
      name: "begin",
      title: texts.begin,
      lines: [texts.roleIs, roleLines[asked.session.role]].flatMap((line) => line ?? []),
      path: homePath,
    },
    ...(hasHall(asked) ? hallSteps(asked) : []),
    ...groups,
    { name: "find", title: texts.find, lines: [texts.findHow], at: '[data-part="find"]' },
    { name: "help", title: texts.help, lines: [texts.helpHow], at: '[data-part="help"]' },
    { name: "who", title: texts.who, lines: [texts.whoHow], at: '[data-part="who"]' },
    { name: "end", title: texts.end, lines: [texts.endHow], path: homePath },
  ];
}

function hallSteps(asked: Asked): readonly TourStep[] {
  const panels: readonly (TourStep | false)[] = [
    isHall(asked.session) && { name: "calls", title: texts.calls, lines: [texts.callsHow], at: "#calls" },
    !isHall(asked.session) &&
      mayGive(asked, "SignOrder") && {
        name: "orders",
        title: texts.orders,
        lines: [texts.ordersHow],
        at: ".panel-calls",
      },
    { name: "incidents", title: texts.incidents, lines: [texts.incidentsHow], at: "#incidents" },
    { name: "units", title: texts.units, lines: [texts.unitsHow], at: "#units" },
    { name: "map", title: texts.map, lines: [texts.mapHow], at: ".map-place" },
    { name: "card", title: texts.card, lines: [texts.cardHow], at: ".panel-card" },
  ];
  return panels.flatMap((step) => (step === false ? [] : [{ ...step, path: "/" }]));
}

/** A group of pages, with what its first pages are for. */
function groupStep(asked: Asked, group: PageGroup): readonly TourStep[] {
  const own = openPages(asked).filter((page) => page.group === group && page.path !== "/");
  const first = own[0];
  if (first === undefined) return [];
  const told = own.slice(0, mostOfGroup);
  const more = async () => await Promise.all(told.map(lineOf));
  return [
    { name: group, title: groupNames[group], lines: [], more, path: first.path, at: ".rail-group[aria-current]" },
  ];
}

/** A page and what it is for, in a line. */
async function lineOf({ path, title }: Pick<OpenPage, "path" | "title">): Promise<Sentence> {
  const help = await pages.find((page) => pathOf(page) === path)?.help?.();
  const said = help?.lines[0];
  return said === undefined ? title : { zh: `${title.zh}：${said.zh}`, en: `${title.en}: ${said.en}` };
}

/** What each role does here, in a line. */
const roleLines: Readonly<Partial<Record<Role, Sentence>>> = {
  calltaker: {
    zh: "接听来电，问清何事何处何人，登记警情；一个来电响起时按 A。",
    en: "You answer calls, ask what, where and who, and register incidents. When a call rings, press A.",
  },
  dispatcher: {
    zh: "给警情派单元或派出所，跟到归档；选中警情后按 O 派单元，按 S 派派出所。",
    en: "You send units and stations to incidents and follow them to the file. On a chosen incident O orders a unit, S a station.",
  },
  shiftLeader: {
    zh: "带班：总览上看等待和超时，必要时自己接警派警，排班并交接。",
    en: "You lead the shift: the overview shows what waits and what is overdue; you can take calls and dispatch, plan and hand over.",
  },
  dutyCommander: {
    zh: "全局值班：总览上看态势，批准需要第二人的事项，必要时直接派警。",
    en: "You have the bureau's duty: the overview shows how things stand; you approve what needs a second person and can dispatch.",
  },
  department: {
    zh: "办理本部门被通知协同的警情：看到它们，写下所做的事。",
    en: "You work on the incidents your department was called in to: you see them and write what was done.",
  },
  station: {
    zh: "签收给本所的指令，派出本所警力，编排本所的班。",
    en: "You sign orders to the station, send its crews, and keep its roster.",
  },
  unit: {
    zh: "看自己的任务：签收、出警、到场、处警完毕，写处警反馈。",
    en: "You see your own job: acknowledge, go, arrive, clear, and write the report.",
  },
  support: {
    zh: "保障系统运行：看备份、时钟、连接和各项状态。",
    en: "You keep the system running: backups, clock, connections and their states.",
  },
  supervisor: {
    zh: "督察：查看警情、记录和统计，不参与指挥。",
    en: "You supervise: you read incidents, records and figures, and do not command.",
  },
  reader: { zh: "只读：查看与您有关的警情和统计。", en: "You read incidents and figures, and change nothing." },
  partner: {
    zh: "协助社区网格工作，看到的只限分给您的事项。",
    en: "You help with the work of a community grid and see only what is given to you.",
  },
  systemAdministrator: {
    zh: "把辖区设置好：启用清单说明还缺什么，设置里逐项填写。",
    en: "You set the district up: the list of the first day says what is missing, and the settings hold it all.",
  },
  securityAdministrator: {
    zh: "管人员、权限和登录：登记人员、授予权限、发一次性链接；多数事项要第二人批准。",
    en: "You look after people, powers and signing in: register, grant, hand out one-time links. Most of it needs a second person.",
  },
  auditAdministrator: {
    zh: "查留痕：谁看了什么、谁改了什么、谁打破玻璃。",
    en: "You read the record: who looked at what, who changed what, who broke the glass.",
  },
};
