import type pg from "pg";
import { connect } from "../../journal/server/connect.ts";
import { note } from "../../journal/server/note.ts";
import { readGivenUp, writeGivenUp } from "../../journal/server/given-up.ts";
import type { KeyStore } from "../../journal/server/key-store.ts";
import { noteKeyMarks } from "../../journal/server/key-marks.ts";
import type { Submit } from "../../journal/server/order-request.ts";
import { goesOnWithout, keysAtHand, refuseTroubled } from "./keys-at-hand.ts";
import { type KnownLogParts, refuseOlderLog } from "../../journal/server/proof/known-log.ts";
import type { KeyUse } from "../../journal/server/key-use.ts";

interface Parts extends KnownLogParts {
  readonly databaseUrl: string;
  readonly keyStore: KeyStore;
  /** What the rooms keep secrets for. */
  readonly keyUses: readonly KeyUse[];
  readonly log: (line: string) => void;
}

export interface Allowed {
  /** An epoch that has to begin before anything is sealed. */
  readonly needsEpoch: number | undefined;
  /** Puts on record what somebody decided at the machine: a gap of the log, keys given up. */
  record(parts: { readonly submit: Submit; readonly now: () => number }): Promise<void>;
  /** Notes the secrets in use, so that the next start misses them when they are gone. */
  mark(pool: pg.Pool): Promise<void>;
}

/**
 * Checks a database before the server writes to it: its log is the one this data folder knows, and every secret it was
 * written with is there. Throws a sentence otherwise. Changes nothing.
 */
export async function allowStart(parts: Parts): Promise<Allowed> {
  const { databaseUrl, keyStore, keyUses, dataFolder, writer, log } = parts;
  const client = await connect(databaseUrl);
  try {
    const gap = await refuseOlderLog(client, parts);
    const keys = await keysAtHand(client, { store: keyStore, dataFolder, writer, keyUses });
    refuseTroubled(keys, keyStore);
    const without = goesOnWithout(dataFolder);
    if (without !== undefined) log(without.en);
    if (gap !== undefined) log(`going on after fact ${gap.size} although the log was known to have ${gap.known}`);
    return {
      needsEpoch: keys.needsEpoch,
      record: async (program) => {
        if (gap !== undefined) await note(program, "NoteLogGap", { ...gap });
        const list = readGivenUp(dataFolder);
        for (const { name, records } of list) await note(program, "NoteKeyGivenUp", { key: name, records });
        if (list.length > 0) writeGivenUp(dataFolder, []);
      },
      mark: (pool) => noteKeyMarks(pool, keyStore),
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}
