import type { Sentence } from "../../ground/sentence.ts";

export const recordingTexts = {
  recordings: { zh: "录音录像", en: "Recordings" },
  recording: { zh: "第 {number} 段录音录像", en: "Recording {number}" },
  number: { zh: "编号", en: "Number" },
  from: { zh: "开始", en: "Start" },
  to: { zh: "结束", en: "End" },
  sha256: { zh: "文件摘要（可不填）", en: "File digest (may be left out)" },
  timeHint: { zh: "如 10:02，或带日期", en: "as 10:02, or with the day" },
  wrong: {
    zh: "须有编号、开始和较晚的结束；摘要为 64 位十六进制",
    en: "needs a number, a start and a later end; a digest has 64 hexadecimal digits",
  },
  add: { zh: "添加录音录像", en: "Add a recording" },
  drop: { zh: "删除第 {number} 段", en: "Remove recording {number}" },
  situations: { zh: "现场发生的情形（依法须录音录像）", en: "What happened on scene (the law wants it recorded)" },
  withReport: { zh: "录音录像随反馈提交：请填写反馈", en: "Recordings go with the report: write it too" },
  more: { zh: "补充反馈", en: "Add to the report" },
  needed: { zh: "须录音录像", en: "To be recorded" },
  neededBy: { zh: "{name}（{basis}）", en: "{name} ({basis})" },
  neededUnverified: { zh: "{name}（{basis}，未核实）", en: "{name} ({basis}, not verified)" },
  onScene: { zh: "在现场", en: "On scene" },
  gaps: { zh: "未录到", en: "Not recorded" },
  gap: { zh: "{from} 至 {to}，{length}", en: "{from} to {to}, {length}" },
  noGaps: { zh: "在现场期间全程有记录", en: "The whole time on scene is recorded" },
  none: { zh: "未填写", en: "none named" },
} as const satisfies Record<string, Sentence>;
