import { type OwedKind, owedKindNames, owedKinds } from "../../ground/owed.ts";
import { phrase, type Sentence } from "../../ground/sentence.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { statuteStream, type OversightBounds } from "../facts.ts";
import { statuteTexts as texts } from "./statute-texts.ts";

export const findingTimes = ["answer", "appeal", "mend"] as const;

type FindingTime = (typeof findingTimes)[number];

export const findingTimeNames: Readonly<Record<FindingTime, Sentence>> = {
  answer: texts.answerDays,
  appeal: texts.appealDays,
  mend: texts.mendDays,
};

export const boundsSetting: Setting<OversightBounds> = {
  order: "SetOversightBounds",
  stream: statuteStream,
  facts: ["OversightBoundsSet"],
  valueOf: ({ type, data }) => (type === "OversightBoundsSet" ? (data as OversightBounds) : undefined),
  lines: ({ late, finding }) => [
    ...owedKinds.map((kind) => ({
      ...{ key: `late ${kind}`, name: owedKindNames[kind] },
      said: phrase(texts.minutesSaid, { value: late[kind] }),
    })),
    ...findingTimes.map((time) => ({
      ...{ key: `finding ${time}`, name: findingTimeNames[time] },
      said: phrase(texts.daysSaid, { value: finding[time] }),
    })),
  ],
};

/** The bounds while somebody types them. */
export interface BoundsDraft {
  readonly late: Readonly<Record<OwedKind, string>>;
  readonly finding: Readonly<Record<FindingTime, string>>;
}

function mapped<Key extends string, From, To>(of: Readonly<Record<Key, From>>, how: (one: From) => To) {
  return Object.fromEntries(Object.entries<From>(of).map(([key, one]) => [key, how(one)])) as Record<Key, To>;
}

export function boundsDraft({ late, finding }: OversightBounds): BoundsDraft {
  return { late: mapped(late, String), finding: mapped(finding, String) };
}

export const minuteBounds = { least: 1, most: 43_200 };
export const dayBounds = { least: 1, most: 90 };

export function isWithin({ least, most }: typeof dayBounds, typed: string): boolean {
  return /^\d+$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;
}

/** What a draft says; null while one of its fields is wrong. */
export function boundsIn({ late, finding }: BoundsDraft): OversightBounds | null {
  const isRight =
    Object.values(late).every((typed) => isWithin(minuteBounds, typed)) &&
    Object.values(finding).every((typed) => isWithin(dayBounds, typed));
  return isRight ? { late: mapped(late, Number), finding: mapped(finding, Number) } : null;
}
