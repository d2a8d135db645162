import type { Sentence } from "../../ground/sentence.ts";

/** What people call the fields of this room's orders: the last part of a field's path. */
export const trainingFields: Readonly<Record<string, Sentence>> = {
  pace: { zh: "演练速度", en: "pace" },
};
