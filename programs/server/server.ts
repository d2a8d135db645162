import { within } from "../../src/journal/server/engine/waiting.ts";
import { openRooms } from "../../src/journal/server/open-rooms.ts";
import { startTimers } from "../../src/journal/server/timers.ts";
import { openStore } from "./open-store.ts";
import { rooms, rulebook } from "./rooms.ts";
import type { ServerOptions } from "./server-options.ts";
import { begin, type Undo, words } from "./start/beginning.ts";
import { writeFirstRecords } from "./start/first-records.ts";
import { givenParts } from "./start/given-parts.ts";
import { offerEntrance } from "./start/offer-entrance.ts";
import { openBackups } from "./start/open-backups.ts";
import { openClock, recordClock } from "./start/open-clock.ts";
import { openDoor } from "./start/open-door.ts";
import { openEdge, versionOf } from "./start/open-edge.ts";
import { openHall } from "./start/open-hall.ts";
import { openOrders } from "./start/open-orders.ts";
import { playDrill } from "./start/play-drill.ts";

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

const stopMillis = 2500;

/**
 * Starts the whole server on a database and a data folder: schema, journal, board, live push, API, timers, console. If
 * a later step fails, the steps before are undone. May throw `Environment`.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const undo: Undo = [];
  const stopAll = async () => {
    for (const step of undo.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        options.log(`stopping: ${words(error)}`);
      }
    }
  };
  try {
    const url = await start(options, undo);
    let stopped: Promise<void> | undefined;
    return {
      url,
      stop: () => (stopped ??= within(stopAll(), stopMillis).then(() => undefined)),
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** Each step leaves in `undo` what ends it; so what was begun last is ended first. */
async function start(options: ServerOptions, undo: Undo): Promise<string> {
  const { log } = options;
  const begun = begin(options, undo);
  const store = await openStore(options, begun.folder, undo);
  const { keyStore, allowed, pool, journal } = store;
  const timing = await openClock(begun, journal);
  const { clock, trust } = timing;
  const { now, millis } = clock;
  const orders = openOrders(begun, store, timing);
  const { submit } = orders;
  const hall = await openHall(begun, store, clock, submit);
  const { commits } = hall;

  // Before the timers: time limits that run out in a demo's past are part of the past.
  await writeFirstRecords(begun, store, orders, now);
  const timers = await startTimers({
    ...{ book: rulebook, submit, now, log, isClockTrusted: trust.isTrusted },
    journal: { current: hall.house.journal.current, listen: commits.listen },
  });
  undo.push(() => timers.stop());
  recordClock(begun, timing, submit, commits);

  const version = await versionOf();
  const backups = await openBackups(begun, keyStore, timing, version);
  const door = await openDoor(begun, store, timing, orders, hall);
  const parts = givenParts(begun, store, timing, orders, hall, door.people, backups);
  const routes = await openRooms(rooms, parts, (end) => undo.push(end));
  await allowed.record({ submit, now: millis });
  await allowed.mark(pool);

  const url = await openEdge(begun, { store, timing, hall, door, parts, routes, version, backups });
  playDrill(begun, timing, orders, hall, parts, door.seats);
  await offerEntrance(begun, door.people, url);
  return url;
}
