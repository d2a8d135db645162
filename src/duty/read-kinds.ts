import { readKinds } from "../ground/read-kind.ts";

export const dutyReads = readKinds({
  roster: { name: { zh: "排班", en: "Roster" }, counted: "listed" },
  openItems: { name: { zh: "未了事项", en: "Open items" }, counted: "listed" },
});
