import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

const length = 32;

/**
 * A secret of this installation, `keys/<name>.key` in the data folder, made when it is not there: `token` signs tokens
 * made at the machine, `credential` seals what second factors are made of. A server and a verb of the command line may
 * ask at the same moment: the file appears whole by `link`, which fails for the second.
 */
export async function installationKey(dataFolder: string, name: "token" | "credential"): Promise<Buffer> {
  const file = join(dataFolder, "keys", `${name}.key`);
  const present = await read(file);
  if (present !== undefined) return present;
  await mkdir(join(dataFolder, "keys"), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.writeFile(`${randomBytes(length).toString("hex")}\n`);
    await handle.sync();
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
  const made = await read(file);
  if (made === undefined) throw new Error(`${file} could not be made`);
  return made;
}

async function read(file: string): Promise<Buffer | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const key = Buffer.from(text.trim(), "hex");
  if (key.length !== length) throw new Error(`${file} is not a key of this installation`);
  return key;
}
