import { randomBytes } from "node:crypto";
import { type KeyStore, openKeyStore } from "../../journal/server/key-store.ts";

const length = 32;

/**
 * A secret of this installation, `keys/<name>.key` in the data folder, made when it is not there: `token` signs tokens
 * made at the machine, `credential` seals what second factors are made of. A server and a verb of the command line may
 * ask at the same moment: the file appears whole, for the first of them.
 */
export async function installationKey(
  dataFolder: string,
  name: "token" | "credential",
  from?: KeyStore,
): Promise<Buffer> {
  const store = from ?? (await openKeyStore(dataFolder));
  const text = await store.keep(`${name}.key`, () => Buffer.from(`${randomBytes(length).toString("hex")}\n`));
  const key = Buffer.from(text.toString("latin1").trim(), "hex");
  if (key.length !== length) throw new Error(`${store.folder}/${name}.key is not a key of this installation`);
  return key;
}
