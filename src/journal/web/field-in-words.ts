import type { Sentence } from "../../ground/sentence.ts";
import type { WordsOfCodes } from "./room-web.ts";

/**
 * A field's path as people read it: `units.2.reason` is “units, no. 3: reason”. A part without a name is left out, so that
 * no path is ever shown; where none has one, it is the content as a whole.
 */
export function fieldInWords(path: string, names: WordsOfCodes): Sentence {
  const parts = path.split(".");
  const words = (language: "zh" | "en") =>
    parts
      .flatMap((part) => {
        if (/^\d+$/.test(part)) return [language === "zh" ? `第 ${Number(part) + 1} 项` : `no. ${Number(part) + 1}`];
        return Object.hasOwn(names, part) ? [names[part]?.[language] ?? ""] : [];
      })
      .join(language === "zh" ? "·" : ", ");
  return { zh: words("zh") || "内容", en: words("en") || "content" };
}
