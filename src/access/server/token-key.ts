import type { KeyStore } from "../../journal/server/key-store.ts";
import { installationKey } from "./installation-key.ts";

/** The key under which this installation signs tokens made at the machine. */
export function tokenKey(dataFolder: string, from?: KeyStore): Promise<Buffer> {
  return installationKey(dataFolder, "token", from);
}
