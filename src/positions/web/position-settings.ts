import type { NumberField } from "../../journal/web/number-setting.ts";
import { numberLines } from "../../journal/web/number-setting.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { type PositionSettings, positionSettingsStream } from "../facts.ts";

export const positionFields: readonly NumberField[] = [
  {
    name: "keepDays",
    title: { zh: "位置记录保存天数", en: "Days the history of positions is kept" },
    said: { zh: "{value} 天", en: "{value|day|days}" },
    least: 1,
    most: 365,
  },
  {
    name: "oldestSeconds",
    title: { zh: "最迟接收（秒）", en: "Latest a position is taken (seconds)" },
    said: { zh: "{value} 秒", en: "{value} s" },
    least: 30,
    most: 86_400,
  },
];

/** How long the history of positions is kept, and how late one may come. */
export const positionSetting: Setting<Partial<PositionSettings>> = {
  order: "ChangePositionSettings",
  stream: positionSettingsStream,
  facts: ["PositionSettingsChanged"],
  valueOf: ({ data }) => data as Partial<PositionSettings>,
  lines: (settings) => numberLines(positionFields, settings),
};
