import { z } from "zod";

/** A moment as UTC text with milliseconds, `2026-11-23T08:00:00.000Z`; such texts compare as they follow in time. */
export type Instant = string;

const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** Milliseconds since 1970 of an instant. */
export function millis(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant of milliseconds since 1970. */
export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

/** The instant some seconds later (earlier when negative). */
export function plusSeconds(instant: Instant, seconds: number): Instant {
  return instantOf(millis(instant) + seconds * 1000);
}

/** Seconds from one instant to another; negative when `to` is before `from`. */
export function secondsBetween(from: Instant, to: Instant): number {
  return (millis(to) - millis(from)) / 1000;
}

/** RFC 3339 with offset on the wire, between 2000 and 2200; normalised to an `Instant`. */
export const instantSchema = z.iso
  .datetime({ offset: true, error: "must be an RFC 3339 time with offset" })
  .refine((text) => Date.parse(text) >= earliest && Date.parse(text) < latest, {
    error: "must lie between the years 2000 and 2200",
  })
  // zod goes on to here with a text it has already found wanting, so what is no time stays as it is.
  .overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : instantOf(Date.parse(text))));
