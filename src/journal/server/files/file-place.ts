import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { z } from "zod";
import type { BackupPlace, BucketAccess } from "../backup/backup-place.ts";
import { folderPlace } from "../backup/folder-place.ts";
import { whereabouts } from "../backup/whereabouts.ts";
import { readJson, writeDurably } from "../engine/durable-file.ts";
import { Environment } from "../engine/environment.ts";

/** Files as `start` is told about them. */
export interface FilesPlan {
  /** A folder, or `s3://BUCKET/PREFIX`; where they lie already when undefined. */
  readonly to?: string | undefined;
  readonly access?: BucketAccess;
  readonly mostBytes?: number | undefined;
}

/** Where a data folder's files lie, when that is not in it (`files.json`): other verbs find them by it. */
const note = z.strictObject({ to: z.string(), endpoint: z.string().optional(), region: z.string().optional() });

type Note = z.output<typeof note>;

const noteFile = "files.json";

function readNote(dataFolder: string): Note | undefined {
  const said = readJson(join(dataFolder, noteFile));
  return said === undefined ? undefined : note.parse(said);
}

/** Where the data folder's files lie, as the last start noted it. */
export function filePlaceOf(dataFolder: string): BackupPlace {
  const noted = readNote(dataFolder);
  if (noted !== undefined) return placeAt(noted.to, noted);
  const folder = join(dataFolder, "files");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folderPlace(folder);
}

/** The folder or bucket that was named. Throws `Environment` where it is none. */
export function placeAt(to: string, access: BucketAccess): BackupPlace {
  const { place, file } = whereabouts(to, access);
  if (file === undefined) return place;
  throw new Environment(
    { zh: "存放文件的目录 {to} 不存在（未挂载？）。", en: "The folder for files, {to}, is not there (not mounted?)." },
    { to },
  );
}

/** Files that facts name and no erasure took. */
const namedSql = "select id from journal.file where erasure is null order by id";

/**
 * The place to go on with, noted for other verbs. Another place than before is taken only when every file is there: whoever
 * moves them copies them first.
 */
export async function openFilePlace(
  dataFolder: string,
  { to, access = {} }: FilesPlan = {},
  pool: Pick<pg.Pool, "query">,
): Promise<BackupPlace> {
  const before = filePlaceOf(dataFolder);
  if (to === undefined) return before;
  const place = placeAt(to, access);
  const { endpoint, region } = access;
  const wanted: Note = {
    to: place.name,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
  };
  if (place.name !== before.name) {
    const { rows } = await pool.query<{ id: string }>(namedSql);
    const there = new Set(rows.length === 0 ? [] : await place.files());
    const missing = rows.filter(({ id }) => !there.has(id));
    if (missing.length > 0)
      throw new Environment(
        {
          zh: "{to} 中缺少 {missing} 个文件；请先把 {before} 中的文件全部复制过去。",
          en: "{missing} files are not in {to}. First copy all files from {before}.",
        },
        { to: place.name, missing: missing.length, before: before.name },
      );
  }
  if (JSON.stringify(readNote(dataFolder)) !== JSON.stringify(wanted))
    writeDurably(join(dataFolder, noteFile), `${JSON.stringify(wanted)}\n`, 0o600);
  return place;
}
