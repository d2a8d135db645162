import { arrivalsOf } from "../../src/dispatch/server/arrivals.ts";
import { outsideOf } from "../../src/dispatch/server/outside.ts";
import { watchPromises } from "../../src/dispatch/server/promise-watch.ts";
import { within } from "../../src/journal/server/engine/waiting.ts";
import { readVerifiers } from "../../src/journal/server/keys.ts";
import { startTimers } from "../../src/journal/server/timers.ts";
import { openOutsiders } from "../../src/journal/server/witness/outsiders.ts";
import { openPrivacyDesk } from "../../src/privacy/server/privacy-desk.ts";
import { houseOf } from "./house.ts";
import { openStore } from "./open-store.ts";
import { rulebook, secretTables } from "./rooms.ts";
import type { ServerOptions } from "./server-options.ts";
import { begin, type Undo, words } from "./start/beginning.ts";
import { writeFirstRecords } from "./start/first-records.ts";
import { offerEntrance } from "./start/offer-entrance.ts";
import { openBackups } from "./start/open-backups.ts";
import { openClock, recordClock } from "./start/open-clock.ts";
import { openDoor } from "./start/open-door.ts";
import { openEdge, versionOf } from "./start/open-edge.ts";
import { openHall } from "./start/open-hall.ts";
import { openLand } from "./start/open-land.ts";
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
  const { folder, logger } = begun;
  const dataFolder = folder.path;
  const store = await openStore(options, folder, undo);
  const { writer, keyStore, allowed, keys, pool, journal } = store;
  const timing = await openClock(begun, journal);
  const { clock, trust } = timing;
  const { now, millis } = clock;
  const orders = openOrders(begun, store, timing);
  const { vault, marks, submit } = orders;
  const hall = await openHall(begun, store, timing);
  const { board, stateOf, commits, positions, reading } = hall;

  const timers = await startTimers({
    ...{ book: rulebook, submit, now, log, isClockTrusted: trust.isTrusted },
    journal: { current: reading.current, listen: commits.listen },
  });
  undo.push(() => timers.stop());
  recordClock(begun, timing, submit, commits);
  await writeFirstRecords(begun, store, submit, now);
  const land = await openLand(begun, hall, submit, now);
  const { streets } = land;

  const outsiders = openOutsiders({
    ...{ pool, writer, stateOf, now, log, dataFolder, witnessFolder: options.witnessFolder },
    verifiers: () => readVerifiers(dataFolder),
    head: journal.head,
    trouble: (error) => logger.warn({ err: error }, "storing the log's tiles"),
  });
  commits.listen(outsiders.commit);
  undo.push(outsiders.stop);
  const house = houseOf({
    ...{ book: rulebook, journal, board, pool, submit, now, positionOf: positions.book.positionOf },
    trouble: (error) => logger.error({ err: error }, "a view failed"),
  });
  const arrivals = arrivalsOf(house, streets);
  const promises = watchPromises({ house, streets, arrivals, log });
  undo.push(() => promises.stop());

  const version = await versionOf();
  const backups = await openBackups(begun, keyStore, timing, version);
  const door = await openDoor(begun, store, timing, orders, hall, land);
  const privacy = await openPrivacyDesk({
    ...{ pool, stateOf, journal, submit, vault, keys, keyStore, marks, trust, now: millis, secretTables, dataFolder },
    ...{ keyBackup: options.keyBackup, listen: commits.listen },
    giverOf: (request) => request.pass?.giver,
    isOutside: outsideOf(stateOf),
    trouble: (error, about) => logger.error({ err: error }, about),
  });
  undo.push(privacy.stop);
  await allowed.record({ submit, now: millis });
  await allowed.mark(pool);

  const { reads } = privacy;
  const opened = { store, timing, orders, hall, land, door, reads, outsiders, arrivals, version, backups };
  const url = await openEdge(begun, opened);
  playDrill(begun, timing, orders, hall, land, door.people.seats);
  await offerEntrance(begun, door.people, url);
  return url;
}
