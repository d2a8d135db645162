import { edgeRefusals } from "../programs/server/edge-refusals.ts";
import { problemOf } from "../programs/server/problems.ts";
import { rulebook } from "../programs/server/rooms.ts";
import {
  capabilityNames,
  endingNames,
  handlingResultNames,
  stepNames,
  unitKindNames,
  voidMarkNames,
} from "../src/dispatch/names.ts";
import { assignmentRoleNames } from "../src/dispatch/names.ts";
import { stages } from "../src/dispatch/stage.ts";
import { statuses } from "../src/dispatch/status.ts";
import { roleNames } from "../src/duty/role-names.ts";
import type { Sentence } from "../src/ground/sentence.ts";
import { callKindNames, callMarkNames, channelNames } from "../src/intake/names.ts";

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
}

function refusalsPage(): string {
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
  const edge = of(edgeRefusals, (code) => edgeRefusals[code as keyof typeof edgeRefusals].status);
  return [
    "# Refusals / 拒绝原因",
    "",
    "Every reason for which an order or a request is not accepted, as `code` of the answer (`application/problem+json`).",
    "A domain refusal is stored under the order's id and repeated; what is wrong with the request itself is not.",
    "Written from the code: `UPDATE=1 node --test scenarios/papers.test.ts`.",
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

const things: readonly (readonly [code: string, zh: string, en: string, meaning: string])[] = [
  ["call", "来电", "call", "one contact: emergency, help, or a complaint about the service"],
  ["incident", "警情", "incident", "what a call is about; a short number for the voice, the full 接警单编号 beside it"],
  ["unit", "处警单元", "unit", "what has a callsign 呼号 and can be ordered"],
  ["assignment", "派警", "assignment", "one unit's work on one incident, from the order to its end"],
  [
    "stationOrder",
    "指令下达",
    "station order",
    "an order to a station, whose desk signs and sends its own crew, or returns it",
  ],
  ["order", "指令", "order", "what somebody asks to happen; accepted or refused"],
  ["fact", "事实", "fact", "what happened; never changed, only added to"],
  ["alert", "预警", "alert", "the system's; never 报警"],
  ["narrative", "简要警情", "narrative", "append-only, sealed"],
  ["handling result", "处警结果", "handling result", "structured; needed for filing"],
  ["report", "处警反馈", "crew's report", "has its own clock; does not hold the crew"],
  ["sealed", "密封", "sealed", "encrypted under a key of its record; every opening is a fact"],
  ["drill", "演练", "drill", "synthetic from the first fact on; never shares a store with real work"],
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

/** The pages of the guide that the code itself writes. */
export const papers: readonly { readonly file: string; readonly text: string }[] = [
  { file: "docs/guide/refusals.md", text: refusalsPage() },
  { file: "docs/words.md", text: wordsPage() },
];
