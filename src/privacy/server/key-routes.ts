import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Store } from "../../journal/server/house-parts.ts";
import type { KeyBackupPlace } from "../../journal/server/key-backups.ts";
import { lastKeyBackup } from "../../journal/server/key-file.ts";
import { epochsIn } from "../../journal/server/keys.ts";
import { NothingThere } from "../../journal/server/nothing-there.ts";
import type { House } from "../../journal/server/room-server.ts";
import { keyEpochsView } from "../key-epochs.ts";
import { keysStream } from "../key-facts.ts";

const answer = z.strictObject({
  epoch: z.number(),
  since: z.string(),
  days: z.number(),
  /** The epoch that is being left; null when every record is under the present one. */
  leaving: z.number().nullable(),
  /** Each epoch that wraps record keys or has a key: how many, and whether its key is there. */
  epochs: z.array(z.strictObject({ epoch: z.number(), records: z.number(), atHand: z.boolean() })),
  /** Secrets that were lost and given up for good. */
  givenUp: z.array(z.string()).readonly(),
  /** How secrets lie in `keys/`: as they are, under a main key, or wrapped by a program. */
  wrapping: z.enum(["none", "main-key", "command"]),
  /** When keys were last written to a key file; null: never. */
  lastKeyBackup: z.string().nullable(),
  /** For how many days key files are kept, where they are written daily (`--key-backup`); null: they are not. */
  keyBackupDays: z.number().nullable(),
});

export function keyRoutes(
  app: FastifyInstance,
  house: House,
  { keyStore, dataFolder }: Pick<Store, "keyStore" | "dataFolder">,
  keyBackup: KeyBackupPlace | undefined,
): void {
  app.get(
    "/keys",
    {
      config: {
        scope: "oversight",
        unrecorded: "the program",
        roles: ["systemAdministrator", "securityAdministrator", "auditAdministrator", "supervisor"],
        title: { zh: "密钥的期次与轮换", en: "Which epoch of keys is in use, since when, and how often it changes" },
        refuses: ["NothingThere"],
        answer,
      },
    },
    async () => {
      const state = await house.state(keyEpochsView, keysStream);
      if (state === undefined) throw new NothingThere(keysStream);
      const { epoch, since, days, leaving = null, givenUp = [] } = state;
      const { rows } = await house.pool.query<{ epoch: number; records: number }>(
        "select epoch, count(*)::integer as records from vault.record_key group by epoch",
      );
      const atHand = epochsIn(keyStore);
      const all = [...new Set([...atHand, ...rows.map((row) => row.epoch)])].toSorted((one, other) => one - other);
      return {
        ...{ epoch, since, days, leaving, givenUp },
        epochs: all.map((each) => ({
          epoch: each,
          records: rows.find((row) => row.epoch === each)?.records ?? 0,
          atHand: atHand.includes(each),
        })),
        wrapping: keyStore.source.wrapping,
        lastKeyBackup: lastKeyBackup(dataFolder),
        keyBackupDays: keyBackup?.days ?? null,
      };
    },
  );
}
