import { phrase } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import type { QualityRule } from "../quality.ts";
import { qualityRuleStream } from "../quality-facts.ts";
import { qualityTexts as texts } from "./quality-texts.ts";

export const qualitySetting: Setting<QualityRule> = {
  order: "SetQualityRule",
  stream: qualityRuleStream,
  facts: ["QualityRuleSet"],
  valueOf: ({ data }) => data as QualityRule,
  lines: ({ share, days, seed }) => [
    { key: "share", name: texts.share, said: phrase({ zh: "{share}%", en: "{share} %" }, { share }) },
    { key: "days", name: texts.days, said: phrase({ zh: "{days} 天", en: "{days|day|days}" }, { days }) },
    { key: "seed", name: texts.seed, said: { zh: seed, en: seed } },
  ],
};

export interface QualityDraft {
  readonly share: string;
  readonly days: string;
  readonly seed: string;
}

export const qualityBounds = { share: { least: 0, most: 100 }, days: { least: 1, most: 30 } } as const;

export function isRight(name: keyof typeof qualityBounds, typed: string): boolean {
  const { least, most } = qualityBounds[name];
  return /^\d+$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;
}

/** What the form says; null while something is missing or wrong. */
export function ruleOf({ share, days, seed }: QualityDraft): QualityRule | null {
  if (!isRight("share", share) || !isRight("days", days) || seed.trim() === "") return null;
  return { share: Number(share), days: Number(days), seed: seed.trim() };
}
