import { doorPart } from "../../../src/access/server/access-server.ts";
import type { BackupOverview } from "../../../src/journal/server/backup/backup-overview.ts";
import { boardPart, housePart, logPart, storePart, timePart } from "../../../src/journal/server/house-parts.ts";
import { backupsPart, witnessFolderPart } from "../../../src/journal/server/journal-server.ts";
import { MakingParts } from "../../../src/journal/server/parts.ts";
import { keyBackupPart } from "../../../src/privacy/server/privacy-server.ts";
import { otherMapPart } from "../../../src/streets/server/streets-server.ts";
import type { Store } from "../open-store.ts";
import type { People } from "../../../src/access/server/open-people.ts";
import { secretTables } from "../rooms.ts";
import type { Beginning } from "./beginning.ts";
import type { HouseClock } from "./open-clock.ts";
import type { Hall } from "./open-hall.ts";
import type { Orders } from "./open-orders.ts";

/** What the program gives to its rooms. */
export function givenParts(
  { options, folder, logger }: Beginning,
  { journal, keyStore, keys }: Store,
  { clock, trust }: HouseClock,
  { vault, marks, files }: Orders,
  { house, board, reporting, commits, live }: Hall,
  { door }: People,
  backups: () => Promise<BackupOverview>,
): MakingParts {
  const { listen } = commits;
  return new MakingParts()
    .give(housePart, house)
    .give(storePart, { journal, dataFolder: folder.path, keyStore, keys, vault, marks, files, secretTables })
    .give(timePart, { now: clock.now, millis: clock.millis, trust })
    .give(boardPart, { state: board.state, reporting, listen, showPosition: live.showPosition })
    .give(logPart, {
      line: options.log,
      trouble: (about, grave) => (error) => logger[grave === true ? "error" : "warn"]({ err: error }, about),
    })
    .give(witnessFolderPart, options.witnessFolder)
    .give(backupsPart, backups)
    .give(keyBackupPart, options.keyBackup)
    .give(otherMapPart, options.map)
    .give(doorPart, door);
}
