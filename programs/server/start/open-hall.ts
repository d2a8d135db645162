import { hiddenCalls } from "../../../src/intake/server/hidden-calls.ts";
import { gaplessOf } from "../../../src/journal/server/gapless.ts";
import { positionDesk } from "../../../src/positions/server/position-desk.ts";
import { readingBoard } from "../house.ts";
import { loadBoard } from "../live/board.ts";
import { type DatabaseState, liveOf } from "../live/live.ts";
import type { Store } from "../open-store.ts";
import { rulebook } from "../rooms.ts";
import type { Beginning } from "./beginning.ts";
import type { HouseClock } from "./open-clock.ts";

export type Hall = Awaited<ReturnType<typeof openHall>>;

/** What screens show: the board, the live push that follows the commits, and where the units are. */
export async function openHall(
  { options, logger, undo }: Beginning,
  { journal, pool }: Store,
  { clock, trust }: HouseClock,
) {
  const viewTrouble = (error: unknown) => logger.error({ err: error }, "a view failed");
  const board = await loadBoard(rulebook, journal, viewTrouble, await hiddenCalls(pool));
  const stateOf = (stream: string) => board.entry(stream)?.sight.state;
  const live = liveOf({
    ...{ book: rulebook, journal, board, now: Date.now, limits: options.live ?? {} },
    trouble: (error) => logger.error({ err: error }, "telling an audience"),
  });
  undo.push(() => live.close());
  const commits = gaplessOf(journal, (error) => logger.error({ err: error }, "telling a commit"));
  commits.listen(live.commit);
  const positions = positionDesk({
    pool,
    now: clock.millis,
    isClockTrusted: trust.isTrusted,
    stateOf,
    show: live.showPosition,
    trouble: (error) => logger.warn({ err: error }, "keeping positions"),
  });
  // After the live push, which takes the commit into the board that the desk asks.
  commits.listen(positions.commit);
  await positions.start();
  undo.push(() => positions.stop());
  let database: DatabaseState = "up";
  journal.onAvailability((available) => {
    database = available ? "up" : "down";
    live.tellDatabase(database);
    if (available) commits.check();
  });
  return { board, stateOf, live, commits, positions, database: () => database, reading: readingBoard(journal, board) };
}
