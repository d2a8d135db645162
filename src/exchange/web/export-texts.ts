import type { Sentence } from "../../ground/sentence.ts";
import type { exportColumns } from "../facts.ts";
import { pageTitles } from "./page-titles.ts";

/** What the page of exports says. */
export const exportTexts = {
  page: pageTitles.exports,
  what: { zh: "可导出的内容", en: "What can be exported" },
  incidents: {
    zh: "所选日期内接报的全部警情，一行一起，CSV 格式。列：{columns}。",
    en: "All incidents received on the days chosen, a line each, as CSV. Columns: {columns}.",
  },
  leftOut: {
    zh: "不含地点、文字内容、姓名和号码；这些列不可另加。",
    en: "No place, no words, nobody's name or number; no column can be added.",
  },
  rule: {
    zh: "须写明接收方和用途，由安全管理员或另一名指挥长批准后方可取件；申请、批准和每次取件都留痕。",
    en: "It names a recipient and a purpose, and can be fetched once a security administrator or another duty commander approves. Asking, approving and each fetching are on record.",
  },
  ask: { zh: "申请导出", en: "Ask for an export" },
  send: { zh: "提交申请", en: "Send for approval" },
  from: { zh: "起始日期", en: "First day" },
  to: { zh: "截止日期", en: "Last day" },
  toHint: { zh: "含当日", en: "that day included" },
  recipient: { zh: "接收方", en: "Recipient" },
  recipientHow: { zh: "单位或处室，不写个人信息", en: "an office, no personal details" },
  purpose: { zh: "用途", en: "Purpose" },
  asked: { zh: "已提交，等待第二人批准。", en: "Sent: it waits for a second person." },
  granted: {
    zh: "已批准（没有其他可批准人），可在下方取件。",
    en: "Granted, as nobody else could approve it; fetch it below.",
  },
  waiting: { zh: "待批准", en: "Waiting for approval" },
  askedBy: { zh: "{who} {time} 申请", en: "asked by {who}, {time}" },
  list: { zh: "已批准的导出", en: "Exports granted" },
  none: { zh: "没有已批准的导出", en: "Nothing was exported" },
  declinedWhere: {
    zh: "未获批准的申请见“操作记录”。",
    en: "What was declined stands in the record of acts.",
  },
  grantedAt: { zh: "批准时间", en: "Granted" },
  grantedBy: { zh: "批准人", en: "Granted by" },
  period: { zh: "接报日期", en: "Days" },
  periodOf: { zh: "{from} 至 {to}", en: "{from} to {to}" },
  state: { zh: "状态", en: "State" },
  notFetched: { zh: "未取件", en: "Not fetched" },
  fetched: {
    zh: "已取 {count} 次，最近 {who} {time}，{rows} 行",
    en: "Fetched {count}×, last by {who} {time}, {rows|row|rows}",
  },
  fetch: { zh: "取件", en: "Fetch" },
  fetchNamed: { zh: "取件：{recipient}，{period}", en: "Fetch: {recipient}, {period}" },
  fetchHow: { zh: "下载 CSV，本次取件留痕", en: "Downloads the CSV; the fetching goes on record" },
  fetchWho: { zh: "由指挥长或督察取件", en: "Duty commanders and supervision fetch it" },
  approve: { zh: "批准", en: "Approve" },
  approveNamed: { zh: "批准导出给 {recipient}", en: "Approve the export to {recipient}" },
  decline: { zh: "不批准", en: "Decline" },
  declineNamed: { zh: "不批准导出给 {recipient}", en: "Decline the export to {recipient}" },
} as const satisfies Record<string, Sentence>;

type ExportColumn = (typeof exportColumns)[keyof typeof exportColumns][number];

/** The columns of the lists as people call them. */
export const exportColumnNames: Readonly<Record<ExportColumn, Sentence>> = {
  full_number: { zh: "完整编号", en: "full number" },
  received_at: { zh: "接警时间", en: "time received" },
  stage: { zh: "阶段", en: "stage" },
  priority: { zh: "等级", en: "priority" },
  reported_type: { zh: "报警类别", en: "reported type" },
  handled_type: { zh: "处警类别", en: "handled type" },
};
