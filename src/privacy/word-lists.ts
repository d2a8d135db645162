import type { WordList } from "../ground/word-list.ts";
import { outcomeNames, requestKindNames } from "./request-facts.ts";

/** Words about requests of persons that a district can have in its own way. */
export const privacyWords: readonly WordList[] = [
  {
    name: "requestKind",
    title: { zh: "个人申请的种类", en: "Kinds of requests of persons" },
    shown: { zh: "隐私页、申请回执", en: "the page of privacy, the applicant's paper" },
    words: requestKindNames,
  },
  {
    name: "requestOutcome",
    title: { zh: "个人申请的结果", en: "Outcomes of requests of persons" },
    shown: { zh: "隐私页、申请回执", en: "the page of privacy, the applicant's paper" },
    words: outcomeNames,
  },
];
