import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { mostBytes, streamGiven } from "../engine/given-file.ts";
import { join } from "node:path";
import { syncFolder } from "../engine/durable-file.ts";
import { Environment } from "../engine/environment.ts";
import { freeBytes } from "../engine/free-space.ts";
import { type BackupPlace, draftEnd } from "./backup-place.ts";

/** Four times what the server keeps free for itself: what is written on the same disk gives up before orders do. */
const leastFreeBytes = 256 * 1024 * 1024;
const lookEveryBytes = 16 * 1024 * 1024;
const endBytes = 64 * 1024;

export function folderPlace(folder: string): BackupPlace {
  return {
    name: folder,
    files: async () => {
      try {
        return await readdir(folder);
      } catch (error) {
        throw notReadable(folder, error);
      }
    },
    write: async (file, content) => {
      const path = join(folder, file);
      const draft = `${path}${draftEnd}`;
      try {
        // Begun anew, so that a part left by a killed backup does not lend it its permissions.
        await rm(draft, { force: true });
        const size = await writeDraft(draft, content);
        await rename(draft, path);
        syncFolder(folder);
        return size;
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw notWritable(folder, error);
      }
    },
    read: async function* (file) {
      const path = join(folder, file);
      try {
        // In pieces a chunk of the envelope is made of, so that little is copied.
        yield* streamGiven(path, mostBytes.long) as AsyncIterable<Buffer>;
      } catch (error) {
        throw notReadable(path, error);
      }
    },
    remove: (file) => rm(join(folder, file), { force: true }),
    unfinished: async () => {
      const files = await readdir(folder).catch((error: unknown) => {
        throw notReadable(folder, error);
      });
      return files.filter((file) => file.endsWith(draftEnd)).map((file) => file.slice(0, -draftEnd.length));
    },
    discard: (file) => rm(join(folder, `${file}${draftEnd}`), { force: true }),
  };
}

/** Writes the whole draft to the disk and reads its end back. */
async function writeDraft(draft: string, content: AsyncIterable<Buffer>): Promise<number> {
  const out = await open(draft, "wx+", 0o600);
  try {
    let size = 0;
    let looked = -lookEveryBytes;
    let end: Buffer = Buffer.alloc(0);
    for await (const part of content) {
      if (size - looked >= lookEveryBytes) {
        looked = size;
        await refuseFull(draft);
      }
      await out.writeFile(part);
      size += part.length;
      end = Buffer.concat([end, part]).subarray(-endBytes);
    }
    await out.sync();
    const back = Buffer.alloc(end.length);
    await out.read(back, 0, back.length, size - back.length);
    if ((await stat(draft)).size !== size || !back.equals(end))
      throw new Environment(
        { zh: "{draft} 写入后读回的内容不符。", en: "{draft} does not read back as it was written." },
        { draft },
      );
    return size;
  } finally {
    await out.close();
  }
}

async function refuseFull(draft: string): Promise<void> {
  const free = await freeBytes(join(draft, ".."));
  if (free >= leastFreeBytes) return;
  throw new Environment(
    {
      zh: "磁盘剩余不足 256 MB，已放弃写入 {draft}。",
      en: "Less than 256 MB are free on the disk; {draft} was not written.",
    },
    { draft },
  );
}

function notWritable(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== "string" || !/^E[A-Z]+$/.test(code) || error instanceof Environment) return error;
  return new Environment(
    { zh: "无法写入目录 {folder}（{code}）。", en: "Cannot write to the folder {folder} ({code})." },
    { folder, code },
    { cause: error },
  );
}

function notReadable(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== "string" || error instanceof Environment) return error;
  return code === "ENOENT"
    ? new Environment({ zh: "没有 {path}。", en: "There is no {path}." }, { path }, { cause: error })
    : new Environment(
        { zh: "读不到 {path}（{code}）。", en: "{path} cannot be read ({code})." },
        { path, code },
        { cause: error },
      );
}
