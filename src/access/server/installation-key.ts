import { randomBytes } from "node:crypto";
import { type KeyStore, openKeyStore } from "../../journal/server/key-store.ts";
import type { KeyUse } from "../../journal/server/key-use.ts";

const length = 32;

export const accessKeyUses: readonly KeyUse[] = [
  {
    name: "token.key",
    lost: {
      zh: "没有它，在本机签发的令牌全部失效，须重新签发。",
      en: "Without it every token that was made at the machine is void and has to be made again.",
    },
    usedWhen: "select exists (select 1 from journal.fact) as used",
  },
  {
    name: "credential.key",
    lost: {
      zh: "没有它，所有人员的一次性验证码须重新设置。",
      en: "Without it everybody's one-time codes have to be set up again.",
    },
    usedWhen: "select exists (select 1 from access.credential where totp_secret is not null) as used",
  },
];

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
