import { connect } from "../../src/journal/server/connect.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { type GivenUp, writeGivenUp } from "../../src/journal/server/given-up.ts";
import type { KeyStore } from "../../src/journal/server/key-store.ts";
import { KeysTroubled } from "../../src/journal/server/key-sums.ts";
import { epochOf } from "../../src/journal/server/keys.ts";
import { keysAtHand } from "../../src/privacy/server/keys-at-hand.ts";
import { keyUses } from "../server/rooms.ts";
import { spoken } from "./language.ts";
import { type EpochsOpened, openedInWords, openEachEpoch } from "./open-each-epoch.ts";

export interface RestoredKeys {
  readonly opened: EpochsOpened;
  /** Secrets the restored log speaks of that were not brought along: a restore without them gives them up. */
  readonly without: readonly GivenUp[];
}

/**
 * Holds restored secrets against the restored log and opens a value of each epoch. Throws when one of them is another
 * installation's: it opens nothing and signed nothing here.
 */
export async function checkRestoredKeys(
  url: string,
  { store, dataFolder, writer }: { store: KeyStore; dataFolder: string; writer: string },
): Promise<RestoredKeys> {
  const client = await connect(url);
  try {
    const { troubles, records, lostWith } = await keysAtHand(client, { store, dataFolder, writer, keyUses });
    const foreign = troubles.filter(({ kind, name }) => kind !== "missing" && name === "signing.pem");
    if (foreign.length > 0) throw new KeysTroubled(store.folder, foreign, lostWith);
    const at = new Date().toISOString();
    const without = troubles
      .filter(({ kind }) => kind === "missing")
      .map(({ name }) => ({ name, records: records.get(epochOf(name) ?? 0) ?? 0, at }));
    return { opened: await openEachEpoch(url, store), without };
  } finally {
    await client.end();
  }
}

/**
 * Restoring without some secrets is a decision to go on without them: the first start makes new ones and records that.
 */
export function giveUpUnrestored(dataFolder: string, { without }: RestoredKeys): void {
  if (without.length > 0) writeGivenUp(dataFolder, without);
}

/** Throws, for a drill, when an epoch does not open. */
export function refuseClosed({ opened }: RestoredKeys): void {
  if (opened.ok) return;
  const lines = openedInWords(opened).join("; ");
  throw new Environment({ zh: "{lines}", en: "{lines}" }, { lines });
}

export function restoredKeysInWords({ opened, without }: RestoredKeys): readonly string[] {
  const lines = openedInWords(opened);
  if (without.length === 0) return lines;
  const names = without.map(({ name }) => name).join(", ");
  return [
    ...lines,
    `--  ${spoken({ zh: `未带来的密钥：${names}；首次启动时生成新的并记入日志`, en: `not brought along: ${names}; the first start makes new ones and records it` })}`,
  ];
}
