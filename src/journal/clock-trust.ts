import { type Instant, millis } from "../ground/instant.ts";

/*
 * Whether the machine's time may be trusted with what cannot be undone: erasing by schedule, destroying keys, removing
 * what is past its days. Work that can be undone does not ask.
 *
 *   trusted ── the clock differs from the time that passed by more than the bound ──▶ in doubt
 *   trusted ── at a start, the clock is far past the last trusted time, or before it ──▶ in doubt
 *   in doubt ── a person confirms the time, on record ──▶ trusted
 *
 * Nothing else ends a doubt. A clock that was set ahead and back shows the right time again, but somebody must look at
 * what was done in between. And facts recorded ahead of time must not make a wrong clock look like a short stop.
 */

/** Milliseconds. */
export interface ClockBounds {
  /** How far the clock may run ahead of the time that passed. */
  readonly aheadMillis: number;
  /** How far it may fall behind: as far as the time of facts is held and not set back. */
  readonly behindMillis: number;
  /** How long the installation may have been switched off. */
  readonly stopMillis: number;
}

const hour = 3_600_000;

export const usualClockBounds: ClockBounds = { aheadMillis: hour, behindMillis: hour, stopMillis: 72 * hour };

/** `ahead`, `behind`: it jumped while the program ran. `stopped`: a long stop. `before`: it shows less than the record. */
export const clockDoubts = ["ahead", "behind", "stopped", "before"] as const;

export type ClockDoubtKind = (typeof clockDoubts)[number];

/** What a running program thinks of its clock, which shows `drift` milliseconds more than the time that passed. */
export function doubtOfDrift(drift: number, bounds: ClockBounds): ClockDoubtKind | undefined {
  if (drift > bounds.aheadMillis) return "ahead";
  return drift < -bounds.behindMillis ? "behind" : undefined;
}

/** What a starting program thinks: `last` is the last time that was trusted, nothing in a new installation. */
export function doubtOfStart(shown: number, last: number | undefined, bounds: ClockBounds): ClockDoubtKind | undefined {
  if (last === undefined) return undefined;
  if (shown - last > bounds.stopMillis) return "stopped";
  return shown < last - bounds.behindMillis ? "before" : undefined;
}

/** A trusted moment noted while the program ran, under the confirmation that was the last one then. */
export interface TrustedMark {
  readonly at: Instant;
  readonly confirmation: string | null;
}

/**
 * The last trusted time, for a start: the note where it belongs to the last confirmation, else that confirmation's time,
 * else when the last fact was recorded. Facts come last because an untrusted clock may have stamped them.
 */
export function lastTrustedMillis(known: {
  readonly mark: TrustedMark | undefined;
  readonly confirmed: { readonly id: string; readonly at: Instant } | undefined;
  readonly lastFact: number | undefined;
}): number | undefined {
  const { mark, confirmed, lastFact } = known;
  if (mark !== undefined && mark.confirmation === (confirmed?.id ?? null)) return millis(mark.at);
  return confirmed === undefined ? lastFact : millis(confirmed.at);
}

/** A person confirms what they saw; minutes later it is still the same clock. */
const mostApartMillis = 10 * 60_000;

/** Whether a confirmed time is still what the clock shows. */
export function isSameTime(confirmed: Instant, at: Instant): boolean {
  return Math.abs(millis(confirmed) - millis(at)) <= mostApartMillis;
}
