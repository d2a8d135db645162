import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { Pool } from "pg";
import { mintToken } from "../../../src/access/server/token.ts";
import type { Giver } from "../../../src/ground/fact.ts";
import { ulidOf } from "../../../src/ground/ulid.ts";
import { JournalUnavailable } from "../../../src/journal/journal.ts";
import { memoryJournal } from "../../../src/journal/memory-journal.ts";
import { journalRoom } from "../../../src/journal/journal-room.ts";
import { privacyRoom } from "../../../src/privacy/room.ts";
import { rulebookOf } from "../../../src/journal/rulebook.ts";
import { openingsRoutes } from "../../../src/privacy/server/openings-routes.ts";
import { type ApiParts, apiOf } from "../api.ts";
import { houseOf } from "../house.ts";
import { loadBoard } from "../live/board.ts";
import { type DatabaseState, liveOf } from "../live/live.ts";
import { noBackups } from "../../../src/journal/server/backup/backup-overview.ts";
import { metricsOf } from "../metrics.ts";
import type { House, RoomServer } from "../../../src/journal/server/room-server.ts";
import { submitterOf } from "../../../src/journal/server/submit.ts";
import { plainVault } from "./plain-vault.ts";
import { ledgerRoom } from "./ledger-room.ts";
import { failOfUndeclared } from "./undeclared.ts";
import { thrown } from "./thrown.ts";

/** The ledger of the tests beside what it is recorded and opened by. */
const ledgerHouse: readonly RoomServer[] = [
  { rules: journalRoom, migrations: [], tables: [] },
  {
    ...{ rules: privacyRoom, migrations: [], tables: [] },
    routes: (api, house) => openingsRoutes(api, house, plainVault.open),
  },
  { rules: ledgerRoom, migrations: [], tables: [] },
];

/** What lies behind a room's routes where nothing is opened; only what the routes say of themselves is asked for. */
function unasked({ needs, gives }: RoomServer): Readonly<Record<string, unknown>> {
  const parts = Object.keys({ ...needs, ...gives }).map((key) => [key, new Proxy({}, { get: () => ({}) })]);
  return Object.fromEntries(parts) as Readonly<Record<string, unknown>>;
}

/** The whole API on a memory journal, over the ledger or over given rooms; requests go in by `inject`, without a port. */
export async function memoryApi(
  o: {
    demo?: boolean;
    requestsPerSecond?: number;
    rooms?: readonly RoomServer[];
    /** Routes of the program's own. */
    more?: (api: FastifyInstance, house: House) => void;
  } & Pick<
    ApiParts,
    "addressLimits" | "closeSession" | "placeLimits" | "privateHealth" | "reach" | "securityContact" | "tls"
  > = {},
) {
  const rooms = o.rooms ?? ledgerHouse;
  const book = rulebookOf(rooms.map((room) => room.rules));
  const journal = memoryJournal(book);
  const board = await loadBoard(book, journal, thrown);
  const live = liveOf({ book, journal, board, trouble: thrown, now: Date.now });
  journal.listen(live.commit);
  const key = randomBytes(32);
  const lines: string[] = [];
  const condition = { database: "up" as DatabaseState, away: false, troubles: [] as string[] };

  const submit = submitterOf({
    book,
    clerk: {
      submit: (submission) => {
        const { key: sum } = submission.order.body as { key?: string };
        // Sums of these names make the clerk fail: by a defect, or as a store that goes away and stays away.
        if (sum === "broken") return Promise.reject(new Error("secret words of a defect"));
        if (sum === "down") condition.away = true;
        if (condition.away) return Promise.reject(new JournalUnavailable("down", 3));
        return journal.submit(submission);
      },
    },
    vault: plainVault,
    keys: { digest: (text) => text },
    now: () => new Date(),
  });

  const parts: ApiParts = {
    house: houseOf({
      ...{ book, journal, board, submit, pool: new Pool(), positionOf: live.positionOf, readersOf: live.readersOf },
      now: () => new Date(),
      trouble: (error) => parts.trouble("", error, "a view"),
    }),
    journal,
    board,
    live,
    tokenKey: key,
    demo: o.demo ?? false,
    condition: {
      version: "0.0.0",
      writer: journal.writer,
      head: board.head,
      database: () => condition.database,
      whyNot: () => (condition.database === "up" ? undefined : "database"),
      freeBytes: () => Promise.resolve(1_000_000),
      backups: () => Promise.resolve(noBackups),
      isClockTrusted: () => true,
      isDrill: () => o.demo ?? false,
      databaseRestarts: () => 0,
    },
    metrics: metricsOf({
      isClockTrusted: () => true,
      readers: live.readers,
      fallenBehind: live.fallenBehind,
      feed: board.head,
      databaseUp: () => condition.database === "up",
      freeBytes: () => Promise.resolve(1_000_000),
      backups: () => Promise.resolve(noBackups),
    }),
    requestsPerSecond: o.requestsPerSecond ?? 5000,
    ...(o.addressLimits === undefined ? {} : { addressLimits: o.addressLimits }),
    ...(o.placeLimits === undefined ? {} : { placeLimits: o.placeLimits }),
    privateHealth: o.privateHealth,
    securityContact: o.securityContact,
    ...(o.reach === undefined ? {} : { reach: o.reach }),
    ...(o.tls === undefined ? {} : { tls: o.tls }),
    ...(o.closeSession === undefined ? {} : { closeSession: o.closeSession }),
    log: (line) => lines.push(line),
    trouble: (incident, _error, route) => condition.troubles.push(`${incident} ${route}`),
  };
  const app = await apiOf(parts, {
    api: (api, house) => {
      for (const room of rooms) room.routes?.(api, house, unasked(room));
      o.more?.(api, house);
    },
  });

  const token = (role: string, more: Partial<Giver> = {}, expires = Date.now() + 60_000) =>
    mintToken(key, { giver: { officer: role, role, ...more }, expires });

  return {
    app,
    journal,
    condition,
    token,
    close: async () => {
      live.close();
      await app.close();
      failOfUndeclared(lines);
    },
    /** One order over HTTP, as a program gives it. */
    give: (name: string, body: unknown, by = token("dispatcher"), id = newUlid()) =>
      app.inject({
        method: "POST",
        url: `/api/v1/orders/${name}`,
        headers: { authorization: `Bearer ${by}`, "idempotency-key": id, "content-type": "application/json" },
        payload: typeof body === "string" ? body : JSON.stringify(body),
      }),
    get: (url: string, by: string | null = token("dispatcher"), headers: Record<string, string> = {}) =>
      app.inject({ url, headers: by === null ? headers : { authorization: `Bearer ${by}`, ...headers } }),
  };
}

export function newUlid(): string {
  return ulidOf(Date.now(), randomBytes(10));
}
