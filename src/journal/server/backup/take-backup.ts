import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { backupName, backupsIn, expendable, type Keeping } from "../../backup-keeping.ts";
import { readJson, writeDurably } from "../engine/durable-file.ts";
import { Environment } from "../engine/environment.ts";
import { readVerifiers } from "../keys.ts";
import { type BackupKey, ownKeyOf, readBackupKey } from "./backup-key.ts";
import { noteBackup } from "./backup-notes.ts";
import type { BackupPlace, BucketAccess } from "./backup-place.ts";
import { type Carried, filesCarrier } from "../files/carry-files.ts";
import { filePlaceOf } from "../files/file-place.ts";
import { noting, sweepUnderway } from "./underway.ts";
import { whereabouts } from "./whereabouts.ts";
import { GrewOtherwise, writeBackup, type WritingOptions, type Written } from "./write-backup.ts";

/** Backups as `start --backup-to` asks for them. */
export interface BackupPlan {
  /** A folder, or `s3://BUCKET/PREFIX`. */
  readonly to: string;
  readonly everyMinutes: number;
  readonly keeping: Keeping;
  /** `file:PATH` or `env:NAME`; the data folder's own key when undefined. */
  readonly key: string | undefined;
  readonly access: BucketAccess;
}

/** One backup to take by plan, as it is told to the thread that takes it. */
export interface Taking {
  readonly plan: BackupPlan;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly version: string;
  readonly kind: "demo" | "empty";
  /** False while the time is in doubt: nothing old is removed then. */
  readonly removesOld?: boolean;
  /** The data folder's own key, where the plan names none. */
  readonly ownSecret?: Uint8Array;
}

/** Where the last scheduled backup left the log (`backup-schedule.json` in the data folder). */
const progressNote = z.object({
  to: z.string(),
  key: z.string(),
  fullAt: z.string(),
  before: z.object({ file: z.string(), facts: z.number(), root: z.string(), frontier: z.string() }),
});

type ProgressNote = z.output<typeof progressNote>;

const dayMillis = 86_400_000;
const longestPauseMillis = 500;

/**
 * Takes the backup that is due, then removes backups that need not be kept. Once a day it is full; otherwise it is a
 * part that continues the one before. It is also full when the last backup is gone, in another place or under another
 * key, or when the log is another.
 */
export async function takeBackup({
  plan,
  databaseUrl,
  dataFolder,
  version,
  kind,
  ownSecret,
  removesOld = true,
}: Taking): Promise<Written & { readonly carried: Carried }> {
  const { place: bare, file: absent } = whereabouts(plan.to, plan.access);
  // A disk that is not mounted: what its folder would be is then a file to be made in the folder above.
  if (absent !== undefined)
    throw new Environment(
      { zh: "备份目录 {to} 不存在（未挂载？）。", en: "The backup folder {to} is not there (not mounted?)." },
      { to: plan.to },
    );
  if (plan.key === undefined && ownSecret === undefined) throw new Error("a scheduled backup has no key");
  const key = plan.key === undefined ? ownKeyOf(Buffer.from(ownSecret ?? [])) : readBackupKey(plan.key);
  const place = noting(bare, dataFolder, "schedule");
  await sweepUnderway(place, dataFolder, "schedule");
  const now = new Date();
  const note = readNote(dataFolder);
  const before = note !== undefined && (await goesOn(note, plan, place, key, now)) ? note.before : undefined;
  const takenAt = now.toISOString();
  const options: WritingOptions = {
    place,
    fileOf: (writer, full) => backupName(writer, takenAt, full),
    about: { version, kind, takenAt, verifiers: [...readVerifiers(dataFolder)] },
    key,
    progress: () => undefined,
    pause: paceOf(),
  };
  const { written, carried } = await withClient(databaseUrl, async (client) => {
    const carry = filesCarrier(client, { from: filePlaceOf(dataFolder), to: bare, removes: removesOld });
    await carry();
    const written = await writeOrBegin(client, options, before);
    return { written, carried: await carry() };
  });
  const { end, file, full, where } = written;
  const { facts, root, frontier = "" } = end;
  const fullAt = full || note === undefined ? takenAt : note.fullAt;
  const reached: ProgressNote = { to: plan.to, key: key.id, fullAt, before: { file, facts, root, frontier } };
  writeDurably(join(dataFolder, noteFile), `${JSON.stringify(reached)}\n`, 0o600);
  noteBackup(dataFolder, { at: takenAt, facts, where, ...plan.access });
  if (removesOld) await removeOld(place, file, plan.keeping, now.getTime());
  return { ...written, carried };
}

/** A part that goes on from the backup before, or a full one where the log is another. */
async function writeOrBegin(client: pg.Client, options: WritingOptions, before: WritingOptions["before"]) {
  try {
    return await writeBackup(client, { ...options, before });
  } catch (error) {
    if (!(error instanceof GrewOtherwise)) throw error;
    return await writeBackup(client, options);
  }
}

const noteFile = "backup-schedule.json";

function readNote(dataFolder: string): ProgressNote | undefined {
  try {
    return progressNote.safeParse(readJson(join(dataFolder, noteFile))).data;
  } catch {
    return undefined;
  }
}

async function goesOn(
  { to, key, fullAt, before }: ProgressNote,
  plan: BackupPlan,
  place: BackupPlace,
  presentKey: BackupKey,
  now: Date,
): Promise<boolean> {
  // Half an interval early rather than half a one late, so that a full one comes at the same time each day.
  const fullDue = Date.parse(fullAt) + dayMillis - plan.everyMinutes * 30_000;
  if (to !== plan.to || key !== presentKey.id || now.getTime() >= fullDue || now.getTime() < Date.parse(fullAt))
    return false;
  return (await place.files()).includes(before.file);
}

/** Rests as long as it worked, so that it takes at most half of what one connection can. */
function paceOf(): () => Promise<void> {
  let since = Date.now();
  return async () => {
    const worked = Math.min(longestPauseMillis, Date.now() - since);
    await new Promise((resolve) => setTimeout(resolve, worked));
    since = Date.now();
  };
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Of this log's backups alone: others may share the place. What one killed without a note had written goes after a day. */
async function removeOld(place: BackupPlace, newest: string, keeping: Keeping, now: number): Promise<void> {
  const files = await place.files();
  const backups = backupsIn(files);
  const writer = backups.find(({ file }) => file === newest)?.writer;
  const own = backups.filter((backup) => backup.writer === writer);
  for (const { file } of expendable(own, keeping, now)) await place.remove(file);
  for (const { file, at, writer: of } of backupsIn(await place.unfinished()))
    if (of === writer && at < now - dayMillis) await place.discard(file);
}
