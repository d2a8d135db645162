import { readKinds } from "../ground/read-kind.ts";

export const dispatchReads = readKinds({
  incident: { name: { zh: "警情", en: "Incident" }, counted: "opened" },
  unit: { name: { zh: "处警单元", en: "Unit" }, counted: "opened" },
  incidents: { name: { zh: "警情列表", en: "Incidents" }, counted: "listed" },
  units: { name: { zh: "单元列表", en: "Units" }, counted: "listed" },
});
