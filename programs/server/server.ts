import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { arrivalsOf } from "../../src/dispatch/server/arrivals.ts";
import { outsideOf } from "../../src/dispatch/server/outside.ts";
import { watchPromises } from "../../src/dispatch/server/promise-watch.ts";
import { anheAddresses } from "../../src/district/anhe/anhe.ts";
import { signInProvider } from "../../src/duty/server/sign-in-provider.ts";
import { districtStream } from "../../src/district/facts.ts";
import { type District, districtView, unnamedDistrict } from "../../src/district/district.ts";
import { hiddenCalls } from "../../src/intake/server/hidden-calls.ts";
import { scheduleBackups } from "../../src/journal/server/backup/backup-schedule.ts";
import { openDataFolder } from "../../src/journal/server/engine/data-folder.ts";
import { within } from "../../src/journal/server/engine/waiting.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { JournalUnavailable } from "../../src/journal/journal.ts";
import { readVerifiers } from "../../src/journal/server/keys.ts";
import { numberMarksOf } from "../../src/journal/server/number-marks.ts";
import { submitterOf } from "../../src/journal/server/submit.ts";
import { startTimers } from "../../src/journal/server/timers.ts";
import { vaultOf } from "../../src/journal/server/vault.ts";
import { positionDesk } from "../../src/positions/server/position-desk.ts";
import { roadsStream } from "../../src/streets/facts.ts";
import { noRoads, type RoadsState, roadsView } from "../../src/streets/roads.ts";
import { openStreets } from "../../src/streets/server/streets-desk.ts";
import { mapTiles } from "../../src/streets/server/map-tiles.ts";
import { consoleFolder } from "../console/build.ts";
import { apiOf } from "./api.ts";
import { lastRecordedMillis, openClockTrust } from "../../src/journal/server/clock/clock-trust.ts";
import { watchClock } from "../../src/journal/server/clock/clock-watch.ts";
import { consoleFiles } from "./console-files.ts";
import { readBackupBoard } from "../../src/journal/server/backup/backup-board.ts";
import { gaplessOf } from "../../src/journal/server/gapless.ts";
import { houseOf, readingBoard } from "./house.ts";
import { loadBoard } from "./live/board.ts";
import { type DatabaseState, liveOf } from "./live/live.ts";
import { makeDistrict } from "./drill/make-district.ts";
import { makeStaff } from "./drill/make-staff.ts";
import { makeStreets } from "./drill/make-streets.ts";
import { moversOf } from "./drill/moving.ts";
import { startDrill } from "./drill/run-drill.ts";
import { metricsOf } from "./metrics.ts";
import { orderChecks } from "./order-checks.ts";
import { openPrivacyDesk } from "../../src/privacy/server/privacy-desk.ts";
import { programRoutes } from "./program-routes.ts";
import { openOutsiders } from "../../src/journal/server/witness/outsiders.ts";
import { openPeople } from "./people.ts";
import { openStore } from "./open-store.ts";
import { reachOf, securityLogFor, type ServerOptions } from "./server-options.ts";
import { demoContact, watchSecurityContact } from "./security-txt.ts";
import { steadyClockOf } from "../../src/journal/server/clock/steady-clock.ts";
import { watchTls } from "./tls-files.ts";
import { rooms, rulebook, secretTables } from "./rooms.ts";

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

const manyRequestsPerSecond = 20_000;
const stopMillis = 2500;
const answerMillis = 1000;

/**
 * The whole server on a database and a data folder: schema, journal, board, live push, API, timers, console. Whatever was
 * begun is ended again when a later step fails. May throw `Environment`.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const undo: (() => void | Promise<void>)[] = [];
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

async function start(options: ServerOptions, undo: (() => void | Promise<void>)[]): Promise<string> {
  const { databaseUrl, dataFolder, host, port, log } = options;
  const logger = pino({ level: process.env["CALLSIGN_LOG"] ?? "warn" }, pino.destination(2));
  const tls = options.tls === undefined ? undefined : watchTls({ files: options.tls, now: () => new Date(), log });
  if (tls !== undefined) undo.push(tls.stop);
  const folder = openDataFolder(dataFolder, options.kind);
  // Stations and crews can work through the API without the hall's screen, so its absence is said and not fatal.
  const building =
    options.console === false
      ? undefined
      : consoleFolder(log).catch((error: unknown) => {
          log(`the console could not be built; the API works without it: ${words(error).split("\n", 1)[0] ?? ""}`);
          return undefined;
        });

  const store = await openStore(options, folder, undo);
  const { writer, keyStore, allowed, keys, pool, space, journal } = store;
  const clock = steadyClockOf({
    wall: options.wall ?? Date.now,
    passed: () => performance.now(),
    notBefore: await lastRecordedMillis(journal),
  });
  const { now } = clock;
  const trust = await openClockTrust(options, folder.path, journal, (error) =>
    logger.error({ err: error }, "recording a doubt about the clock"),
  );
  undo.push(trust.stop);
  const vault = vaultOf(keys, pool, journal.forgetDigests);
  const marks = numberMarksOf(keys, pool, clock.millis);
  const checks = orderChecks(rulebook, folder.path);
  const submit = submitterOf({ book: rulebook, clerk: journal, vault, keys, marks, now, checks, trust });

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

  const reading = readingBoard(journal, board);
  const timers = await startTimers({
    book: rulebook,
    submit,
    now,
    log,
    isClockTrusted: trust.isTrusted,
    journal: { current: reading.current, listen: commits.listen },
  });
  undo.push(() => timers.stop());

  const watching = watchClock({
    ...{ clock, submit, log },
    trouble: (error) => logger.error({ err: error }, "recording a jump of the clock"),
  });
  undo.push(watching.stop);
  commits.listen(trust.commit);
  trust.watch(submit, now);
  try {
    await makeDistrict({ book: rulebook, journal, submit, kind: options.kind, now });
    if (options.kind === "demo") await makeStaff({ book: rulebook, journal, submit, now });
  } catch (error) {
    if (!(error instanceof JournalUnavailable)) throw error;
    throw new Environment(
      {
        zh: "新的数据目录 {path} 无法写入初始数据：{why}。",
        en: "The first records of the new data folder {path} cannot be written: {why}.",
      },
      { path: folder.path, why: space.isLow() ? `${space.bytes() ?? 0} bytes free` : error.message },
    );
  }

  const roadsNow = () => (board.entry(roadsStream)?.states[roadsView.room] as RoadsState | undefined) ?? noRoads;
  const zone = () =>
    ((board.entry(districtStream)?.states[districtView.room] as District | undefined) ?? unnamedDistrict).zone;
  const streets = openStreets({ dataFolder: folder.path, now, zone, log });
  undo.push(() => streets.close());
  commits.listen(({ streams }) => {
    if (streams.has(roadsStream) || streams.has(districtStream)) streets.follow(roadsNow());
  });
  streets.follow(roadsNow());
  const tiles = mapTiles(folder.path);
  undo.push(() => tiles.close());
  if (options.kind === "demo") {
    // Without them the hall works on, as it does wherever no map was imported.
    await makeStreets({ roads: roadsNow(), dataFolder: folder.path, submit, now }).catch((error: unknown) =>
      log(`the drill's streets could not be made: ${words(error)}`),
    );
  }

  const outsiders = openOutsiders({
    ...{ pool, writer, stateOf, now, log, dataFolder: folder.path, witnessFolder: options.witnessFolder },
    verifiers: () => readVerifiers(folder.path),
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

  const isDrill = () => {
    const district = board.entry(districtStream)?.states[districtView.room] as { drill?: boolean } | undefined;
    return district?.drill ?? options.kind === "demo";
  };
  const freeBytes = () => Promise.resolve(space.bytes());
  const version = await versionOf();
  const { kind, backups: plan } = options;
  const schedule =
    plan === undefined
      ? undefined
      : await scheduleBackups({
          taking: { plan, databaseUrl, dataFolder: folder.path, version, kind },
          ...{ store: keyStore, now: clock.millis, isClockTrusted: trust.isTrusted, log },
        });
  undo.push(() => schedule?.stop());
  const backups = () => readBackupBoard(folder.path, schedule?.state() ?? null);
  const securityLog = securityLogFor(options.securityLog ?? {}, (error) => log(`the security log: ${words(error)}`));
  undo.push(() => securityLog.close());
  const provider =
    options.provider === undefined ? undefined : signInProvider(options.provider, { now: Date.now, log });
  const people = await openPeople({
    provider,
    ...{
      pool,
      board,
      submit,
      isDrill,
      open: vault.open,
      keyStore,
      dataFolder: folder.path,
      demo: options.kind === "demo",
    },
    now: clock.millis,
    isClockTrusted: trust.isTrusted,
    securityLog,
    countRefusedEveryMillis: options.countRefusedEveryMillis,
    trouble: (error) => logger.warn({ err: error }, "sessions and tokens"),
  });
  commits.listen(people.commit);
  undo.push(() => people.stop());
  const privacy = await openPrivacyDesk({
    ...{ pool, stateOf, journal, submit, vault, keys, keyStore, marks, trust, now: clock.millis, secretTables },
    ...{ dataFolder: folder.path, keyBackup: options.keyBackup, listen: commits.listen },
    giverOf: (request) => request.pass?.giver,
    isOutside: outsideOf(stateOf),
    trouble: (error, about) => logger.error({ err: error }, about),
  });
  undo.push(privacy.stop);
  await allowed.record({ submit, now: clock.millis });
  await allowed.mark(pool);
  const { reads } = privacy;
  const securityContact = options.securityContact ?? (options.kind === "demo" ? demoContact(new Date()) : undefined);
  if (securityContact !== undefined)
    undo.push(watchSecurityContact({ contact: securityContact, now: Date.now, log }).stop);
  const app = await apiOf(
    {
      book: rulebook,
      rooms,
      journal,
      board,
      live,
      submit,
      pool,
      now,
      open: vault.open,
      tokenKey: store.tokenKey,
      demo: options.kind === "demo",
      condition: {
        version,
        writer,
        head: board.head,
        database: () => database,
        whyNot: journal.whyNot,
        freeBytes,
        backups,
        isDrill,
        isClockTrusted: trust.isTrusted,
        databaseRestarts: () => options.database?.restarts() ?? 0,
      },
      metrics: metricsOf({
        readers: live.readers,
        fallenBehind: live.fallenBehind,
        feed: board.head,
        databaseUp: () => database === "up",
        freeBytes,
        backups,
        isClockTrusted: trust.isTrusted,
      }),
      requestsPerSecond: options.requestsPerSecond ?? numberFrom("CALLSIGN_REQUESTS_PER_SECOND", manyRequestsPerSecond),
      reach: reachOf(options, tls),
      log,
      privateHealth: options.privateHealth,
      securityContact,
      ...(options.placeLimits === undefined ? {} : { placeLimits: options.placeLimits }),
      ...(options.addressLimits === undefined ? {} : { addressLimits: options.addressLimits }),
      ...(tls === undefined ? {} : { tls }),
      people: people.passes,
      closeSession: people.closeSession,
      provider: provider?.name,
      seats: people.seats,
      watch: people.watch,
      devices: people.devices,
      ...(options.recordsReads === false ? {} : { reads }),
      positionOf: positions.book.positionOf,
      trouble: (incident, error, route) => logger.error({ incident, route, err: error }, "a request failed"),
    },
    {
      api: (api, house) =>
        programRoutes(api, house, {
          open: vault.open,
          earlier: marks.earlier,
          outsiders,
          positions,
          streets,
          arrivals,
          tiles,
          map: options.map,
          door: people.door,
          zone,
          reads,
          trust,
        }),
      pages: async (whole) => {
        outsiders.routes(whole);
        const built = await building;
        if (built !== undefined) await consoleFiles(whole, built, options.map?.tiles);
      },
    },
  );
  undo.push(async () => {
    // Orders under way are answered; a connection that takes nothing does not hold the end up.
    const impatience = setTimeout(() => app.server.closeAllConnections(), answerMillis);
    await app.close();
    clearTimeout(impatience);
  });
  // First of all when stopping: readers are told the end, so that closing waits for nobody.
  undo.push(() => live.close());
  await app.listen({ host, port });
  if (options.kind === "demo" && options.drill !== false) {
    const watched = { ...reading, listen: commits.listen };
    const movers = moversOf({
      route: (start, goal) => streets.router.ask("route", { start, goal }),
      positions,
      places: anheAddresses().map(({ point }) => point),
    });
    const { sitsAt } = people.seats;
    const hands = { book: rulebook, journal: watched, submit, movers, sitsAt };
    const drill = startDrill({ ...hands, now, random: Math.random, log });
    undo.push(() => drill.stop());
  }
  const address = app.server.address() as AddressInfo;
  // Where it listens on every address, the one of this machine's own: what the command line asks it by.
  const reached = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  const name = reached.includes(":") ? `[${reached}]` : reached;
  const url = `${tls === undefined ? "http" : "https"}://${name}:${address.port}`;
  if (options.entrance !== undefined && options.kind !== "demo") {
    // A house that cannot record it, its disk full, still shows its board; the next start makes the link.
    const first = await people.firstEntrance().catch((error: unknown) => {
      if (!(error instanceof JournalUnavailable)) throw error;
      log(`no link for the first administrator was made: ${error.message}`);
      return undefined;
    });
    if (first !== undefined) options.entrance(url + first.path, first.until);
  }
  return url;
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function numberFrom(variable: string, otherwise: number): number {
  const value = Number(process.env[variable]);
  return Number.isFinite(value) && value > 0 ? value : otherwise;
}

async function versionOf(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
