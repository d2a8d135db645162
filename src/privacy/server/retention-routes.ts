import type { FastifyInstance } from "fastify";
import { readIn } from "../../ground/fold.ts";
import { z } from "zod";
import { instantOf, millis } from "../../ground/instant.ts";
import { NothingThere } from "../../journal/server/nothing-there.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { statesIn } from "../../journal/perform.ts";
import { dueOf, heldUntilOf, holdersOf, keptUntilOf, keyedKinds, namedOf } from "../kept.ts";
import { recordSchema } from "../request-facts.ts";
import { daysOf, retentionAt, retentionIn, retentionOf } from "../retention.ts";
import { retentionDaysSchema, retentionStream } from "../retention-facts.ts";
import { countRecords } from "./due-records.ts";

const roles = ["supervisor", "dutyCommander", "auditAdministrator"] as const;

const count = z.number().int();

const answer = z.strictObject({
  from: z.string().nullable(),
  /** Of every kind, also of those whose days are a setting of their own. */
  days: retentionDaysSchema,
  /** For how long an erased record's key is set aside. */
  graceHours: z.number().int(),
  kinds: z.array(
    z.strictObject({
      kind: z.string(),
      /** Due and not erased yet. */
      due: count,
      /** Falling due in the next days, by the schedule now in force; what is held is not among them. */
      inWeek: count,
      inMonth: count,
      held: count,
      /** Erased in the last thirty days. */
      erased: count,
    }),
  ),
});

const recordQuery = z.strictObject({ stream: recordSchema });

const recordAnswer = z.strictObject({
  stream: z.string(),
  endedAt: z.string().nullable(),
  days: z.number().nullable(),
  /** When it will be erased by the schedule now in force; null while it goes on. */
  due: z.string().nullable(),
  heldUntil: z.string().nullable(),
  erasedAt: z.string().nullable(),
});

/** How long what is personal is kept, what goes next, and how one record stands. Counts and dates; nothing sealed. */
export function retentionRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/retention",
    {
      config: {
        scope: "oversight",
        unrecorded: "the schedule, and counts",
        roles,
        title: {
          zh: "保存期限与到期数量",
          en: "Retention in force, and how many records fall due, are held and were erased",
        },
        answer,
      },
    },
    async () => {
      const at = instantOf(house.now().getTime());
      const kinds = [...house.book.retentions.values()];
      const found = await house.journal.states([
        retentionStream,
        ...kinds.flatMap(({ setting }) => setting?.stream ?? []),
      ]);
      const schedule = retentionAt(retentionIn(found), at);
      const days = kinds.map((kind) => [kind.code, kind.setting?.days(readIn(found)) ?? daysOf(schedule, kind)]);
      return {
        ...{ from: schedule.from ?? null, days: Object.fromEntries(days), graceHours: schedule.graceHours },
        kinds: await countRecords(house.pool, keyedKinds(house.book), schedule, at),
      };
    },
  );

  app.get(
    "/retention/record",
    {
      config: {
        scope: "oversight",
        unrecorded: "when a record goes; nothing of what it says",
        roles,
        title: { zh: "一条记录的保存状况", en: "How long one record is kept" },
        refuses: ["NothingThere"],
        query: recordQuery,
        answer: recordAnswer,
      },
    },
    async (request) => {
      const { stream } = queryOf(recordQuery, request.query);
      if (house.hiddenFrom(house.giverOf(request)).includes(stream)) throw new NothingThere(stream);
      const first = await statesOf(house, [stream]);
      const states = await statesOf(house, [...holdersOf(first, stream), retentionStream]);
      const kept = namedOf(states, stream);
      if (kept === null) throw new NothingThere(stream);
      const at = instantOf(house.now().getTime());
      const held = heldUntilOf(states, stream);
      const by = house.book.retentions.get(kept.kind);
      const over = dueOf(kept.endedAt, by, keptUntilOf(states, stream), retentionOf(states), at);
      return {
        stream,
        endedAt: kept.endedAt ?? null,
        days: over?.days ?? null,
        due: over?.due ?? null,
        heldUntil: held !== undefined && millis(held) > millis(at) ? held : null,
        erasedAt: kept.erasedAt ?? null,
      };
    },
  );
}

async function statesOf(house: House, streams: readonly string[]) {
  const found = await house.journal.states(streams);
  return statesIn(new Map([...found].map(([stream, states]) => [stream, { hlc: "", facts: 0, states }])));
}
