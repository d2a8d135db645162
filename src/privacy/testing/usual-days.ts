import type { Rulebook } from "../../journal/rulebook.ts";
import type { RetentionDays } from "../retention-facts.ts";

/** A whole schedule as it is before anybody sets another. */
export function usualDaysOf({ retentions }: Pick<Rulebook, "retentions">): RetentionDays {
  const scheduled = [...retentions.values()].filter(({ setting }) => setting === undefined);
  return Object.fromEntries(scheduled.map(({ code, usualDays }) => [code, usualDays]));
}
