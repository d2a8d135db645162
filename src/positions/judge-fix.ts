import { millis } from "../ground/instant.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import type { Fix } from "./fix.ts";
import { metresAcross } from "../streets/geometry.ts";
import type { Reporting } from "../ground/room.ts";

/** How many seconds a device's clock may run ahead of ours. */
export const mostAheadSeconds = 60;
/** Faster than this over the gap between two fixes is an error of a receiver and not a journey, in km/h. */
const fastest = { onRoad: 250, inAir: 400 };
/** The most metres of stated accuracies that are taken off a distance, so that a receiver cannot excuse any jump. */
const mostSlackMetres = 200;

/**
 * What is held of a unit's positions: the fix that is shown, and a fix that jumps away from it and needs a second fix
 * to confirm it.
 */
export interface Track {
  readonly shown?: Fix;
  readonly doubted?: Fix;
}

/**
 * What becomes of a fix: the track after it and, unless it is shown now, why not. `keep` is true when it may enter the
 * history: it is shown, or it is a sound fix that came late.
 */
export interface Judged {
  readonly track: Track;
  readonly refusal?: Refusal;
  readonly keep: boolean;
}

/**
 * Judges a new fix of a unit at `now` (milliseconds). Total. A fix more than `oldestSeconds` old is refused and not
 * kept. The time of the shown fix never goes back. Refused: `NotOnDuty`, `FixNowhere`, `FixInFuture`, `FixWeeksWrong`,
 * `FixTooOld`, `FixDuplicate`, `FixOutOfOrder` (kept for the history), `FixImpossible`.
 *
 * A fix that jumps away is kept as doubted, because a receiver that wakes in a tunnel or in a new city does jump once
 * and is right. If the next fix agrees with the doubted one, the jump is believed.
 */
export function judgeFix(
  track: Track,
  fix: Fix,
  unit: Reporting | undefined,
  now: number,
  oldestSeconds: number,
): Judged {
  const refused = (code: string, details: Refusal["details"] = {}, after: Track = track, keep = false): Judged => ({
    track: after,
    refusal: refuse(code, { unit: fix.unit, ...details }),
    keep,
  });
  if (unit === undefined || !unit.onDuty) return refused("NotOnDuty");
  // Receivers without a fix say exactly zero, zero; no unit of anybody's is in that part of the Atlantic.
  if (fix.point[0] === 0 && fix.point[1] === 0) return refused("FixNowhere");
  const ahead = (millis(fix.at) - now) / 1000;
  if (!(ahead <= mostAheadSeconds)) return refused("FixInFuture", { seconds: Math.round(ahead) });
  if (isWeeksBehind(-ahead)) return refused("FixWeeksWrong", { days: Math.round(-ahead / 86_400) });
  if (-ahead > oldestSeconds) return refused("FixTooOld", { minutes: Math.round(-ahead / 60) });
  const { shown, doubted } = track;
  if (shown === undefined) return { track: { shown: fix }, keep: true };
  if (fix.at === shown.at || fix.at === doubted?.at) return refused("FixDuplicate");

  const limit = unit.kind === "airSquad" ? fastest.inAir : fastest.onRoad;
  const speed = impliedSpeed(shown, fix);
  if (speed <= limit) {
    if (fix.at < shown.at) return refused("FixOutOfOrder", {}, track, true);
    return {
      track: doubted !== undefined && doubted.at > fix.at ? { shown: fix, doubted } : { shown: fix },
      keep: true,
    };
  }
  const details = { kilometresPerHour: Math.min(Math.round(speed), 1_000_000), limit };
  if (fix.at < shown.at) return refused("FixImpossible", details);
  if (doubted === undefined || fix.at > doubted.at) {
    if (doubted !== undefined && impliedSpeed(doubted, fix) <= limit) return { track: { shown: fix }, keep: true };
    return refused("FixImpossible", details, { shown, doubted: fix });
  }
  return refused("FixImpossible", details);
}

/** GPS counts 1,024 weeks and begins again: a receiver that has not noticed is 7,168 days behind, or twice as many. */
function isWeeksBehind(seconds: number): boolean {
  const turns = seconds / (1024 * 7 * 86_400);
  return Math.round(turns) >= 1 && Math.abs(turns - Math.round(turns)) * 7168 < 2;
}

/** Kilometres an hour between two fixes of different times, their stated accuracies taken off the distance. */
function impliedSpeed(one: Fix, other: Fix): number {
  const slack = Math.min(mostSlackMetres, (one.accuracy ?? 0) + (other.accuracy ?? 0));
  const metres = Math.max(0, metresAcross(one.point, other.point) - slack);
  const seconds = Math.abs(millis(other.at) - millis(one.at)) / 1000;
  return (metres / seconds) * 3.6;
}
