import type pg from "pg";
import type { FastifyRequest } from "fastify";
import type { Giver } from "../../ground/fact.ts";
import type { Commit } from "../../journal/journal.ts";
import type { KeyBackupPlace } from "../../journal/server/key-backups.ts";
import type { KeyStore } from "../../journal/server/key-store.ts";
import type { Keys } from "../../journal/server/keys.ts";
import type { NumberMarks } from "../../journal/server/number-marks.ts";
import type { PostgresJournal } from "../../journal/server/postgres-journal.ts";
import type { Looked, SecretTable } from "../../journal/server/room-server.ts";
import type { Submit } from "../../journal/server/order-request.ts";
import type { Vault } from "../../journal/server/vault.ts";
import type { KeyEpochs } from "../key-epochs.ts";
import { keysStream } from "../key-facts.ts";
import { retentionIn } from "../retention.ts";
import { retentionStream } from "../retention-facts.ts";
import type { ClockTrust } from "../../journal/server/clock/clock-trust.ts";
import { startErasing } from "./erase-due.ts";
import { watchErasures } from "./watch-erasures.ts";
import { openReads, type Reads } from "./reads.ts";
import { watchKeys } from "./watch-keys.ts";

interface Parts {
  readonly pool: pg.Pool;
  readonly dataFolder: string;
  /** The owner's state of a stream, from memory. */
  readonly stateOf: (stream: string) => unknown;
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
  /** Tables of secrets that travel with the keys. */
  readonly secretTables: readonly SecretTable[];
  readonly giverOf: (request: FastifyRequest) => Giver | undefined;
  readonly isOutside: (giver: Giver, looked: Looked) => boolean | null;
  trouble(error: unknown, about: string): void;
}

/** What goes on by itself about what is personal: erasing, the turn of keys, the record of reads. */
export async function openPrivacyDesk(parts: Parts): Promise<{ readonly reads: Reads; stop(): Promise<void> }> {
  const { pool, stateOf, journal, submit, vault, keys, keyStore, marks, now, trust, listen } = parts;
  const { isTrusted: isClockTrusted, surelyPast } = trust;
  const trouble = (about: string) => (error: unknown) => parts.trouble(error, about);
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
    ...{
      secretTables: parts.secretTables,
      keys,
      store: keyStore,
      pool,
      submit,
      settled: vault.settled,
      isAvailable: journal.available,
    },
    ...{ marks, now, isClockTrusted, surelyPast, listen, trouble: trouble("rotating or backing up keys") },
  });
  const reads = openReads({
    ...{ pool, stateOf, journal, submit, now: surelyPast, isClockTrusted },
    giverOf: parts.giverOf,
    isOutside: parts.isOutside,
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
