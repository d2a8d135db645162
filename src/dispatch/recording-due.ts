import type { Instant } from "../ground/instant.ts";
import type { Assignment, Incident } from "./incident.ts";
import { isActive } from "./stage.ts";

/** Since when a crew that is on scene should be recording and has not said that it does; undefined: it need not. */
export function recordingDue(
  { enforcement }: Pick<Incident, "enforcement">,
  assignment: Assignment,
): Instant | undefined {
  const { records, recording, times } = assignment;
  const isThere = isActive(assignment) && records === true && recording === undefined;
  return enforcement && isThere ? (times.onScene ?? times.handling) : undefined;
}
