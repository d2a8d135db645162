import { districtView } from "../../../src/district/district.ts";
import { districtStream } from "../../../src/district/facts.ts";
import { hiddenCalls } from "../../../src/intake/server/hidden-calls.ts";
import { hiddenComplaints } from "../../../src/supervision/server/complaint-table.ts";
import { ownerOf, ownState } from "../../../src/journal/rulebook.ts";
import { gaplessOf } from "../../../src/journal/server/gapless.ts";
import type { Submit } from "../../../src/journal/server/order-request.ts";
import { houseOf } from "../house.ts";
import { loadBoard } from "../live/board.ts";
import { type DatabaseState, liveOf } from "../live/live.ts";
import type { Store } from "../open-store.ts";
import { rulebook } from "../rooms.ts";
import type { Beginning } from "./beginning.ts";
import type { HouseClock } from "./open-clock.ts";

export type Hall = Awaited<ReturnType<typeof openHall>>;

/** What screens show, the board and the live push that follows the commits; and what rooms are given of it. */
export async function openHall(
  { options, logger, undo }: Beginning,
  { journal, pool }: Store,
  { now }: HouseClock["clock"],
  submit: Submit,
) {
  const viewTrouble = (error: unknown) => logger.error({ err: error }, "a view failed");
  const hidden = [...(await hiddenCalls(pool)), ...(await hiddenComplaints(pool))];
  const board = await loadBoard(rulebook, journal, viewTrouble, hidden);
  const live = liveOf({
    ...{ book: rulebook, journal, board, now: Date.now, limits: options.live ?? {} },
    trouble: (error) => logger.error({ err: error }, "telling an audience"),
  });
  undo.push(() => live.close());
  const commits = gaplessOf(journal, (error) => logger.error({ err: error }, "telling a commit"));
  commits.listen(live.commit);
  let database: DatabaseState = "up";
  journal.onAvailability((available) => {
    database = available ? "up" : "down";
    live.tellDatabase(database);
    if (available) commits.check();
  });
  return {
    ...{ board, live, commits },
    house: houseOf({
      ...{
        book: rulebook,
        journal,
        board,
        pool,
        submit,
        now,
        positionOf: live.positionOf,
        readersOf: live.readersOf,
        trouble: viewTrouble,
      },
    }),
    reporting: (stream: string) => {
      const state = ownState(rulebook, stream, board.entry(stream)?.states ?? {});
      return state === null ? undefined : ownerOf(rulebook, stream)?.reporting?.(state);
    },
    database: () => database,
    isDrill: () => board.state(districtView, districtStream)?.drill ?? options.kind === "demo",
  };
}
