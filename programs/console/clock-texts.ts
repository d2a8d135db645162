import type { Sentence } from "../../src/ground/sentence.ts";
import type { ClockDoubtKind } from "../../src/journal/clock-trust.ts";

export const clockTexts = {
  title: { zh: "主机时间待确认", en: "The machine's time is to be confirmed" },
  inDoubt: {
    zh: "确认时间之前，不按时间销毁、轮换或删除任何内容；其他工作照常。",
    en: "Until somebody confirms the time nothing is erased, rotated or removed by it; all other work goes on.",
  },
  unread: {
    zh: "主机时间存疑，详情现在读不到。",
    en: "The machine's time is in doubt; the details cannot be read now.",
  },
  times: {
    zh: "主机显示 {shown}，最近可信时间 {expected}，相差 {difference}。",
    en: "The machine shows {shown}, the last trusted time is {expected}, a difference of {difference}.",
  },
  waits: {
    zh: "确认后将销毁 {erasures} 条到期记录、{destructions} 把宽限期满的密钥。",
    en: "Once confirmed, {erasures} records that are due are erased and {destructions} keys past their grace destroyed.",
  },
  rotates: { zh: "第 {epoch} 期密钥将轮换。", en: "The keys of epoch {epoch} rotate." },
  confirm: { zh: "核对并确认时间", en: "Compare and confirm the time" },
  confirmTime: { zh: "确认现在是 {time}", en: "Confirm that it is {time}" },
  reasonHint: { zh: "与何处的时间核对过", en: "What it was compared with" },
} as const satisfies Record<string, Sentence>;

export const clockDoubtTexts: Readonly<Record<ClockDoubtKind, Sentence>> = {
  ahead: { zh: "主机时钟向前跳变。", en: "The machine's clock jumped ahead." },
  behind: { zh: "主机时钟向后跳变。", en: "The machine's clock jumped back." },
  stopped: {
    zh: "系统停用已久，或主机时钟偏快。",
    en: "The system was stopped for long, or the machine's clock is ahead.",
  },
  before: { zh: "主机时钟早于已记录的时间。", en: "The machine's clock shows less than what is on record." },
};
