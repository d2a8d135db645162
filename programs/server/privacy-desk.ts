import type pg from "pg";
import type { Logger } from "pino";
import { outsideOf } from "../../src/dispatch/server/outside.ts";
import type { Commit } from "../../src/journal/journal.ts";
import type { KeyBackupPlace } from "../../src/journal/server/key-backups.ts";
import type { KeyStore } from "../../src/journal/server/key-store.ts";
import type { Keys } from "../../src/journal/server/keys.ts";
import type { NumberMarks } from "../../src/journal/server/number-marks.ts";
import type { PostgresJournal } from "../../src/journal/server/postgres-journal.ts";
import type { Submit } from "../../src/journal/server/submit.ts";
import type { Vault } from "../../src/journal/server/vault.ts";
import type { KeyEpochs } from "../../src/privacy/key-epochs.ts";
import { keysStream } from "../../src/privacy/key-facts.ts";
import { retentionIn } from "../../src/privacy/retention.ts";
import { retentionStream } from "../../src/privacy/retention-facts.ts";
import type { ClockTrust } from "../../src/journal/server/clock/clock-trust.ts";
import { startErasing } from "../../src/privacy/server/erase-due.ts";
import { watchErasures } from "../../src/privacy/server/watch-erasures.ts";
import type { Board } from "./live/board.ts";
import { openReads, type Reads } from "../../src/privacy/server/reads.ts";
import { watchKeys } from "../../src/privacy/server/watch-keys.ts";
import { secretTables } from "./rooms.ts";

interface Parts {
  readonly pool: pg.Pool;
  readonly dataFolder: string;
  readonly board: Board;
  readonly journal: PostgresJournal;
  readonly submit: Submit;
  readonly vault: Vault;
  readonly keys: Keys;
  readonly keyStore: KeyStore;
  readonly keyBackup: KeyBackupPlace | undefined;
  readonly marks: NumberMarks;
  readonly now: () => number;
  readonly trust: ClockTrust;
  listen(listener: (commit: Commit) => void): () => void;
  readonly logger: Logger;
}

/** What goes on by itself about what is personal: erasing, the turn of keys, the record of reads. */
export async function openPrivacyDesk(parts: Parts): Promise<{ readonly reads: Reads; stop(): Promise<void> }> {
  const { pool, board, journal, submit, vault, keys, keyStore, marks, now, trust, listen, logger } = parts;
  const { isTrusted: isClockTrusted, surelyPast } = trust;
  const stateOf = (stream: string) => board.entry(stream)?.sight.state;
  const trouble = (about: string) => (error: unknown) => logger.error({ err: error }, about);
  const erasures = watchErasures({
    ...{ pool, vault, submit, now, isClockTrusted },
    trouble: trouble("erasing sealed values"),
  });
  listen(erasures.commit);
  void erasures.begin();
  const erasing = startErasing({
    ...{ pool, submit, now, isClockTrusted, trouble: trouble("erasing what is due") },
    retention: async () => retentionIn(await journal.states([retentionStream])),
  });
  trust.onConfirmed(() => {
    void erasures.begin();
    void erasing.sweep();
  });
  const keyWatch = await watchKeys(parts, {
    epochs: () => (stateOf(keysStream) as KeyEpochs | null | undefined) ?? undefined,
    ...{ secretTables, keys, store: keyStore, pool, submit, settled: vault.settled, isAvailable: journal.available },
    ...{ marks, now, isClockTrusted, surelyPast, listen, trouble: trouble("rotating or backing up keys") },
  });
  const reads = openReads({
    ...{ pool, stateOf, journal, submit, now: surelyPast, isClockTrusted },
    giverOf: (request) => request.pass?.giver,
    isOutside: outsideOf(stateOf),
    trouble: trouble("the record of reads"),
  });
  await reads.start();
  return {
    reads,
    stop: async () => {
      await reads.stop();
      await keyWatch.stop();
      await erasing.stop();
      await erasures.stop();
    },
  };
}
