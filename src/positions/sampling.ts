/** Seconds between two samples: of a unit that works on an incident, and of any other unit. */
export const sampleSeconds = { assigned: 10, otherwise: 60 } as const;

/**
 * True when a fix at this moment is due a sample: none lies closer than the gap, before or after, so that fixes that
 * came late fill a hole and nothing else. `times` are the milliseconds of the unit's recent samples.
 */
export function isSampleDue(times: readonly number[], at: number, isAssigned: boolean): boolean {
  const gap = (isAssigned ? sampleSeconds.assigned : sampleSeconds.otherwise) * 1000;
  return times.every((time) => Math.abs(time - at) >= gap);
}
