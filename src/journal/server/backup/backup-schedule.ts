import { Worker } from "node:worker_threads";
import type { Sentence } from "../../../ground/sentence.ts";
import type { Keeping } from "../../backup-keeping.ts";
import type { KeyStore } from "../key-store.ts";
import { keepOwnBackupKey } from "./backup-key.ts";
import { readLastBackup } from "./backup-notes.ts";
import type { Took } from "./backup-thread.ts";
import type { Taking } from "./take-backup.ts";

/** How the schedule stands, for the board and for Prometheus. */
export interface ScheduleState {
  /** The folder or bucket, and how many are kept there. */
  readonly to: string;
  readonly keeping: Keeping;
  readonly everyMinutes: number;
  readonly failures: number;
  /** Why the last try failed, until one succeeds. */
  readonly trouble: { readonly at: string; readonly why: Sentence } | null;
}

export interface BackupSchedule {
  state(): ScheduleState;
  stop(): Promise<void>;
}

/** After a failure it is tried again sooner, but not so soon that trying is all it does. */
const retryMinutes = 5;

/** Takes backups beside the server for as long as it runs: the first at once when one is due. */
export async function scheduleBackups(o: {
  readonly taking: Omit<Taking, "ownSecret">;
  readonly store: KeyStore;
  readonly now: () => number;
  /** While false backups are taken and none is removed. */
  readonly isClockTrusted?: () => boolean;
  log(line: string): void;
  /** Takes one; on a thread of its own when not given. */
  take?(taking: Taking): Promise<Took>;
}): Promise<BackupSchedule> {
  const { now, log } = o;
  const { plan, dataFolder } = o.taking;
  const own = plan.key === undefined ? await keepOwnBackupKey(o.store) : undefined;
  const taking: Taking = own === undefined ? o.taking : { ...o.taking, ownSecret: own.secret };
  if (own?.made === true) {
    log(
      `made keys/backup.key: backups in ${plan.to} cannot be restored without it; keep it elsewhere too (callsign backup … --keys FILE)`,
    );
  }
  let failures = 0;
  let trouble: ScheduleState["trouble"] = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let thread: Worker | undefined;
  const take = o.take ?? ((one) => onThread(one, (started) => (thread = started)));

  const after = (minutes: number) => {
    if (stopped) return;
    // Never longer than between two: the last one may be dated by a clock that was ahead.
    timer = setTimeout(() => void run(), Math.max(0, Math.min(minutes, plan.everyMinutes) * 60_000));
    timer.unref();
  };

  async function run(): Promise<void> {
    const began = now();
    const took = await take({ ...taking, removesOld: o.isClockTrusted?.() !== false }).catch((error: unknown): Took => {
      const what = error instanceof Error ? error.message : String(error);
      return { trouble: { zh: what, en: what } };
    });
    if (stopped) return;
    if ("trouble" in took) {
      failures += 1;
      trouble = { at: new Date(began).toISOString(), why: took.trouble };
      const minutes = Math.min(retryMinutes, plan.everyMinutes);
      log(`the backup to ${plan.to} failed and is tried again in ${minutes} min: ${took.trouble.en}`);
      after(minutes);
      return;
    }
    trouble = took.files === undefined ? null : { at: new Date(began).toISOString(), why: took.files };
    if (took.files !== undefined) log(`the backup to ${plan.to} has not all its files: ${took.files.en}`);
    if (took.full) log(`backed up ${took.facts} facts to ${took.where} (${took.bytes} bytes)`);
    after(plan.everyMinutes - (now() - began) / 60_000);
  }

  const last = await readLastBackup(dataFolder);
  const isHere = last?.where?.startsWith(plan.to) ?? false;
  after(last === null || !isHere ? 0 : plan.everyMinutes - (now() - Date.parse(last.at)) / 60_000);
  return {
    state: () => ({ to: plan.to, everyMinutes: plan.everyMinutes, keeping: plan.keeping, failures, trouble }),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      // What it had written is no backup yet and is removed, or overwritten, by the next.
      await thread?.terminate();
    },
  };
}

function onThread(taking: Taking, started: (thread: Worker | undefined) => void): Promise<Took> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./backup-thread.ts", import.meta.url), { workerData: taking });
    started(thread);
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => {
      started(undefined);
      reject(new Error("the backup's thread ended before its backup"));
    });
  });
}
