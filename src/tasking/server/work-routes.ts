import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { everyStaffRole } from "../../access/role.ts";
import { tagsOf } from "../../access/sight.ts";
import { instantOf } from "../../ground/instant.ts";
import { owedKinds } from "../../ground/owed.ts";
import { owedBy } from "../../journal/owed.ts";
import { ownState } from "../../journal/rulebook.ts";
import type { House } from "../../journal/server/room-server.ts";
import { statuteStream } from "../../statute/facts.ts";
import { boundsOf, noStatute, statuteView } from "../../statute/statute.ts";
import { taskingReads } from "../read-kinds.ts";

const sentence = z.strictObject({ zh: z.string(), en: z.string() });

const answer = z.strictObject({
  owed: z.array(
    z.strictObject({
      kind: z.enum(owedKinds),
      /** The stream it is owed for. */
      stream: z.string(),
      what: sentence,
      due: z.string().nullable(),
    }),
  ),
});

/** The work list of whoever asks: what their seat and they owe, of all rooms, what is due first on top. */
export function workRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/work-list",
    {
      config: {
        scope: "service",
        roles: everyStaffRole,
        offPost: true,
        sighted: true,
        title: { zh: "待办清单", en: "One's work list" },
        recorded: taskingReads.workList,
        answer,
      },
    },
    async (request): Promise<z.output<typeof answer>> => {
      const giver = house.giverOf(request);
      const seen = [...(await house.journal.current())]
        .map(([stream, states]) => [stream, ownState(house.book, stream, states)] as const)
        .filter(([stream, state]) => house.maySee(giver, stream, state));
      const own = { tags: tagsOf(giver), officer: giver.officer };
      const { late } = boundsOf((await house.state(statuteView, statuteStream)) ?? noStatute);
      const owed = owedBy(house.book, seen, own, instantOf(house.now().getTime()), late);
      return { owed: owed.map(({ kind, stream, what, due }) => ({ kind, stream, what, due: due ?? null })) };
    },
  );
}
