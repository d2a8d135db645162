import { readKinds } from "../ground/read-kind.ts";

export const dutyReads = readKinds({
  roster: { name: { zh: "排班", en: "Roster" }, counted: "listed" },
  handover: { name: { zh: "交接班", en: "Handover" }, counted: "opened" },
  handovers: { name: { zh: "交接班列表", en: "Handovers" }, counted: "listed" },
  openItems: { name: { zh: "未了事项", en: "Open items" }, counted: "listed" },
});
