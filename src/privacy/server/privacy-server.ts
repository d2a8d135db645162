import { districtView, unnamedDistrict } from "../../district/district.ts";
import { districtStream } from "../../district/facts.ts";
import { boardPart, housePart, logPart, storePart, timePart } from "../../journal/server/house-parts.ts";
import type { KeyBackupPlace } from "../../journal/server/key-backups.ts";
import { partName } from "../../journal/server/parts.ts";
import { roomServer } from "../../journal/server/room-server.ts";
import { privacyRoom } from "../room.ts";
import { clockRoutes } from "./clock-routes.ts";
import { erasureRoutes } from "./erasure-routes.ts";
import { erasureMigrations, erasureTable } from "./erasure-table.ts";
import { fileRoutes } from "./file-routes.ts";
import { keyRoutes } from "./key-routes.ts";
import { openingMigrations, openingTable } from "./opening-table.ts";
import { openingsRoutes } from "./openings-routes.ts";
import { openPrivacy } from "./open-privacy.ts";
import { readRoutes } from "./read-routes.ts";
import { readMigrations } from "./read-tables.ts";
import type { Reads } from "./reads.ts";
import { recordMigrations, recordTable } from "./record-tables.ts";
import { requestRoutes } from "./request-routes.ts";
import { requestMigrations, requestTable } from "./request-table.ts";
import { retentionRoutes } from "./retention-routes.ts";

/** Where key files are written of themselves; undefined: nowhere. */
export const keyBackupPart = partName<KeyBackupPlace | undefined>("keyBackup");

/** The record of reads, on which the edge puts every answer of a route that says so. */
export const readsPart = partName<Reads>("reads");

/** What is personal; it erases, turns keys and keeps the record of reads by itself. */
export const privacyServer = roomServer({
  rules: privacyRoom,
  migrations: [
    ...openingMigrations,
    ...recordMigrations,
    ...readMigrations,
    ...erasureMigrations,
    ...requestMigrations,
  ],
  tables: [openingTable, recordTable, erasureTable, requestTable],
  needs: {
    ...{ house: housePart, store: storePart, time: timePart, board: boardPart, log: logPart },
    keyBackup: keyBackupPart,
  },
  gives: { reads: readsPart },
  open: openPrivacy,
  routes: (api, house, { store, time: { trust }, board, reads, keyBackup }) => {
    const { vault, files } = store;
    keyRoutes(api, house, store, keyBackup);
    erasureRoutes(api, house);
    requestRoutes(api, house);
    retentionRoutes(api, house);
    clockRoutes(api, house, trust);
    openingsRoutes(api, house, vault.open);
    fileRoutes(api, house, { files, open: vault.open });
    const zone = () => (board.state(districtView, districtStream) ?? unnamedDistrict).zone;
    readRoutes(api, house, { ...reads, zone });
  },
});
