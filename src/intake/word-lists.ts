import type { WordList } from "../ground/word-list.ts";
import { callKindNames, callMarkNames, channelNames } from "./facts.ts";

/** Words about calls that a district can have in its own way. */
export const intakeWords: readonly WordList[] = [
  {
    name: "channel",
    title: { zh: "来电渠道", en: "Channels of calls" },
    shown: { zh: "来电面板、接警表、此前来电", en: "the panel of calls, the form of a call, earlier calls" },
    words: channelNames,
  },
  {
    name: "callKind",
    title: { zh: "来电种类", en: "Kinds of calls" },
    shown: { zh: "来电面板、接警表、此前来电", en: "the panel of calls, the form of a call, earlier calls" },
    words: callKindNames,
  },
  {
    name: "callMark",
    title: { zh: "来电标注", en: "Marks of calls" },
    shown: { zh: "标注来电时、历史", en: "where a call is marked, the history" },
    words: callMarkNames,
  },
];
