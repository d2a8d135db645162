import { createHash } from "node:crypto";
import type pg from "pg";
import type { Fact } from "../../../ground/fact.ts";
import { fill, type Sentence } from "../../../ground/sentence.ts";
import { filesFold, type KeptFiles } from "../../kept-files.ts";
import type { BackupPlace } from "../backup/backup-place.ts";
import { isFactOf } from "../fact-type.ts";

/** A file that a fact names and no erasure took, so that its bytes have to be there. */
export interface NamedFile {
  readonly id: string;
  readonly stream: string;
  readonly sealedSha256: string;
}

export interface FileFault {
  readonly id: string;
  readonly stream: string;
  readonly fault: "missing" | "altered";
}

export interface FilesChecked {
  readonly files: number;
  readonly faults: readonly FileFault[];
}

const factsAtOnce = 500;

const naming = `body like '%"sealedSha256":"%'`;
const erasing = `(${isFactOf("SealedErased")} or ${isFactOf("ErasureRecalled")})`;

/**
 * The files a log names, from its facts alone: a table may have been changed with the place. The log is looked through by
 * PostgreSQL: once where no fact names a file.
 */
export async function namedFiles(client: Pick<pg.ClientBase, "query">): Promise<readonly NamedFile[]> {
  const carrying = await factsWhere(client, naming);
  if (carrying.length === 0) return [];
  const states = new Map<string, KeptFiles>();
  for (const fact of [...carrying, ...(await factsWhere(client, erasing))].toSorted((one, other) => one.n - other.n)) {
    for (const stream of fact.streams) {
      const state = filesFold.evolve(states.get(stream) ?? null, fact, stream);
      if (state !== null) states.set(stream, state);
    }
  }
  return [...states].flatMap(([stream, { files }]) =>
    files.filter(({ erasure }) => erasure === undefined).map(({ id, sealedSha256 }) => ({ id, stream, sealedSha256 })),
  );
}

async function factsWhere(client: Pick<pg.ClientBase, "query">, condition: string): Promise<readonly Fact[]> {
  const found: Fact[] = [];
  for (;;) {
    const { rows } = await client.query<{ body: string }>(
      `select body from journal.fact where n > $1 and ${condition} order by n limit ${factsAtOnce}`,
      [found.at(-1)?.n ?? 0],
    );
    found.push(...rows.map(({ body }) => JSON.parse(body) as Fact));
    if (rows.length < factsAtOnce) return found;
  }
}

/** Reads each of them whole. Throws `Environment` where the place itself cannot be reached. */
export async function checkFiles(
  named: readonly NamedFile[],
  place: Pick<BackupPlace, "files" | "read">,
  o: { readonly nameOf?: (id: string) => string; readonly progress?: (done: number, of: number) => void } = {},
): Promise<FilesChecked> {
  const { nameOf = (id) => id, progress } = o;
  const there = new Set(named.length === 0 ? [] : await place.files());
  const faults: FileFault[] = [];
  for (const [index, { id, stream, sealedSha256 }] of named.entries()) {
    progress?.(index, named.length);
    if (!there.has(nameOf(id))) faults.push({ id, stream, fault: "missing" });
    else if ((await hashOf(place.read(nameOf(id)))) !== sealedSha256) faults.push({ id, stream, fault: "altered" });
  }
  return { files: named.length, faults };
}

async function hashOf(content: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of content) hash.update(part);
  return hash.digest("hex");
}

const faultNames: Readonly<Record<FileFault["fault"], Sentence>> = {
  missing: { zh: "缺失", en: "is missing" },
  altered: { zh: "已被改动", en: "was altered" },
};

/** One line for each. */
export function faultInWords({ id, stream, fault }: FileFault): Sentence {
  const { zh, en } = faultNames[fault];
  return fill({ zh: `文件 {id}（{stream}）${zh}`, en: `file {id} of {stream} ${en}` }, { id, stream });
}
