import type { Sentence } from "../../ground/sentence.ts";

/** What people call the fields of this room's orders: the last part of a field's path. */
export const positionsFields: Readonly<Record<string, Sentence>> = {
  keepDays: { zh: "保存天数", en: "days kept" },
  oldestSeconds: { zh: "最早用时", en: "oldest age" },
};
