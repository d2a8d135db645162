import { anheAddresses } from "../../../src/district/anhe/anhe.ts";
import { moversOf } from "../drill/moving.ts";
import { startDrill } from "../drill/run-drill.ts";
import type { Seats } from "../live/seats.ts";
import { rulebook } from "../rooms.ts";
import type { Beginning } from "./beginning.ts";
import type { HouseClock } from "./open-clock.ts";
import type { Hall } from "./open-hall.ts";
import type { Land } from "./open-land.ts";
import type { Orders } from "./open-orders.ts";

/** A demo's synthetic people begin to work, unless it was started without them. */
export function playDrill(
  { options, undo }: Beginning,
  { clock }: HouseClock,
  { submit }: Orders,
  { reading, commits, positions }: Hall,
  { streets }: Land,
  { sitsAt }: Seats,
): void {
  if (options.kind !== "demo" || options.drill === false) return;
  const watched = { ...reading, listen: commits.listen };
  const movers = moversOf({
    route: (start, goal) => streets.router.ask("route", { start, goal }),
    positions,
    places: anheAddresses().map(({ point }) => point),
  });
  const hands = { book: rulebook, journal: watched, submit, movers, sitsAt };
  const drill = startDrill({ ...hands, now: clock.now, random: Math.random, log: options.log });
  undo.push(() => drill.stop());
}
