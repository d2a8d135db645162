import type { Sentence } from "../ground/sentence.ts";
import { chinaCaseLimits } from "./china-case-limits.ts";
import { chinaCustodyLimits } from "./china-custody-limits.ts";
import { chinaRecording } from "./china-recording.ts";
import { englandLimits } from "./england-limits.ts";
import type { ShippedDuty, ShippedLimit } from "./shipped.ts";

/** The law of one country, as far as the service's limits and recordings go. */
export interface Profile {
  readonly code: string;
  readonly name: Sentence;
  readonly limits: readonly ShippedLimit[];
  readonly recording: readonly ShippedDuty[];
}

export const profiles: readonly Profile[] = [
  {
    code: "china",
    name: { zh: "中国大陆", en: "Mainland China" },
    limits: [...chinaCustodyLimits, ...chinaCaseLimits],
    recording: chinaRecording,
  },
  { code: "england", name: { zh: "英格兰和威尔士", en: "England and Wales" }, limits: englandLimits, recording: [] },
];

/** What applies where nobody has chosen. */
export const usualProfile = "china";

/** Codes of the situations that a crew's report can tell of, in whatever law. */
export const reportSituations: readonly string[] = profiles.flatMap(({ recording }) =>
  recording.filter(({ duty }) => duty.told === "report").map(({ duty }) => duty.code),
);
