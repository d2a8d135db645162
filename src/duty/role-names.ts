import type { Sentence } from "../ground/sentence.ts";

/** What people in a role are called on screens. */
export const roleNames: Readonly<Record<string, Sentence>> = {
  administrator: { zh: "系统管理员", en: "Administrator" },
  calltaker: { zh: "接警员", en: "Call-taker" },
  dispatcher: { zh: "派警员", en: "Dispatcher" },
  station: { zh: "派出所", en: "Station desk" },
  unit: { zh: "处警单元", en: "Unit" },
  reader: { zh: "查阅", en: "Reader" },
  system: { zh: "系统", en: "System" },
};
