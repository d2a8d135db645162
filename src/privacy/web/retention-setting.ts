import { momentAt } from "../../ground/fact-names.ts";
import type { RetentionKind } from "../../ground/retention.ts";
import { phrase, type Sentence } from "../../ground/sentence.ts";
import type { NumberField } from "../../journal/web/number-setting.ts";
import { numberLines } from "../../journal/web/number-setting.ts";
import type { Setting } from "../../journal/web/setting.ts";
import { type RetentionDays, retentionStream } from "../retention-facts.ts";
import { usualGraceHours } from "../retention.ts";

/** The body of the order but for its reason; `from` is absent where it counts at once. */
export interface RetentionBody {
  readonly days: RetentionDays;
  readonly graceHours?: number;
  readonly from?: string;
}

const grace = "graceHours";

const daysSaid: Sentence = { zh: "{value} 天", en: "{value} days" };

/** A field for each kind whose days are set here, no shorter than the law asks, and the grace. */
export function retentionFields(kinds: readonly RetentionKind[]): readonly NumberField[] {
  return [
    ...kinds.map(({ code, name, least }) => ({
      name: code,
      title: name,
      said: daysSaid,
      least: least?.days ?? 1,
      most: 36_500,
    })),
    {
      name: grace,
      title: { zh: "销毁宽限（小时）", en: "Grace of erasures (hours)" },
      said: { zh: "{value} 小时", en: "{value} h" },
      least: 1,
      most: 720,
    },
  ];
}

export function retentionNumbers({
  days,
  graceHours = usualGraceHours,
}: RetentionBody): Readonly<Record<string, number>> {
  return { ...days, [grace]: graceHours };
}

export function retentionBody(numbers: Readonly<Record<string, number>>): RetentionBody {
  const { [grace]: graceHours = usualGraceHours, ...days } = numbers;
  return { days, graceHours };
}

/** How long what is personal is kept, by kind. */
export function retentionSetting(kinds: readonly RetentionKind[]): Setting<RetentionBody> {
  const fields = retentionFields(kinds);
  return {
    order: "SetRetention",
    stream: retentionStream,
    facts: ["RetentionSet"],
    valueOf: ({ data }) => data as RetentionBody,
    lines: (body, names) => [
      ...numberLines(fields, retentionNumbers(body)),
      ...(body.from === undefined
        ? []
        : [
            {
              key: "from",
              name: { zh: "自何时起", en: "From" },
              said: phrase({ zh: "{from}", en: "{from}" }, { from: momentAt(body.from, names) }),
            },
          ]),
    ],
  };
}
