import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { BackupOverview } from "../../../src/journal/server/backup/backup-overview.ts";
import type { MakingParts } from "../../../src/journal/server/parts.ts";
import type { InstalledRoutes } from "../../../src/journal/server/room-server.ts";
import { readsPart } from "../../../src/privacy/server/privacy-server.ts";
import { type ApiParts, apiOf } from "../api.ts";
import { consoleFiles } from "../console-files.ts";
import { metricsOf } from "../metrics.ts";
import type { Store } from "../open-store.ts";
import { reachOf } from "../server-options.ts";
import { demoContact, watchSecurityContact } from "../security-txt.ts";
import type { Beginning } from "./beginning.ts";
import type { HouseClock } from "./open-clock.ts";
import type { OpenDoor } from "./open-door.ts";
import type { Hall } from "./open-hall.ts";

/** What a start has opened by the time it lets anybody in. */
interface Opened {
  readonly store: Store;
  readonly timing: HouseClock;
  readonly hall: Hall;
  readonly door: OpenDoor;
  readonly parts: MakingParts;
  readonly routes: readonly InstalledRoutes[];
  readonly version: string;
  readonly backups: () => Promise<BackupOverview>;
}

const manyRequestsPerSecond = 20_000;
const answerMillis = 1000;

/** Lets people in: the API, the console's files, and the port. Answers the address it is reached by. */
export async function openEdge(begun: Beginning, opened: Opened): Promise<string> {
  const { options, undo, building } = begun;
  const { hall, routes } = opened;
  const app = await apiOf(
    { ...ofOptions(begun), ...ofHouse(begun, opened) },
    {
      api: (api, house) => routes.forEach((room) => room.routes(api, house)),
      pages: async (whole, house) => {
        for (const room of routes) room.pages(whole, house);
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
  undo.push(() => hall.live.close());
  await app.listen({ host: options.host, port: options.port });
  return addressOf(app, begun);
}

/** What the API takes from how the server was started. */
function ofOptions({ options, undo, tls, logger }: Beginning) {
  const { kind, log, placeLimits, addressLimits } = options;
  const securityContact = options.securityContact ?? (kind === "demo" ? demoContact(new Date()) : undefined);
  if (securityContact !== undefined)
    undo.push(watchSecurityContact({ contact: securityContact, now: Date.now, log }).stop);
  return {
    demo: kind === "demo",
    requestsPerSecond: options.requestsPerSecond ?? numberFrom("CALLSIGN_REQUESTS_PER_SECOND", manyRequestsPerSecond),
    reach: reachOf(options, tls),
    log,
    privateHealth: options.privateHealth,
    securityContact,
    ...(placeLimits === undefined ? {} : { placeLimits }),
    ...(addressLimits === undefined ? {} : { addressLimits }),
    ...(tls === undefined ? {} : { tls }),
    trouble: (incident, error, route) => logger.error({ incident, route, err: error }, "a request failed"),
  } satisfies Partial<ApiParts>;
}

/** What the API takes from what has been opened. */
function ofHouse({ options }: Beginning, opened: Opened) {
  const { store, timing, hall, door, parts, version, backups } = opened;
  const { house, board, live, database, isDrill } = hall;
  const { people, devices, seats, provider } = door;
  const freeBytes = () => Promise.resolve(store.space.bytes());
  const isClockTrusted = timing.trust.isTrusted;
  return {
    ...{ house, journal: store.journal, tokenKey: store.tokenKey, board, live },
    condition: {
      ...{ version, writer: store.writer, head: board.head, database, whyNot: store.journal.whyNot },
      ...{ freeBytes, backups, isDrill, isClockTrusted },
      databaseRestarts: () => options.database?.restarts() ?? 0,
    },
    metrics: metricsOf({
      ...{ readers: live.readers, fallenBehind: live.fallenBehind, feed: board.head, freeBytes, backups },
      ...{ isClockTrusted, databaseUp: () => database() === "up" },
    }),
    people: people.passes,
    ...{ closeSession: people.closeSession, provider },
    ...{ seats, watch: people.watch, devices },
    ...(options.recordsReads === false ? {} : { reads: parts.get(readsPart) }),
  } satisfies Partial<ApiParts>;
}

function addressOf(app: FastifyInstance, { options: { host }, tls }: Beginning): string {
  const address = app.server.address() as AddressInfo;
  // Where it listens on every address, the one of this machine's own: what the command line asks it by.
  const reached = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  const name = reached.includes(":") ? `[${reached}]` : reached;
  return `${tls === undefined ? "http" : "https"}://${name}:${address.port}`;
}

function numberFrom(variable: string, otherwise: number): number {
  const value = Number(process.env[variable]);
  return Number.isFinite(value) && value > 0 ? value : otherwise;
}

/** The version of the program itself. */
export async function versionOf(): Promise<string> {
  const text = await readFile(new URL("../../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
