import type { Instant } from "./instant.ts";
import type { CodeNames, Sentence } from "./sentence.ts";

/** What the service's own people owe for something that is open. */
export const owedKinds = ["sign", "arrive", "record", "report", "answer", "handOver", "check", "renew"] as const;

export type OwedKind = (typeof owedKinds)[number];

export const owedKindNames: CodeNames<typeof owedKinds> = {
  sign: { zh: "签收", en: "Sign" },
  arrive: { zh: "到场", en: "Arrive" },
  record: { zh: "录制", en: "Record" },
  report: { zh: "反馈", en: "Report" },
  answer: { zh: "答复", en: "Answer" },
  handOver: { zh: "交接", en: "Hand over" },
  check: { zh: "核查", en: "Check" },
  renew: { zh: "续期", en: "Renew" },
};

/** How many minutes after its time something that is owed is supervision's to look at too, by its kind. */
export type OwedBounds = Readonly<Record<OwedKind, number>>;

/** Something that a seat or a person of the service owes. Never about a resident: a number, a thing, a time. */
export interface Owed {
  readonly kind: OwedKind;
  /** Who owes it, by the tags of `seenBy`: `station:ID`, `person:BADGE`, `supervisor`. */
  readonly by: readonly string[];
  /** Badges of those who may not do it, though they are among them: whoever is to be checked by another. */
  readonly not?: readonly string[];
  readonly what: Sentence;
  readonly due?: Instant;
}
