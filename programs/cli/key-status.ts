import { stateIn } from "../../src/ground/fold.ts";
import { connect } from "../../src/journal/server/connect.ts";
import { epochsIn } from "../../src/journal/server/keys.ts";
import { lastKeyBackup } from "../../src/journal/server/key-file.ts";
import type { KeyStore } from "../../src/journal/server/key-store.ts";
import { newestRecords } from "../../src/journal/server/stream-store.ts";
import { keyEpochsView } from "../../src/privacy/key-epochs.ts";
import { keysStream } from "../../src/privacy/key-facts.ts";
import { rulebook } from "../server/rooms.ts";
import { spoken } from "./language.ts";

/** What there is of keys; no secret is in it. */
export interface KeyStatus {
  readonly source: string;
  readonly epochs: readonly { readonly epoch: number; readonly atHand: boolean; readonly records: number }[];
  /** The present epoch by the log, since when, and how often it changes; null before the first start that notes it. */
  readonly present: { readonly epoch: number; readonly since: string; readonly days: number } | null;
  readonly ageDays: number | null;
  readonly rotating: boolean;
  readonly lastKeyBackup: string | null;
}

const dayMillis = 86_400_000;

export async function keyStatus(url: string, dataFolder: string, store: KeyStore): Promise<KeyStatus> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ epoch: number; records: number }>(
      "select epoch, count(*)::integer as records from vault.record_key group by epoch",
    );
    const records = await newestRecords(client, rulebook, [keysStream]);
    const state = stateIn(keyEpochsView, records.get(keysStream)?.states);
    const atHand = epochsIn(store);
    const all = [...new Set([...atHand, ...rows.map(({ epoch }) => epoch)])].toSorted((a, b) => a - b);
    return {
      source: store.source.spec,
      epochs: all.map((epoch) => ({
        epoch,
        atHand: atHand.includes(epoch),
        records: rows.find((row) => row.epoch === epoch)?.records ?? 0,
      })),
      present: state === undefined ? null : { epoch: state.epoch, since: state.since, days: state.days },
      ageDays: state === undefined ? null : Math.floor((Date.now() - Date.parse(state.since)) / dayMillis),
      rotating: state?.leaving !== undefined,
      lastKeyBackup: lastKeyBackup(dataFolder),
    };
  } finally {
    await client.end();
  }
}

export function statusInWords({ source, epochs, present, ageDays, rotating, lastKeyBackup }: KeyStatus): string {
  const lines = [
    [spoken({ zh: "密钥来源", en: "source" }), source],
    ...epochs.map(({ epoch, atHand, records }) => [
      spoken({ zh: `第 ${epoch} 期`, en: `epoch ${epoch}` }),
      spoken({ zh: `${records} 个记录密钥`, en: `${records} record keys` }) +
        (atHand ? "" : spoken({ zh: "，密钥已不在", en: ", its key is not at hand" })),
    ]),
    [
      spoken({ zh: "上次轮换", en: "last rotation" }),
      present === null
        ? spoken({ zh: "未知", en: "unknown" })
        : spoken({
            zh: `${present.since}（${ageDays} 天前；每 ${present.days} 天）${rotating ? "，仍在进行" : ""}`,
            en: `${present.since} (${ageDays} days ago; every ${present.days})${rotating ? ", still under way" : ""}`,
          }),
    ],
    [spoken({ zh: "上次密钥备份", en: "last key backup" }), lastKeyBackup ?? spoken({ zh: "无", en: "never" })],
  ];
  return lines.map(([name = "", value = ""]) => `${name.padEnd(16)}  ${value}`).join("\n");
}
