import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { House } from "../../journal/server/room-server.ts";
import { NothingThere } from "../../journal/server/nothing-there.ts";
import { keyEpochsView } from "../key-epochs.ts";
import { keysStream } from "../key-facts.ts";

const answer = z.strictObject({
  epoch: z.number(),
  since: z.string(),
  days: z.number(),
  /** The epoch that is being left; null when every record is under the present one. */
  leaving: z.number().nullable(),
});

export function keyRoutes(app: FastifyInstance, house: House): void {
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
      const { epoch, since, days, leaving = null } = state;
      return { epoch, since, days, leaving };
    },
  );
}
