import { createHash } from "node:crypto";
import type pg from "pg";
import { fill, type Sentence } from "../../../ground/sentence.ts";
import type { BackupPlace } from "../backup/backup-place.ts";
import { checkFiles, faultInWords, type FileFault, type NamedFile } from "./check-files.ts";

/*
 * A backup has its files beside it, each once, whatever number of backups name it: they never change and are ciphertext
 * already, so they are copied as they are. What an erasure took goes from the backup's place as well as soon as its bytes are
 * gone here.
 */

/** What a file is called beside backups; several districts may share their place. */
export function carriedName(writer: string, id: string): string {
  return `callsign-${writer.slice(0, 8)}-${id}.file`;
}

export interface Carried {
  /** Files that are beside the backup now, and how many of them are new there. */
  readonly files: number;
  readonly copied: number;
  readonly faults: readonly FileFault[];
}

interface Row {
  readonly id: string;
  readonly stream: string;
  readonly sealed_sha256: string;
  readonly erasure: string | null;
}

/**
 * Copies the files that facts name to where a backup goes. Called before the backup is written and again after, it has those
 * that came in between too. `removes`: false while nothing old may be removed.
 */
export function filesCarrier(
  client: Pick<pg.ClientBase, "query">,
  o: { readonly from: BackupPlace; readonly to: BackupPlace; readonly removes: boolean },
): () => Promise<Carried> {
  const { from, to } = o;
  let there: Set<string> | undefined;
  let copied = 0;
  return async () => {
    const { rows } = await client.query<Row>("select id, stream, sealed_sha256, erasure from journal.file order by id");
    if (rows.length === 0) return { files: 0, copied: 0, faults: [] };
    const { rows: writers } = await client.query<{ writer: string }>("select writer from journal.writer limit 1");
    const writer = writers[0]?.writer ?? "";
    there ??= new Set(await to.files());
    const here = new Set(await from.files());
    const faults: FileFault[] = [];
    let files = 0;
    for (const { id, stream, sealed_sha256: sealedSha256, erasure } of rows) {
      const name = carriedName(writer, id);
      if (erasure !== null && !here.has(id) && there.has(name) && o.removes) {
        await to.remove(name);
        there.delete(name);
      }
      if (erasure !== null) continue;
      const fault = there.has(name) ? undefined : await copyFile({ id, stream, sealedSha256 }, here, from, to, name);
      if (fault !== undefined) faults.push(fault);
      else {
        if (!there.has(name)) copied += 1;
        there.add(name);
        files += 1;
      }
    }
    return { files, copied, faults };
  };
}

/** Thrown into the writing, so that nothing of a file is left that is not as it was sealed. */
class Altered extends Error {}

async function copyFile(
  { id, stream, sealedSha256 }: NamedFile,
  here: ReadonlySet<string>,
  from: BackupPlace,
  to: BackupPlace,
  name: string,
): Promise<FileFault | undefined> {
  if (!here.has(id)) return { id, stream, fault: "missing" };
  try {
    await to.write(name, checked(from.read(id), sealedSha256));
    return undefined;
  } catch (error) {
    if (error instanceof Altered) return { id, stream, fault: "altered" };
    throw error;
  }
}

async function* checked(content: AsyncIterable<Buffer>, sealedSha256: string): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for await (const part of content) {
    hash.update(part);
    yield part;
  }
  if (hash.digest("hex") !== sealedSha256) throw new Altered();
}

/** Copies files from beside a backup to where they lie from now on; what is not there, or not whole, is told. */
export async function bringFiles(
  named: readonly NamedFile[],
  o: { readonly from: BackupPlace; readonly to: BackupPlace; readonly writer: string },
  progress: (done: number, of: number) => void,
): Promise<Carried> {
  const there = new Set(named.length === 0 ? [] : await o.from.files());
  const faults: FileFault[] = [];
  for (const [index, file] of named.entries()) {
    progress(index, named.length);
    const name = carriedName(o.writer, file.id);
    const content = { ...o.from, read: () => o.from.read(name) };
    const fault = await copyFile(file, new Set(there.has(name) ? [file.id] : []), content, o.to, file.id);
    if (fault !== undefined) faults.push(fault);
  }
  const copied = named.length - faults.length;
  return { files: copied, copied, faults };
}

/** For a restore drill: whether the files a restored log names lie beside the backup, each as it was sealed. */
export function checkCarried(named: readonly NamedFile[], place: BackupPlace, writer: string) {
  return checkFiles(named, place, { nameOf: (id) => carriedName(writer, id) });
}

/** What is wrong with a backup that has not all its files; undefined where nothing is. */
export function carriedTrouble({ faults }: Pick<Carried, "faults">): Sentence | undefined {
  const [first] = faults;
  if (first === undefined) return undefined;
  const one = faultInWords(first);
  return {
    zh: fill({ zh: "备份缺少 {count} 个文件：{one}…", en: "" }, { count: faults.length, one: one.zh }).zh,
    en: fill({ zh: "", en: "{count} files are not in the backup: {one} …" }, { count: faults.length, one: one.en }).en,
  };
}
