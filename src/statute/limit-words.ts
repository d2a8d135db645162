import { listed, phrase, same, type Sentence } from "../ground/sentence.ts";
import type { Basis, Length, Named, Rung } from "./facts.ts";

/* What people read of a limit, in both languages. */

export const unitNames = {
  minutes: { zh: "分钟", en: "minutes" },
  hours: { zh: "小时", en: "hours" },
  days: { zh: "日", en: "days" },
  workingDays: { zh: "个工作日", en: "working days" },
} as const satisfies Record<Length["measure"], Sentence>;

const lengths = {
  minutes: { zh: "{count} 分钟", en: "{count} min" },
  hours: { zh: "{count} 小时", en: "{count} h" },
  days: { zh: "{count} 日", en: "{count|day|days}" },
  workingDays: { zh: "{count} 个工作日", en: "{count|working day|working days}" },
} as const satisfies Record<Length["measure"], Sentence>;

export function lengthWords({ count, measure, firstDayCounts }: Length): Sentence {
  const said = phrase(lengths[measure], { count });
  if (firstDayCounts !== true) return said;
  return phrase({ zh: "{said}（含当日）", en: "{said}, the first one counts" }, { said });
}

export function basisWords({ law, article }: Basis): Sentence {
  return phrase({ zh: "{law} {article}", en: "{law}, {article}" }, { law, article });
}

export function namedWords(those: readonly Named[]): Sentence {
  return listed(those.map(({ name }) => name));
}

/** `to 24 h: complex (head of the case unit)`. */
export function rungWords({ name, longer: { how, ...length }, who, mayBeSkipped }: Rung): Sentence {
  const pattern: Sentence =
    how === "to"
      ? { zh: "至 {length}：{name}（{who}批准）{skip}", en: "to {length}: {name} ({who}){skip}" }
      : { zh: "加 {length}：{name}（{who}批准）{skip}", en: "{length} more: {name} ({who}){skip}" };
  const skip = mayBeSkipped ? { zh: "，可越过", en: ", may be skipped" } : same("");
  return phrase(pattern, { length: lengthWords(length), name, who: namedWords(who), skip });
}

/** A stretch of time of a recording or of a gap: `4 min`, `9 min 30 s`. */
export function secondsWords(seconds: number): Sentence {
  const whole = Math.round(seconds);
  const parts = { minutes: Math.floor(whole / 60), seconds: whole % 60 };
  if (parts.minutes === 0) return phrase({ zh: "{seconds} 秒", en: "{seconds} s" }, parts);
  if (parts.seconds === 0) return phrase({ zh: "{minutes} 分钟", en: "{minutes} min" }, parts);
  return phrase({ zh: "{minutes} 分 {seconds} 秒", en: "{minutes} min {seconds} s" }, parts);
}
