import type { WordList } from "../ground/word-list.ts";
import { stepNames } from "./steps.ts";

/** Words about figures that a district can have in its own way. */
export const statisticsWords: readonly WordList[] = [
  {
    name: "timedStep",
    title: { zh: "计时环节", en: "Stretches that are timed" },
    shown: { zh: "用时统计", en: "the page of times" },
    words: stepNames,
  },
];
