import type { Fact } from "../ground/fact.ts";
import { type OpeningPurpose, openingPurposeNames } from "../ground/opening-purpose.ts";
import type { Sentence } from "../ground/sentence.ts";

/** A pattern with what fills it: each detail a text, or a sentence that has its own word in each language. */
export interface Said extends Sentence {
  readonly with?: Readonly<Record<string, string | number | Sentence | undefined>>;
}

/** What other rooms' facts on an incident's, a call's or a unit's timeline say, where their title says too little. */
export function sayOther(fact: Fact): Said | undefined {
  switch (fact.type) {
    case "CallRang":
      return { zh: "来电振铃", en: "The call rang" };
    case "CallAnswered":
      return { zh: "接听：{by}", en: "Answered by {by}", with: { by: fact.by.officer } };
    case "CallNoted":
      return { zh: "记录通话内容", en: "Noted what was said" };
    case "CallEnded":
      return { zh: "通话结束", en: "The call ended" };
    case "CallMarked":
      return { zh: "来电已标注", en: "The call was marked" };
    case "SignedOn":
      return { zh: "{by} 上岗", en: "{by} signed on", with: { by: fact.by.officer } };
    case "SignedOff":
      return {
        zh: "{person} 下岗",
        en: "{person} signed off",
        with: { person: (fact.data as { person: string }).person },
      };
    case "SealedErased": {
      const { why, reason } = fact.data as { readonly why?: string; readonly reason?: string };
      if (why === "schedule") {
        return { zh: "保存期满，销毁密封内容", en: "Its time was over: the sealed values were erased" };
      }
      return reason === undefined
        ? { zh: "{by} 提前销毁密封内容", en: "{by} had the sealed values erased", with: { by: fact.by.officer } }
        : {
            zh: "{by} 提前销毁密封内容：{reason}",
            en: "{by} had the sealed values erased – {reason}",
            with: { by: fact.by.officer, reason },
          };
    }
    case "SealedOpened": {
      const { purpose, said } = fact.data as { readonly purpose?: OpeningPurpose; readonly said?: string };
      if (purpose === undefined) {
        return { zh: "{by} 查看了密封内容", en: "{by} opened sealed values", with: { by: fact.by.officer } };
      }
      return {
        zh: "{by} 查看了密封内容，用途：{purpose}",
        en: "{by} opened sealed values for: {purpose}",
        with: { by: fact.by.officer, purpose: said ?? openingPurposeNames[purpose] },
      };
    }
    default:
      return undefined;
  }
}
