/*
 * The time at which facts are recorded. It follows the machine's clock, except where the clock jumps:
 *
 *   forward                    followed at once.
 *   back, by an hour at most   not followed. This time goes on at nine tenths of its pace until the clock has caught up.
 *                              Following would refuse a crew's arrival before its order (`TimeRunsBackwards`), and work
 *                              under way would stand still.
 *   back, by more              followed, because waiting would take too long. Facts keep their order, which is the order of
 *                              their numbers and of the hybrid clock.
 *
 * A jump is a difference between the clock and the monotonic time that passed. A machine that slept looks like a jump.
 */
export interface Jump {
  /** Milliseconds since 1970: what the time was, and what the clock showed instead. */
  readonly from: number;
  readonly to: number;
  readonly held: boolean;
}

export interface SteadyClock {
  now(): Date;
  millis(): number;
  /** What happened since it was last asked. */
  jumps(): readonly Jump[];
}

interface Parts {
  /** The machine's clock, and a time that never goes back, both in milliseconds. */
  readonly wall: () => number;
  readonly passed: () => number;
  /** No time before this is given out, where that is within the bound: what was recorded last. */
  readonly notBefore?: number | undefined;
}

/** Less is what a clock is set right by every day. */
const leastJumpMillis = 2_000;
const mostHeldMillis = 3_600_000;
const heldPace = 0.9;

export function steadyClockOf({ wall, passed, notBefore }: Parts): SteadyClock {
  const begun = wall();
  const late = notBefore === undefined ? 0 : notBefore - begun;
  const isHeld = late > 0 && late <= mostHeldMillis;
  const noticed: Jump[] = [];
  if (late >= leastJumpMillis && notBefore !== undefined) noticed.push({ from: notBefore, to: begun, held: isHeld });
  let given = isHeld && notBefore !== undefined ? notBefore : begun;
  let at = passed();
  /** How far the clock was from the monotonic time when last looked at. */
  let offset = begun - at;

  function millis(): number {
    const seen = passed();
    const shown = wall();
    const elapsed = seen - at;
    at = seen;
    const drift = shown - seen - offset;
    offset = shown - seen;
    const behind = given - shown;
    if (Math.abs(drift) >= leastJumpMillis) {
      const expected = Math.round(shown - drift);
      noticed.push({ from: expected, to: shown, held: drift < 0 && behind <= mostHeldMillis });
    }
    given = behind <= 0 || behind > mostHeldMillis ? shown : given + elapsed * heldPace;
    return Math.floor(given);
  }

  return {
    millis,
    now: () => new Date(millis()),
    jumps: () => {
      millis();
      return noticed.splice(0);
    },
  };
}
