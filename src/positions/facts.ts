import { z } from "zod";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { changedTo, type Sentence } from "../ground/sentence.ts";

/** The one stream of how positions are taken and kept. */
export const positionSettingsStream = "positions/home";

export const positionSettingsSchema = z.strictObject({
  /** Days after which sampled history is erased. */
  keepDays: z.number().int().min(1).max(365),
  /** Fixes further behind than this are neither shown nor kept. */
  oldestSeconds: z.number().int().min(30).max(86_400),
});

const settingPhrases = {
  keepDays: { zh: "保存 {value} 天", en: "kept {value|day|days}" },
  oldestSeconds: { zh: "最迟 {value} 秒", en: "taken up to {value} s late" },
} as const satisfies Record<keyof typeof positionSettingsSchema.shape, Sentence>;

export const PositionSettingsChanged = defineFact({
  type: "PositionSettingsChanged",
  version: 1,
  shape: positionSettingsSchema.partial(),
  say: (changed) => changedTo({ zh: "位置参数已更改", en: "Position settings changed" }, settingPhrases, changed),
});

export type PositionsFact = FactOf<typeof PositionSettingsChanged>;

export type PositionSettings = z.output<typeof positionSettingsSchema>;

/** Until somebody decides otherwise: history for thirty days, fixes up to ten minutes late. */
export const usualPositionSettings: PositionSettings = { keepDays: 30, oldestSeconds: 600 };
