import type { Sentence } from "../../src/ground/sentence.ts";
import { standardTypes } from "../../src/district/standard-types.ts";

/* What the synthetic people write about their own service. Nothing and nobody in it is real. */

export const drillComplaints: readonly Sentence[] = [
  { zh: "报警后等了很久，没有人告诉我到哪一步了。", en: "I waited long and nobody told me how far it was." },
  { zh: "窗口让我跑了两趟，第一次没说清要带什么。", en: "The counter had me come twice; nobody said what to bring." },
  { zh: "处置时说话语气不好，希望解释清楚。", en: "The tone on scene was harsh; please explain it." },
  { zh: "要求出具回执，当时没有给。", en: "I asked for a receipt and was given none." },
];

export const drillOversight = {
  answer: {
    zh: "已核实情况并向投诉人说明，相关环节已提醒。",
    en: "Looked into and explained; those concerned were told.",
  },
  review: { zh: "答复没有说明等待的原因。", en: "The answer does not say why it took so long." },
  reviewed: { zh: "维持原答复，并补充说明等待原因。", en: "The answer stands; the reason of the wait was added." },
  accepted: { zh: "情况属实，当班已说明。", en: "It is so; the shift has explained it." },
  upheld: { zh: "事实清楚，认定成立。", en: "The facts are clear." },
  mended: { zh: "已组织当班人员学习，逐条核对。", en: "The shift was instructed and each entry compared." },
  verified: { zh: "抽看三起，均已改正。", en: "Three were looked at; all are right now." },
  force: {
    zh: "对方持续推搡民警，口头警告无效后使用，未造成伤害。",
    en: "Used after warnings in vain against pushing; nobody was hurt.",
  },
  forceInOrder: { zh: "有警告、有记录，手段适当。", en: "Warned, recorded and fitting." },
} as const satisfies Record<string, Sentence>;

export const drillFindings: readonly { readonly rule: string; readonly title: Sentence }[] = [
  { rule: "receipt", title: { zh: "未当场出具受案回执", en: "No receipt on the spot" } },
  { rule: "backEntered", title: { zh: "步骤事后补录", en: "Steps entered afterwards" } },
  { rule: "reported", title: { zh: "首次反馈超时", en: "First report late" } },
  { rule: "recorded", title: { zh: "录音录像有缺段", en: "Gaps in the recording" } },
];

/** Whether a type is registered as a case, and by which procedure. */
export function trackOf(code: string): "administrative" | "criminal" | undefined {
  const type = standardTypes.find((one) => one.code === code);
  if (type?.enforcement !== true) return undefined;
  return type.group?.en === "Crime" ? "criminal" : "administrative";
}
