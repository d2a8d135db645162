import { type Instant, millis } from "../ground/instant.ts";
import type { Refusal, RefusalCatalogue } from "../ground/refusal.ts";
import type { Length, Limit, Rung } from "./facts.ts";
import { lengthWords } from "./limit-words.ts";

/** A rung of a limit's ladder that somebody granted. `by`: the code of the office in which they did. */
export interface Extension {
  readonly rung: string;
  readonly at: Instant;
  readonly by: string;
}

/**
 * Why an extension does not count. They stand in the catalogue of the first room whose orders give them, which is
 * supervision.
 */
export const extensionRefusals = {
  RungUnknown: { means: "unknown", zh: "该时限没有这一档延长", en: "This limit has no such extension." },
  RungTaken: {
    means: "conflict",
    zh: "已延长到“{nameZh}”或更长",
    en: "It has been extended to “{nameEn}” or beyond already.",
  },
  RungSkipped: {
    means: "conflict",
    zh: "不能越过“{nameZh}”直接延长",
    en: "“{nameEn}” comes first and must not be skipped.",
  },
  NotWhoMay: {
    means: "forbidden",
    zh: "这一档只能由{whoZh}批准",
    en: "Only the {whoEn} may grant this extension.",
  },
  AskedAfterEnd: {
    means: "conflict",
    zh: "时限已于 {deadline} 届满，不能再延长",
    en: "The limit ended at {deadline} and cannot be extended any more.",
  },
} as const satisfies RefusalCatalogue;

export type ExtensionCode = keyof typeof extensionRefusals;

/** How long a limit is, once this rung of it is granted. */
export function lengthened(before: Length, { longer: { how, ...length } }: Rung): Length {
  return how === "to" ? length : { ...before, count: before.count + length.count };
}

/**
 * Whether a rung can be granted after those `taken`, while the limit ends at `deadline` (null: it is stopped). Refused:
 * `RungUnknown`, `RungTaken` (this one or a later one), `RungSkipped`, `NotWhoMay`, `AskedAfterEnd`.
 */
export function judgeExtension(
  { ladder }: Pick<Limit, "ladder">,
  taken: readonly Rung[],
  deadline: Instant | null,
  { rung: code, at, by }: Extension,
): Rung | Refusal<ExtensionCode> {
  const index = ladder.findIndex((each) => each.code === code);
  const rung = ladder[index];
  if (rung === undefined) return refused("RungUnknown", {});
  const reached = ladder.findLastIndex((each) => taken.some((one) => one.code === each.code));
  if (index <= reached) return refused("RungTaken", named(ladder[reached] ?? rung));
  const skipped = ladder.slice(reached + 1, index).find(({ mayBeSkipped }) => !mayBeSkipped);
  if (skipped !== undefined) return refused("RungSkipped", named(skipped));
  if (rung.who.every((office) => office.code !== by)) {
    const [whoZh, whoEn] = [
      rung.who.map(({ name }) => name.zh).join("、"),
      rung.who.map(({ name }) => name.en).join(", "),
    ];
    return refused("NotWhoMay", { whoZh, whoEn });
  }
  if (deadline !== null && millis(at) > millis(deadline)) return refused("AskedAfterEnd", { deadline });
  return rung;
}

/** A rung by its name and the length it gives. */
function named({ name, longer }: Rung): Refusal["details"] {
  const length = lengthWords(longer);
  return { nameZh: `${name.zh}，${length.zh}`, nameEn: `${name.en}, ${length.en}` };
}

function refused(code: ExtensionCode, details: Refusal["details"]): Refusal<ExtensionCode> {
  return { refused: code, details };
}
