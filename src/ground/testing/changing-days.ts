import { type Instant, millis } from "../instant.ts";

/**
 * Two districts whose clocks change: their days of 25 and of 23 hours. `before` and `after` are the zone's hours from UTC
 * on both sides of the change, which is at `changed`.
 */
export const changingDays = [
  { zone: "Europe/Berlin", day: "2027-10-31", hours: 25, before: 2, after: 1, changed: "2027-10-31T01:00:00.000Z" },
  { zone: "Europe/Berlin", day: "2027-03-28", hours: 23, before: 1, after: 2, changed: "2027-03-28T01:00:00.000Z" },
  { zone: "America/Chicago", day: "2027-11-07", hours: 25, before: -5, after: -6, changed: "2027-11-07T07:00:00.000Z" },
  { zone: "America/Chicago", day: "2027-03-14", hours: 23, before: -6, after: -5, changed: "2027-03-14T08:00:00.000Z" },
] as const;

export const hourMillis = 3_600_000;

export function plusHours(at: Instant, hours: number): Instant {
  return new Date(millis(at) + hours * hourMillis).toISOString();
}

export function dayAfter(day: string, by: number): string {
  return plusHours(`${day}T00:00:00.000Z`, by * 24).slice(0, 10);
}

/** The moment of a time on a day by an offset from UTC in hours. */
export function momentAt(day: string, time: string, offset: number): Instant {
  return plusHours(`${day}T${time}:00.000Z`, -offset);
}
