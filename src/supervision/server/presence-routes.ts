import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { House } from "../../journal/server/room-server.ts";
import { checkReaders } from "./check-district.ts";

/** Whether supervision is there: a duty commander is told in its place of what is late. */
export function presenceRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/supervision/presence",
    {
      config: {
        scope: "oversight",
        roles: checkReaders,
        title: {
          zh: "现在有几个监督席位在线",
          en: "How many consoles of supervision are open now",
        },
        unrecorded: "how many consoles are open; nothing of any person or incident",
        answer: z.strictObject({ supervisors: z.number().int() }),
      },
    },
    () => ({ supervisors: house.readersOf("supervisor") }),
  );
}
