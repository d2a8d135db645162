import { anheAddresses } from "../../../src/district/anhe/anhe.ts";
import type { MakingParts } from "../../../src/journal/server/parts.ts";
import type { Submit } from "../../../src/journal/server/order-request.ts";
import { positionsPart } from "../../../src/positions/server/positions-server.ts";
import { roadsStream } from "../../../src/streets/facts.ts";
import { noRoads, roadsView } from "../../../src/streets/roads.ts";
import { streetsPart } from "../../../src/streets/server/streets-server.ts";
import { makeStreets } from "../drill/make-streets.ts";
import { moversOf } from "../drill/moving.ts";
import { startDrill } from "../drill/run-drill.ts";
import type { Seats } from "../../../src/access/server/seats.ts";
import { rulebook } from "../rooms.ts";
import { type Beginning, words } from "./beginning.ts";
import type { HouseClock } from "./open-clock.ts";
import type { Hall } from "./open-hall.ts";
import type { Orders } from "./open-orders.ts";

/** A demo has streets of its own; without them the hall works on, as it does wherever no map was imported. */
export async function makeDrillStreets(
  { options: { kind, log }, folder }: Beginning,
  { board }: Hall,
  submit: Submit,
  now: () => Date,
): Promise<void> {
  if (kind !== "demo") return;
  const roads = board.state(roadsView, roadsStream) ?? noRoads;
  await makeStreets({ roads, dataFolder: folder.path, submit, now }).catch((error: unknown) =>
    log(`the drill's streets could not be made: ${words(error)}`),
  );
}

/** A demo's synthetic people begin to work, unless it was started without them. */
export function playDrill(
  { options, undo }: Beginning,
  { clock }: HouseClock,
  { submit }: Orders,
  { house, commits }: Hall,
  parts: MakingParts,
  { sitsAt }: Seats,
): void {
  if (options.kind !== "demo" || options.drill === false) return;
  const [streets, positions] = [parts.get(streetsPart), parts.get(positionsPart)];
  const watched = { ...house.journal, listen: commits.listen };
  const movers = moversOf({
    route: (start, goal) => streets.router.ask("route", { start, goal }),
    positions,
    places: anheAddresses().map(({ point }) => point),
  });
  const hands = { book: rulebook, journal: watched, submit, movers, sitsAt };
  const drill = startDrill({ ...hands, now: clock.now, random: Math.random, log: options.log });
  undo.push(() => drill.stop());
}
