import { journalRoom } from "../journal-room.ts";
import { boardPart, housePart, logPart, storePart, timePart } from "./house-parts.ts";
import type { BackupOverview } from "./backup/backup-overview.ts";
import { backupRoutes } from "./backup/backup-routes.ts";
import { configurationRoutes } from "./configuration-routes.ts";
import { fileTable } from "./files/file-tables.ts";
import { uploadRoutes } from "./files/upload-routes.ts";
import { hourly } from "./hourly.ts";
import { journalKeyUses } from "./key-use.ts";
import { readVerifiers } from "./keys.ts";
import { deleteOldAnswers } from "./old-answers.ts";
import { partName } from "./parts.ts";
import { logRoutes } from "./proof/log-routes.ts";
import { proofRoutes } from "./proof/proof-routes.ts";
import { roomServer } from "./room-server.ts";
import { journalMigrations } from "./schema.ts";
import { settingRoutes } from "./setting-routes.ts";
import { openOutsiders, type Outsiders } from "./witness/outsiders.ts";
import { witnessRoutes } from "./witness/witness-routes.ts";

/** Where a copy of every checkpoint file goes; undefined: nowhere. */
export const witnessFolderPart = partName<string | undefined>("witnessFolder");

/** How it stands with backups, those of the schedule and those by hand. */
export const backupsPart = partName<() => Promise<BackupOverview>>("backups");

const outsidersPart = partName<Outsiders>("outsiders");

/** How facts are recorded, retold and proven; what of the log is shown to those outside the house. */
export const journalServer = roomServer({
  rules: journalRoom,
  migrations: journalMigrations,
  tables: [fileTable],
  keys: journalKeyUses,
  needs: {
    ...{ house: housePart, store: storePart, time: timePart, board: boardPart, log: logPart },
    witnessFolder: witnessFolderPart,
    backups: backupsPart,
  },
  gives: { outsiders: outsidersPart },
  open: ({ house, store: { journal, dataFolder, files }, time, board, log, witnessFolder }, ending) => {
    const outsiders = openOutsiders({
      ...{ pool: house.pool, writer: journal.writer, state: board.state, dataFolder, witnessFolder },
      verifiers: () => readVerifiers(dataFolder),
      ...{ head: journal.head, now: time.now, log: log.line, trouble: log.trouble("storing the log's tiles") },
    });
    ending(outsiders.stop);
    board.listen(outsiders.commit);
    const { trust } = time;
    ending(
      hourly(
        (goesOn) => deleteOldAnswers(house.pool, trust.surelyPast(), goesOn),
        trust.isTrusted,
        log.trouble("deleting old answers"),
      ),
    );
    ending(
      hourly(
        (goesOn) => files.sweep(trust.surelyPast(), goesOn),
        trust.isTrusted,
        log.trouble("removing files nobody took"),
      ),
    );
    return { outsiders };
  },
  routes: (api, house, { outsiders, backups, store: { files } }) => {
    const { log, tiles } = outsiders;
    backupRoutes(api, backups);
    configurationRoutes(api, house);
    logRoutes(api, house, log, tiles);
    proofRoutes(api, house, log, tiles);
    settingRoutes(api, house);
    uploadRoutes(api, house, files);
    witnessRoutes(api, { ...outsiders, now: house.now });
  },
  pages: (app, _house, { outsiders }) => outsiders.routes(app),
});
