import { accessServer } from "../../src/access/server/access-server.ts";
import { dispatchServer } from "../../src/dispatch/server/dispatch-server.ts";
import { districtServer } from "../../src/district/server/district-server.ts";
import { dutyServer } from "../../src/duty/server/duty-server.ts";
import { intakeServer } from "../../src/intake/server/intake-server.ts";
import { exchangeServer } from "../../src/exchange/server/exchange-server.ts";
import { privacyServer } from "../../src/privacy/server/privacy-server.ts";
import { positionsServer } from "../../src/positions/server/positions-server.ts";
import { streetsServer } from "../../src/streets/server/streets-server.ts";
import { statisticsServer } from "../../src/statistics/server/statistics-server.ts";
import { statuteServer } from "../../src/statute/server/statute-server.ts";
import { supervisionServer } from "../../src/supervision/server/supervision-server.ts";
import { taskingServer } from "../../src/tasking/server/tasking-server.ts";
import { trainingServer } from "../../src/training/server/training-server.ts";
import { type Rulebook, rulebookOf } from "../../src/journal/rulebook.ts";
import { journalServer } from "../../src/journal/server/journal-server.ts";
import type { KeyUse } from "../../src/journal/server/key-use.ts";
import { migrate } from "../../src/journal/server/migrate.ts";
import type { Migration, RoomServer, SecretTable } from "../../src/journal/server/room-server.ts";

/** The rooms of this server. Their migrations run in this order. */
export const rooms: readonly RoomServer[] = [
  journalServer,
  districtServer,
  accessServer,
  statuteServer,
  dutyServer,
  streetsServer,
  intakeServer,
  dispatchServer,
  taskingServer,
  supervisionServer,
  positionsServer,
  privacyServer,
  statisticsServer,
  exchangeServer,
  trainingServer,
];

export const rulebook: Rulebook = rulebookOf(rooms.map((room) => room.rules));

export const readTables = rooms.flatMap((room) => room.tables);

/** Tables of secrets that travel with the keys. */
export const secretTables: readonly SecretTable[] = rooms.flatMap((room) => room.secrets ?? []);

/** What the rooms keep under secrets of the data folder. */
export const keyUses: readonly KeyUse[] = rooms.flatMap((room) => room.keys ?? []);

export const migrations: readonly Migration[] = rooms.flatMap((room) => room.migrations);

/** Brings the database's schema up to this program; see `migrate`. */
export async function migrateRooms(databaseUrl: string): Promise<void> {
  await migrate(databaseUrl, migrations);
}
