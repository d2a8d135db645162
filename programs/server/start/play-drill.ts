import type { Seats } from "../../../src/access/server/seats.ts";
import type { MakingParts } from "../../../src/journal/server/parts.ts";
import { positionsPart } from "../../../src/positions/server/positions-server.ts";
import { streetsPart } from "../../../src/streets/server/streets-server.ts";
import { roadsStream } from "../../../src/streets/facts.ts";
import { roadsView } from "../../../src/streets/roads.ts";
import { rulebook } from "../rooms.ts";
import type { Beginning } from "./beginning.ts";
import type { HouseClock } from "./open-clock.ts";
import type { Hall } from "./open-hall.ts";
import type { Orders } from "./open-orders.ts";

/** Whoever plays a demo begins, where somebody was brought along. */
export function playDrill(
  { options: { kind, drill, log }, folder, undo }: Beginning,
  { clock: { now } }: HouseClock,
  { submit }: Orders,
  { house, board, commits }: Hall,
  parts: MakingParts,
  { sitsAt }: Seats,
): void {
  if (kind !== "demo" || drill?.play === undefined) return;
  const journal = { ...house.journal, listen: commits.listen };
  const [{ router }, positions] = [parts.get(streetsPart), parts.get(positionsPart)];
  const version = board.state(roadsView, roadsStream)?.adopted?.version;
  const playing = drill.play({
    book: rulebook,
    journal,
    submit,
    now,
    log,
    router,
    positions,
    sitsAt,
    dataFolder: folder.path,
    version,
  });
  undo.push(() => playing.stop());
}
