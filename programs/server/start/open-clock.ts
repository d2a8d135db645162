import type { Journal } from "../../../src/journal/journal.ts";
import { lastRecordedMillis, openClockTrust } from "../../../src/journal/server/clock/clock-trust.ts";
import { watchClock } from "../../../src/journal/server/clock/clock-watch.ts";
import { steadyClockOf } from "../../../src/journal/server/clock/steady-clock.ts";
import type { Gapless } from "../../../src/journal/server/gapless.ts";
import type { Submit } from "../../../src/journal/server/order-request.ts";
import type { Beginning } from "./beginning.ts";

export type HouseClock = Awaited<ReturnType<typeof openClock>>;

/** A clock that never goes back behind the log, and whether its time is believed. */
export async function openClock({ options, folder, logger, undo }: Beginning, journal: Journal) {
  const clock = steadyClockOf({
    wall: options.wall ?? Date.now,
    passed: () => performance.now(),
    notBefore: await lastRecordedMillis(journal),
  });
  const trust = await openClockTrust(options, folder.path, journal, (error) =>
    logger.error({ err: error }, "recording a doubt about the clock"),
  );
  undo.push(trust.stop);
  return { clock, trust };
}

/** From here on jumps of the clock, and doubts about it, are recorded. */
export function recordClock(
  { options, logger, undo }: Beginning,
  { clock, trust }: HouseClock,
  submit: Submit,
  commits: Gapless,
): void {
  const watching = watchClock({
    ...{ clock, submit, log: options.log },
    trouble: (error) => logger.error({ err: error }, "recording a jump of the clock"),
  });
  undo.push(watching.stop);
  commits.listen(trust.commit);
  trust.watch(submit, clock.now);
}
