import type { BoardNow, HouseTime, Log, Store } from "../../journal/server/house-parts.ts";
import type { KeyBackupPlace } from "../../journal/server/key-backups.ts";
import type { Ending } from "../../journal/server/parts.ts";
import type { House } from "../../journal/server/room-server.ts";
import { keyEpochsView } from "../key-epochs.ts";
import { keysStream } from "../key-facts.ts";
import { retentionIn } from "../retention.ts";
import { retentionStream } from "../retention-facts.ts";
import { startErasing } from "./erase-due.ts";
import { openReads, type Reads } from "./reads.ts";
import { watchErasures } from "./watch-erasures.ts";
import { watchKeys } from "./watch-keys.ts";

interface Parts {
  readonly house: House;
  readonly store: Store;
  readonly time: HouseTime;
  readonly board: BoardNow;
  readonly log: Log;
  readonly keyBackup: KeyBackupPlace | undefined;
}

/** What goes on by itself about what is personal: erasing, the turn of keys, the record of reads. */
export async function openPrivacy(
  { house, store, time, board, log, keyBackup }: Parts,
  ending: Ending,
): Promise<{ readonly reads: Reads }> {
  const { pool, submit, book } = house;
  const { journal, dataFolder, keyStore, keys, vault, marks, files, secretTables } = store;
  const { millis: now, trust } = time;
  const { state, listen } = board;
  const { isTrusted: isClockTrusted, surelyPast } = trust;
  const trouble = (about: string) => log.trouble(about, true);
  const erasures = watchErasures({
    ...{ pool, vault, submit, now, isClockTrusted, removeErased: files.removeErased },
    trouble: trouble("erasing sealed values"),
  });
  ending(erasures.stop);
  listen(erasures.commit);
  void erasures.begin();
  const erasing = startErasing({
    ...{ pool, book, submit, now, isClockTrusted, trouble: trouble("erasing what is due") },
    retention: async () => retentionIn(await journal.states([retentionStream])),
  });
  ending(erasing.stop);
  trust.onConfirmed(() => {
    void erasures.begin();
    void erasing.sweep();
  });
  const keyWatch = await watchKeys(
    { keyBackup, dataFolder },
    {
      epochs: () => state(keyEpochsView, keysStream),
      ...{ secretTables, keys, store: keyStore, pool, submit },
      ...{ settled: vault.settled, isAvailable: journal.available },
      ...{ marks, now, isClockTrusted, surelyPast, listen, trouble: trouble("rotating or backing up keys") },
    },
  );
  ending(keyWatch.stop);
  const reads = openReads({
    ...{ pool, book, state, journal, submit, now: surelyPast, isClockTrusted },
    giverOf: house.giverIfAny,
    trouble: trouble("the record of reads"),
  });
  ending(reads.stop);
  await reads.start();
  return { reads };
}
