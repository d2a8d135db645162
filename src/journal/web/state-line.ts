import type { Sentence } from "../../ground/sentence.ts";
import type { SettingLine } from "./setting.ts";

/** A line that says how something stands; `alarm`: somebody has to do something about it. */
export interface StateLine extends SettingLine {
  readonly tone: "plain" | "alarm";
}

export function stateLine(key: string, name: Sentence, said: Sentence, tone: StateLine["tone"] = "plain"): StateLine {
  return { key, name, said, tone };
}
