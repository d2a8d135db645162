import type { Instant } from "../ground/instant.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { steps } from "./assignment-facts.ts";
import type { Step } from "./incident.ts";

type Times = Readonly<Partial<Record<Step, Instant>>>;

/** Times within an assignment follow its steps (equal is fine); a time that does not is `TimeRunsBackwards`. */
export function judgeTime(times: Times, step: Step, at: Instant): Refusal<"TimeRunsBackwards"> | undefined {
  const place = steps.indexOf(step);
  for (const [index, other] of steps.entries()) {
    const time = times[other];
    if (time === undefined || index === place) continue;
    if (index < place ? time > at : time < at) return refuse("TimeRunsBackwards", { step, other });
  }
  return undefined;
}
