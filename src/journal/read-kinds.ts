import { readKinds } from "../ground/read-kind.ts";

/** Reads of the log, and of the board as the program shows and pushes it. */
export const journalReads = readKinds({
  facts: { name: { zh: "日志原文", en: "Log" }, counted: "opened" },
  board: { name: { zh: "态势", en: "Board" } },
  liveJoined: { name: { zh: "接入实时推送", en: "Joined the live push" } },
  liveLeft: { name: { zh: "离开实时推送", en: "Left the live push" } },
});
