import {
  edgeOfAny,
  edgeOfBodies,
  edgeOfJournal,
  edgeOfOrders,
  edgeOfSignIn,
  edgeRefusals,
} from "../programs/server/edge-refusals.ts";
import { ofAnyOrder, refusalsOf, refusalsOfRoute } from "../src/access/server/declared-refusals.ts";
import { problemOf } from "../programs/server/problems.ts";
import { type AuthorityRow, orderRows, routeRows, tableRoles } from "../src/access/server/authority-table.ts";
import { rulebook } from "../programs/server/rooms.ts";
import type { RuledRoute } from "../src/access/server/route-rules.ts";
import { wholeApi } from "../programs/server/testing/whole-api.ts";
import { type Role, roles } from "../src/ground/role.ts";
import { assignmentRoleNames, endingNames, stepNames } from "../src/dispatch/assignment-facts.ts";
import { voidMarkNames } from "../src/dispatch/ending-facts.ts";
import { handlingResultNames } from "../src/dispatch/report-facts.ts";
import { statuses } from "../src/dispatch/unit-facts.ts";
import { capabilityNames, unitKindNames } from "../src/ground/force.ts";
import { stages } from "../src/dispatch/stage.ts";
import { roleNames } from "../src/access/role-names.ts";
import type { Sentence } from "../src/ground/sentence.ts";
import { callKindNames, callMarkNames, channelNames } from "../src/intake/facts.ts";
import { wireTable, wireTableFile } from "./wire-table.ts";
import { things } from "./words-of-things.ts";

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
}

function refusalsPage(routes: readonly RuledRoute[]): string {
  const of = (catalogue: Readonly<Record<string, Sentence>>, status: (code: string) => number) =>
    Object.entries(catalogue)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { zh, en }]) => row(`\`${code}\``, status(code), zh, en));
  const rooms = rulebook.rooms
    .filter((room) => Object.keys(room.refusals).length > 0)
    .flatMap((room) => [
      `## ${room.name}`,
      "",
      row("code", "HTTP", "中文", "English"),
      row("---", "---", "---", "---"),
      ...of(room.refusals, (code) => problemOf(room.refusals, { refused: code, details: {} }).status),
      "",
    ]);
  const orders = [...rulebook.orders.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const codes = (list: readonly string[]) => list.map((code) => `\`${code}\``).join(" ");
  const edge = of(edgeRefusals, (code) => edgeRefusals[code as keyof typeof edgeRefusals].status);
  return [
    "# Refusals / 拒绝原因",
    "",
    "Every reason for which an order or a request is not accepted, as `code` of the answer (`application/problem+json`).",
    "A refusal by a rule is stored under the order's id, and the same order gets it again. A fault of the request itself is not stored.",
    "Written from the code: `UPDATE=1 node --test scenarios/papers.test.ts`.",
    "",
    "## By order / 按指令",
    "",
    `Any order may be refused as ${codes(ofAnyOrder)}. A request that is not yet an order is refused as ${codes(edgeOfOrders)}.`,
    "任何指令都可能因上述原因被拒绝；下表为各指令自身规则及权限、时间的拒绝原因。",
    "",
    row("order", "its own rule / 自身规则", "authority and clock / 权限与时间"),
    row("---", "---", "---"),
    ...orders.map((kind) => {
      const { own, standing } = refusalsOf(kind);
      return row(`\`${kind.name}\``, codes(own), codes(standing));
    }),
    "",
    "## By other request / 按其他请求",
    "",
    `Any request may be refused as ${codes(edgeOfAny)}; one that reads from the database as ${codes(["ReadUnavailable"])}; one that may change something as ${codes(edgeOfBodies)}; one that must be signed as ${codes([...edgeOfSignIn, "ScreenLocked", "FactorsMissing"])}; one that gives an order as ${codes(edgeOfJournal)}.`,
    "任何请求都可能因上述原因被拒绝；下表为各请求自身、所下指令及权限的拒绝原因。",
    "",
    row("request", "its own / 自身", "orders it gives / 所下指令", "authority / 权限"),
    row("---", "---", "---", "---"),
    ...routes
      .filter(({ config }) => config.documented !== false)
      .map(({ method, url, config }) => {
        const { own, orders: given, standing } = refusalsOfRoute(rulebook, config);
        return row(`\`${method} ${url}\``, codes(own), codes(given), codes(standing));
      }),
    "",
    ...rooms,
    "## request",
    "",
    row("code", "HTTP", "中文", "English"),
    row("---", "---", "---", "---"),
    ...edge,
    "",
  ].join("\n");
}

/** The words for how the program is built. Each has this one meaning in code, comments, guides and decisions. */
const buildingWords: readonly (readonly [word: string, zh: string, meaning: string, otherwise: string])[] = [
  ["room", "房间", "one part of the work, with its rules, server and web parts: `src/<room>/`", "a page; a folder"],
  [
    "house",
    "本程序",
    "the program around the rooms. `House` is what it gives a room's routes: states, the journal, who asks, giving orders",
    "an installation (one data folder with its database) is an installation 安装; the organisation is the bureau 本局; a building is a house only on the map, with its house number 门牌号",
  ],
  [
    "view",
    "状态视图",
    "how the facts of one kind of stream fold into one room's state, and who may see that state (`StreamView`)",
    "what people look at is a page 页面 or a panel 面板; in the database it is an SQL view",
  ],
  [
    "rail",
    "导航栏",
    "the groups of pages by work, along the edge of every page",
    "a list of settings or a menu at a button is no rail",
  ],
  [
    "tour",
    "导览",
    "the steps that show somebody new where things are, one after the other",
    "help of one page is no tour",
  ],
  [
    "palette",
    "查找并前往",
    "the field over the page that leads to pages, things and acts by a few letters",
    "a field that narrows a list is a filter 筛选",
  ],
  [
    "desk",
    "综合指挥室",
    "the workplace of a station (or front desk of a part) whose people sign orders and send its crews; a role",
    "what a signed-in browser works with is its client 客户端; a part of the server that runs by itself is named after its work",
  ],
  [
    "seat",
    "坐席",
    "a signed-in person in one role, with a window open; on the server the live connection of that window",
    "a place on duty is a post 岗位; a connection without sign-in is a stranger",
  ],
  [
    "sight",
    "可见范围",
    "the streams a reader may see, by the tags in a view's `seenBy` and `hiddenFrom`",
    "what the screen shows without scrolling is visible 可见",
  ],
  [
    "door",
    "登录入口",
    "signing in: its pages, its routes, and the watch over failed attempts",
    "what a room offers others is a manifest",
  ],
  [
    "board",
    "当前态势",
    "all current streams as of the last commit, in the server's memory; consoles hold the part in their sight",
    "a list of figures is a status",
  ],
  [
    "book",
    "规则簿",
    "the rulebook: the facts, views, orders and refusals of a set of rooms (`Rulebook`)",
    "the map's places by name are the gazetteer 地名录",
  ],
  ["audience", "受众", "the seats with the same sight, for which a change is written once", ""],
  [
    "tell",
    "告知",
    "a fact is told to streams: each of them folds it",
    "words for people are said: a fact says itself (`say`)",
  ],
  ["wire", "通信格式", "the JSON of orders, facts and answers, with a version for each shape", ""],
];

function wordsPage(): string {
  const table = (title: string, names: Readonly<Record<string, Sentence>>) => [
    `## ${title}`,
    "",
    row("in the code", "中文", "English"),
    row("---", "---", "---"),
    ...Object.entries(names).map(([code, { zh, en }]) => row(`\`${code}\``, zh, en)),
    "",
  ];
  return [
    "# Words / 用语表",
    "",
    "One word for one thing: in the code, on the wire, on the screen. Written from the code:",
    "`UPDATE=1 node --test scenarios/papers.test.ts`.",
    "",
    "## Things",
    "",
    row("in the code", "中文", "English", "meaning"),
    row("---", "---", "---", "---"),
    ...things.map(([code, zh, en, meaning]) => row(`\`${code}\``, zh, en, meaning)),
    "",
    "## How the program is built",
    "",
    "Each word has this one meaning in code, comments, guides and decisions. 代码、注释、指南和决定中一词一义。",
    "",
    row("word", "中文", "meaning", "for other things"),
    row("---", "---", "---", "---"),
    ...buildingWords.map(([word, zh, meaning, otherwise]) => row(`\`${word}\``, zh, meaning, otherwise)),
    "",
    ...table("Stages of an incident", stages),
    ...table("Statuses of a unit", statuses),
    ...table("Steps of an assignment", stepNames),
    ...table("Roles on an incident", assignmentRoleNames),
    ...table("How an assignment ended", endingNames),
    ...table("Handling results", handlingResultNames),
    ...table("Marks of a voided incident", voidMarkNames),
    ...table("Kinds of units", unitKindNames),
    ...table("Capabilities", capabilityNames),
    ...table("Channels", channelNames),
    ...table("Kinds of calls", callKindNames),
    ...table("Marks of a call", callMarkNames),
    ...table("Roles of people", roleNames),
    ...table("Orders", Object.fromEntries([...rulebook.orders].map(([name, { title }]) => [name, title]))),
  ].join("\n");
}

const marks = { all: "●", own: "○", none: "" } as const;

function authorityTable(rows: readonly AuthorityRow[], columns: readonly Role[]): readonly string[] {
  const heads = columns.map((role) => `${roleNames[role].zh} ${roleNames[role].en}`);
  return [
    row("", "中文 · English", ...heads, "离岗 off post", "用途 purpose", "双人 second person", "紧急越权 under glass"),
    row("---", "---", ...columns.map(() => ":-:"), ":-:", ":-:", ":-:", ":-:"),
    ...rows.map(({ name, title, reach, offPost, purpose, second, underGlass }) =>
      row(
        `\`${name}\``,
        `${title.zh} · ${title.en}`,
        ...columns.map((role) => marks[reach[role]]),
        offPost ? "●" : "",
        purpose === undefined ? "" : purpose === "always" ? "●" : "○",
        second ? "●" : "",
        underGlass ? "●" : "",
      ),
    ),
  ];
}

function authorityPage(routes: readonly RuledRoute[]): string {
  const orders = orderRows(rulebook);
  const reads = routeRows(routes);
  const isInternal = ({ name }: AuthorityRow) => rulebook.orders.get(name)?.internal === true;
  return [
    "# Authority / 权限",
    "",
    "Who may do and read what. Written from the code: `UPDATE=1 node --test scenarios/papers.test.ts`; a test asks the",
    "running server for every row and every role and compares. 本表由代码生成，测试逐项核对。",
    "",
    "- ● the whole bureau · 全局",
    "- ○ only their own: a station its own incidents, a unit its own, a department those it was called in to, a person matters about themself; for reads, streams within their sight · 仅限本所、本单元、本部门协同或本人的事项；查看仅限可见范围",
    "- Call-taker, dispatcher, shift leader, duty commander, department seat, station desk, unit and technical support act only while they are on post; `off post` marks what they may do without. · 前述岗位须上岗后方可办理，“离岗”一栏所列除外",
    "- purpose: ● always to be stated, ○ unless the work on the thing itself is the purpose · 用途：● 必填，○ 正在办理该事项者免填",
    "- second person: the act waits until somebody else approves · 双人：须第二人批准后生效",
    "- under glass: may be done in a role taken by breaking the glass, and bears a mark of that; everything else is refused as `NotUnderGlass`: approving, granting, erasing, exporting, changing rules · 紧急越权：越权期间可办理的事项，均带标记；其余以 `NotUnderGlass` 拒绝，不得借此批准、授权、删除、导出或更改规则",
    "",
    "## Orders / 指令",
    "",
    ...authorityTable(
      orders.filter((one) => !isInternal(one)),
      tableRoles,
    ),
    "",
    "## Reads and other requests / 查看及其他请求",
    "",
    ...authorityTable(reads, roles),
    "",
    "## The program's own / 系统自身",
    "",
    "Orders the program gives after checks of its own; nobody can send them. 由系统校验后自行下达，任何人不能直接发送。",
    "",
    row("", "中文 · English"),
    row("---", "---"),
    ...orders.filter(isInternal).map(({ name, title }) => row(`\`${name}\``, `${title.zh} · ${title.en}`)),
    "",
  ].join("\n");
}

/** Every route, of an API that is made for its rules alone and never asked anything. */
async function everyRoute(): Promise<readonly RuledRoute[]> {
  const api = await wholeApi();
  await api.close();
  return api.app.rules;
}

const routes = await everyRoute();

/** The pages of the guide, and the table of versions, that the code itself writes. */
export const papers: readonly { readonly file: string; readonly text: string }[] = [
  { file: "docs/guide/refusals.md", text: refusalsPage(routes) },
  { file: "docs/words.md", text: wordsPage() },
  { file: "docs/guide/authority.md", text: authorityPage(routes) },
  { file: wireTableFile, text: wireTable() },
];
