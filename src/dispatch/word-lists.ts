import type { WordList } from "../ground/word-list.ts";
import { alertedPostNames } from "./alarm-facts.ts";
import { assignmentRoleNames, endingNames, stepNames } from "./assignment-facts.ts";
import { detailKindNames } from "./detail-facts.ts";
import { voidMarkNames } from "./ending-facts.ts";
import { handlingResultNames } from "./report-facts.ts";
import { stages } from "./stage.ts";
import { statuses } from "./unit-facts.ts";

/** Words of the work that a district can have in its own way. */
export const dispatchWords: readonly WordList[] = [
  {
    name: "stage",
    title: { zh: "警情状态", en: "Stages of incidents" },
    shown: { zh: "警情列表、警情卡片、历史、打印件", en: "lists and cards of incidents, the history, printed sheets" },
    words: stages,
  },
  {
    name: "status",
    title: { zh: "单元状态", en: "Statuses of units" },
    shown: { zh: "大厅单元面板、单元清单和卡片、查找", en: "units in the hall, their lists and cards, the palette" },
    words: statuses,
  },
  {
    name: "step",
    title: { zh: "处警步骤", en: "Steps of a crew" },
    shown: { zh: "警情卡片的派警行、历史、打印件", en: "assignments on the card, the history, printed sheets" },
    words: stepNames,
  },
  {
    name: "assignmentRole",
    title: { zh: "派警分工", en: "Parts in an assignment" },
    shown: { zh: "警情卡片的派警行、历史", en: "assignments on the card, the history" },
    words: assignmentRoleNames,
  },
  {
    name: "ending",
    title: { zh: "派警结束方式", en: "How an assignment ends" },
    shown: { zh: "警情卡片的派警行、历史", en: "assignments on the card, the history" },
    words: endingNames,
  },
  {
    name: "handlingResult",
    title: { zh: "处警结果", en: "Handling results" },
    shown: { zh: "警情卡片、历史、打印件", en: "the card, the history, printed sheets" },
    words: handlingResultNames,
  },
  {
    name: "voidMark",
    title: { zh: "撤销标注", en: "Marks of a void incident" },
    shown: { zh: "撤销警情时、历史", en: "where an incident is made void, the history" },
    words: voidMarkNames,
  },
  {
    name: "detailKind",
    title: { zh: "单列内容", en: "Details noted apart" },
    shown: { zh: "警情卡片、历史", en: "the card, the history" },
    words: detailKindNames,
  },
  {
    name: "alertedPost",
    title: { zh: "被提醒的岗位", en: "Who is alerted" },
    shown: { zh: "历史", en: "the history" },
    words: alertedPostNames,
  },
];
