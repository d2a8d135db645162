import type { Sentence } from "../../ground/sentence.ts";

/** What people call the fields of this room's orders: the last part of a field's path. */
export const intakeFields: Readonly<Record<string, Sentence>> = {
  aboutDepartment: { zh: "被投诉部门", en: "department complained of" },
  aboutOfficer: { zh: "被投诉民警", en: "officer complained of" },
  aboutStation: { zh: "被投诉派出所", en: "station complained of" },
  aboutUnit: { zh: "被投诉单元", en: "unit complained of" },
  channel: { zh: "来源", en: "channel" },
  recordingNumber: { zh: "录音号", en: "recording number" },
  said: { zh: "通话内容", en: "what was said" },
};
