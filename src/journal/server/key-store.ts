import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
import { readJson, syncFolder, writeDurably } from "./engine/durable-file.ts";
import { Environment } from "./engine/environment.ts";
import { folderSource, type KeySource } from "./key-source.ts";
import { agreesWithSum, type KeyTrouble, KeysTroubled, removeSum, sumOf, troublesIn, writeSum } from "./key-sums.ts";
import { refuseOpenToOthers } from "./owner-only.ts";
import { wrappingOf } from "./wrapped-file.ts";

/*
 * The secrets of an installation, one file each in `keys/`, plain or wrapped by a key source, each with its checksum
 * (key-sums.ts).
 *
 * A change of the key source has three steps, each durable before the next. First every secret is written again, beside
 * the old one, as `NAME.next`. Then the list of files to exchange is written (`rewrap.json`). Then the new files
 * replace the old ones. Killed before the list, nothing has changed. Killed after the list, the next start finishes the
 * exchange, for which no key is needed.
 */
export interface KeyStore {
  readonly folder: string;
  readonly source: KeySource;
  /** Secrets that are gone or damaged; empty unless the store was opened to be looked at. */
  readonly troubles: readonly KeyTrouble[];
  /** The secrets that are there. */
  names(): readonly string[];
  read(name: string): Promise<Buffer | undefined>;
  /** The secret; made once, durable under its name only when whole, whoever else is making it at the same time. */
  keep(name: string, make: () => Buffer): Promise<Buffer>;
  /** Overwrites the file, then removes it; its checksum goes first. */
  destroy(name: string): void;
  /** Lets the store do without a secret: what is left of its file lies beside it as `NAME.set-aside`. */
  setAside(name: string): void;
}

const secretName = /^[\w-]+\.(key|pem)$/;

/** True of the files in `keys/` that are secrets, whatever they are wrapped by. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

const listFile = "rewrap.json";

interface Opening {
  /** True for the one who holds the folder's lock: plain secrets are wrapped when the source wraps. */
  readonly adopt?: boolean;
  /** True to look at a store whose secrets may be gone or damaged, which is otherwise refused. */
  readonly look?: boolean;
  readonly log?: (line: string) => void;
}

/** The store of a data folder; refuses secrets that others can read or that the source does not open. Makes nothing. */
export async function openKeyStore(
  dataFolder: string,
  source: KeySource = folderSource,
  { adopt = false, look = false, log = () => {} }: Opening = {},
): Promise<KeyStore> {
  const folder = join(dataFolder, "keys");
  refuseWithin(source, dataFolder);
  const store = storeOf(folder, dataFolder, source);
  if (!existsSync(folder)) return store;
  // Whoever is root may look into the folder of the user Callsign runs as.
  const owners = process.getuid?.() === 0 ? [statSync(dataFolder).uid] : [];
  refuseOpenToOthers(folder, owners, log);
  finishExchange(folder);
  if (!look && store.troubles.length > 0) throw new KeysTroubled(folder, store.troubles, () => undefined);
  const plain: string[] = [];
  for (const name of store.names()) {
    refuseOpenToOthers(join(folder, name), owners, log);
    const wrapping = wrappingOf(readFileSync(join(folder, name)));
    if (wrapping === "none") plain.push(name);
    else if (wrapping !== source.wrapping) throw otherSource(dataFolder, source, wrapping);
  }
  if (!adopt || store.troubles.length > 0) return store;
  for (const name of readdirSync(folder)) if (name.endsWith(".next")) wipe(join(folder, name));
  for (const name of store.names()) {
    const content = readFileSync(join(folder, name));
    if (agreesWithSum(folder, name, content) === undefined) writeSum(folder, name, sumOf(content));
  }
  if (source.wrapping !== "none" && plain.length > 0) {
    // A key that does not open what is wrapped already must wrap nothing.
    for (const name of store.names()) if (!plain.includes(name)) await store.read(name);
    await exchange(folder, plain, source, (name) => Promise.resolve(readFileSync(join(folder, name))));
    log(`${plain.length} secrets in ${folder} are now wrapped by ${source.spec}`);
  }
  return store;
}

/** Puts every secret under another source. The folder's lock must be held. */
export async function rewrapStore(store: KeyStore, to: KeySource): Promise<number> {
  refuseWithin(to, dirname(store.folder));
  const names = store.names();
  const secrets = new Map<string, Buffer>();
  // All are opened before the first is written.
  for (const name of names) secrets.set(name, (await store.read(name)) ?? Buffer.alloc(0));
  await exchange(store.folder, names, to, (name) => Promise.resolve(secrets.get(name) ?? Buffer.alloc(0)));
  return names.length;
}

function storeOf(folder: string, dataFolder: string, source: KeySource): KeyStore {
  const held = new Map<string, Buffer>();
  const names = () => (existsSync(folder) ? readdirSync(folder).filter(isSecretName) : []);

  async function read(name: string): Promise<Buffer | undefined> {
    const known = held.get(name);
    if (known !== undefined) return known;
    const path = join(folder, name);
    if (!existsSync(path)) return undefined;
    const content = readFileSync(path);
    const wrapping = wrappingOf(content);
    if (wrapping !== "none" && wrapping !== source.wrapping) throw otherSource(dataFolder, source, wrapping);
    const secret = wrapping === "none" ? content : await source.unwrap(name, content);
    held.set(name, secret);
    return secret;
  }

  async function keep(name: string, make: () => Buffer): Promise<Buffer> {
    const present = await read(name);
    if (present !== undefined) return present;
    const missing = troublesIn(folder).filter((trouble) => trouble.name === name);
    if (missing.length > 0) throw new KeysTroubled(folder, missing, () => undefined);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    syncFolder(dataFolder);
    const path = join(folder, name);
    const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
    const content = await wrapped(source, name, make());
    writeFileSync(draft, content, { mode: 0o600, flush: true });
    try {
      linkSync(draft, path);
      writeSum(folder, name, sumOf(content));
      // Before anything is sealed under it: facts that outlive their key in a power cut could never be opened.
      syncFolder(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft);
    }
    const made = await read(name);
    if (made === undefined) throw new Error(`${path} could not be made`);
    return made;
  }

  return {
    folder,
    source,
    get troubles() {
      return troublesIn(folder);
    },
    names,
    read,
    keep,
    destroy: (name) => {
      held.get(name)?.fill(0);
      held.delete(name);
      if (!existsSync(join(folder, name))) return;
      // The checksum is removed first: killed in between, there is a secret without a checksum, which gets one at the next
      // start; a checksum without a secret would count as missing.
      removeSum(folder, name);
      wipe(join(folder, name));
    },
    setAside: (name) => {
      held.delete(name);
      removeSum(folder, name);
      if (existsSync(join(folder, name))) renameSync(join(folder, name), join(folder, `${name}.set-aside`));
      syncFolder(folder);
    },
  };
}

/** A file's content, once it is certain that it opens again. */
async function wrapped(source: KeySource, name: string, secret: Buffer): Promise<Buffer> {
  const content = await source.wrap(name, secret);
  if (source.wrapping === "none") return content;
  if (wrappingOf(content) === source.wrapping && (await source.unwrap(name, content)).equals(secret)) return content;
  throw new Environment(
    {
      zh: "{spec} 包裹后的密钥打不开，未予采用。没有改动任何内容。",
      en: "What {spec} wraps does not open again, so it is not used. Nothing was changed.",
    },
    { spec: source.spec },
  );
}

async function exchange(
  folder: string,
  names: readonly string[],
  to: KeySource,
  secretOf: (name: string) => Promise<Buffer>,
): Promise<void> {
  const next = (name: string) => join(folder, `${name}.next`);
  const sums: Record<string, string> = {};
  try {
    for (const name of names) {
      rmSync(next(name), { force: true });
      const content = await wrapped(to, name, await secretOf(name));
      sums[name] = sumOf(content);
      writeFileSync(next(name), content, { mode: 0o600, flush: true });
    }
    syncFolder(folder);
  } catch (error) {
    for (const name of names) rmSync(next(name), { force: true });
    throw error;
  }
  writeDurably(join(folder, listFile), `${JSON.stringify(sums)}\n`, 0o600);
  finishExchange(folder);
}

/** Puts the secrets of a list that stands in their places; does nothing when there is none. */
function finishExchange(folder: string): void {
  const list = readJson(join(folder, listFile)) as Readonly<Record<string, string>> | readonly string[] | undefined;
  if (list === undefined) return;
  // An earlier version's list has names and no checksums; the next start notes those.
  const sums = Array.isArray(list) ? list.map((name: string) => [name, undefined] as const) : Object.entries(list);
  for (const [name, sum] of sums) {
    replace(join(folder, name), join(folder, `${name}.next`));
    if (sum === undefined) removeSum(folder, name);
    else writeSum(folder, name, sum);
  }
  syncFolder(folder);
  rmSync(join(folder, listFile), { force: true });
  syncFolder(folder);
}

/** Renames the new file over the old one and overwrites what the old one held; nothing when another did so before. */
function replace(path: string, next: string): void {
  const old = existsSync(path) ? openSync(path, "r+") : undefined;
  try {
    renameSync(next, path);
    if (old !== undefined) overwrite(old);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  } finally {
    if (old !== undefined) closeSync(old);
  }
}

/** Overwrites a file with zeros, then removes it. A copy the disk itself keeps (SSD, snapshots) is beyond our reach. */
export function wipe(path: string): void {
  const handle = openSync(path, "r+");
  try {
    overwrite(handle);
  } finally {
    closeSync(handle);
  }
  unlinkSync(path);
  syncFolder(join(path, ".."));
}

function overwrite(handle: number): void {
  writeSync(handle, Buffer.alloc(fstatSync(handle).size), 0, undefined, 0);
  fsyncSync(handle);
}

function refuseWithin({ file }: KeySource, dataFolder: string): void {
  if (file === undefined || !existsSync(dataFolder)) return;
  if (!realpathSync(file).startsWith(`${realpathSync(dataFolder)}${sep}`)) return;
  throw new Environment(
    {
      zh: "主密钥文件 {file} 在数据目录里：拿走目录的人也就拿走了它。请放到目录之外。",
      en: "The main key file {file} lies in the data folder: somebody who takes the folder also has the key. Keep the file outside.",
    },
    { file },
  );
}

function otherSource(dataFolder: string, source: KeySource, wrapping: string): Environment {
  const by =
    wrapping === "command"
      ? { zh: "由密钥命令包裹（command:…）", en: "wrapped by a key command (command:…)" }
      : { zh: "由主密钥包裹（file:… 或 env:…）", en: "wrapped by a main key (file:… or env:…)" };
  return new Environment(
    {
      zh: `数据目录 {path} 的密钥${by.zh}，而密钥来源是 {spec}。请用 --key-source 或 CALLSIGN_KEY_SOURCE 指明来源。没有改动任何内容。`,
      en: `The keys of the data folder {path} are ${by.en}, and the key source is {spec}. Name theirs with --key-source or CALLSIGN_KEY_SOURCE. Nothing was changed.`,
    },
    { path: dataFolder, spec: source.spec },
  );
}
