import type { FastifyInstance } from "fastify";
import { caseReaders } from "../../access/role.ts";
import { z } from "zod";
import { incidentStream, unitStream } from "../../dispatch/facts.ts";
import { instantSchema, millis } from "../../ground/instant.ts";
import { pointSchema } from "../../ground/point.ts";
import { readShape } from "../../ground/read-shape.ts";
import { ownState } from "../../journal/rulebook.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { decodeCursor, pageOf } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { seenState } from "../../journal/server/stream-card.ts";
import { wrongField } from "../../ground/wrong-field.ts";
import { type FixSource, fixSchema, referenceSystems } from "../fix.ts";
import type { Tracking } from "./tracking.ts";
import { type Read, taken, takenAnswer, unreadable } from "./taken.ts";
import { toWgs84 } from "./to-wgs84.ts";
import { positionsReads } from "../read-kinds.ts";

const mostFixes = 1000;

/** A batch of fixes. Each fix is read by itself, so that one that cannot be read does not lose the others. */
const batchSchema = z.strictObject({
  crs: z.enum(referenceSystems).default("WGS84"),
  fixes: z.array(z.unknown()).min(1).max(mostFixes),
});
/** As the description of the API shows it. */
const batchShape = batchSchema.extend({ fixes: z.array(fixSchema).min(1).max(mostFixes) });

const nothing = z.strictObject({});

const measured = {
  at: instantSchema,
  point: pointSchema,
  speed: z.number().optional(),
  heading: z.number().optional(),
  accuracy: z.number().optional(),
};
const positionsAnswer = z.strictObject({
  positions: z.array(z.strictObject({ unit: z.string(), ...measured, source: z.string(), ageSeconds: z.number() })),
});

const trackQuery = z.strictObject({
  cursor: z.string().min(1).max(300).optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(2000),
});
const trackAnswer = z.strictObject({
  samples: z.array(z.strictObject({ unit: z.string(), incident: z.string().nullable(), ...measured })),
  next: z.string().nullable(),
});

/** Positions in, positions now, and an incident's tracks. */
export function positionRoutes(app: FastifyInstance, house: House, tracking: Tracking): void {
  app.post(
    "/positions",
    {
      config: {
        scope: "tracking",
        unrecorded: "what a device brings",
        sighted: true,
        roles: ["unit", "station", "importer"],
        title: {
          zh: "上报位置（一次至多 1000 条；速度 m/s，航向自正北顺时针，精度 m）",
          en: "Report positions, up to 1,000 at once; speed in m/s, heading from true north, accuracy in m",
        },
        body: batchShape,
        answer: takenAnswer,
      },
    },
    (request) => {
      const { crs, fixes } = bodyOf(batchSchema, request.body);
      const by = house.giverOf(request);
      const source: FixSource = by.role === "unit" ? "handset" : "gateway";
      const sent = fixes.map((fix): Read => {
        const parsed = readShape(fixSchema, fix);
        if (!parsed.success) return unreadable(wrongField(parsed.error, "fix"));
        const { unit, at, point, speed, heading, accuracy } = parsed.data;
        return {
          unit,
          at,
          point: toWgs84(point, crs),
          source,
          ...(speed === undefined ? {} : { speed }),
          ...(heading === undefined ? {} : { heading }),
          ...(accuracy === undefined ? {} : { accuracy }),
        };
      });
      return Promise.resolve(taken(tracking, by, sent));
    },
  );

  app.get(
    "/positions",
    {
      config: {
        scope: "positions",
        sighted: true,
        roles: caseReaders,
        title: { zh: "在勤单元的当前位置", en: "Where units on duty are now" },
        recorded: positionsReads.positions,
        query: nothing,
        answer: positionsAnswer,
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      const giver = house.giverOf(request);
      const now = house.now().getTime();
      const units = await house.journal.current(["unit"]);
      const positions: unknown[] = [];
      for (const fix of tracking.last.all()) {
        const stream = unitStream(fix.unit);
        const states = units.get(stream);
        if (states === undefined || !house.maySee(giver, stream, ownState(house.book, stream, states))) continue;
        positions.push({ ...fix, ageSeconds: Math.max(0, Math.round((now - millis(fix.at)) / 1000)) });
      }
      return { positions };
    },
  );

  app.get<{ Params: { id: string } }>(
    "/incidents/:id/track",
    {
      config: {
        scope: "positions",
        sighted: true,
        // History opens by incident and for those who direct the work; there is no reading it by officer or unit.
        roles: ["dispatcher", "importer"],
        title: { zh: "警情中各单元的历史轨迹", en: "Where units were while they worked on an incident" },
        recorded: positionsReads.track,
        refuses: ["NothingThere"],
        query: trackQuery,
        answer: trackAnswer,
      },
    },
    async (request) => {
      const query = queryOf(trackQuery, request.query);
      const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const { id } = request.params;
      await seenState(house, request, incidentStream(id));
      await tracking.store.flush();
      const found = await tracking.store.track(
        id,
        after === undefined ? undefined : { at: after.at, unit: after.id },
        query.limit + 1,
      );
      const page = pageOf(found, query.limit, (sample) => ({ at: sample.at, id: sample.unit }));
      return { samples: page.rows, next: page.next };
    },
  );
}
