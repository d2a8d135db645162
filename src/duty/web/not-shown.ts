import type { Sentence } from "../../ground/sentence.ts";

/** Instead of a count or a “none” about what the reader cannot see: an empty screen would say that there is nothing. */
export const notShown: Sentence = { zh: "不向您的角色显示", en: "Not shown to your role" };
