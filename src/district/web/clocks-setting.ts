import { phrase, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import type { Settings } from "../district.ts";
import { districtStream } from "../facts.ts";
import { clockFields, clocksDraft } from "./clocks-draft.ts";
import { clocksTexts as texts } from "./clocks-texts.ts";

const minutes: Sentence = { zh: "{value} 分钟", en: "{value} min" };
const seconds: Sentence = { zh: "{value} 秒", en: "{value} s" };

/** The clocks of the hall. A fact of an early version says some of them only. */
export const clocksSetting: Setting<Settings> = {
  order: "ChangeSettings",
  stream: districtStream,
  facts: ["SettingsChanged"],
  valueOf: ({ data }) => data as Settings,
  lines: (settings) => {
    const said: Readonly<Record<string, string>> = clocksDraft(settings);
    return clockFields.flatMap((field) => {
      const value = said[field];
      if (value === undefined || value === "undefined") return [];
      const pattern = field.endsWith("Minutes") ? minutes : seconds;
      const name = field.startsWith("waiting") ? inWaiting(texts[field]) : texts[field];
      return [{ key: field, name, said: phrase(pattern, { value }) }];
    });
  },
};

function inWaiting(priority: Sentence): Sentence {
  return phrase({ zh: "{priority}等待", en: "{priority}: wait" }, { priority });
}
