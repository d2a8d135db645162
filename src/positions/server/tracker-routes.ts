import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { isRefusal, refuse } from "../../ground/refusal.ts";
import { codeSchema } from "../../ground/text.ts";
import { BodyRefused } from "../../journal/server/body.ts";
import { QueryRefused, queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { referenceSystems } from "../fix.ts";
import { readRmc } from "../nmea.ts";
import { readOsmAnd, readTraccar } from "../osmand.ts";
import type { Tracking } from "./tracking.ts";
import { type Read, taken, takenAnswer, unreadable } from "./taken.ts";
import { toWgs84 } from "./to-wgs84.ts";

const roles = ["unit", "station", "importer"] as const;
const mostLines = 1000;

const text = z.string();
/** For the description: what is understood of the protocol. Trackers send more, which is let pass. */
const osmandShape = z.looseObject({
  id: text,
  lat: text,
  lon: text,
  timestamp: text,
  speed: text.optional(),
  bearing: text.optional(),
  accuracy: text.optional(),
  crs: z.enum(referenceSystems).optional(),
});
const crsSchema = z.enum(referenceSystems).default("WGS84");
const nmeaQuery = z.strictObject({ id: codeSchema });

/**
 * The protocols that trackers speak over HTTP. Trackers often cannot set a bearer header, so these routes take Basic
 * authentication with the token as password. They take no token in the address, and no session, because a picture on
 * any page could make a browser send a GET with the session's cookie. A refused fix is answered with 200, because a
 * tracker that gets an error sends the same fix for ever.
 */
export function trackerRoutes(api: FastifyInstance, house: House, tracking: Tracking): void {
  void api.register((trackers, _options, done) => {
    // These two kinds of body are read on these routes only.
    trackers.addContentTypeParser("text/plain", { parseAs: "string" }, (_, body, parsed) => parsed(null, body));
    trackers.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, parsed) =>
      parsed(null, formOf(String(body))),
    );
    trackers.route({
      method: ["GET", "POST"],
      url: "/positions/osmand",
      config: {
        scope: "tracking",
        unrecorded: "what a device brings",
        roles,
        basic: true,
        tokenOnly: true,
        title: {
          zh: "上报位置（OsmAnd 协议；速度单位为节）",
          en: "Report a position in the OsmAnd protocol; speed in knots",
        },
        // A body of JSON, as some trackers send it, is read by this route itself.
        refuses: ["BodyInvalid"],
        query: osmandShape,
        answer: takenAnswer,
      },
      handler: (request) => Promise.resolve(taken(tracking, house.giverOf(request), [osmandFix(request)])),
    });
    trackers.post(
      "/positions/nmea",
      {
        config: {
          scope: "tracking",
          unrecorded: "what a device brings",
          roles,
          basic: true,
          title: {
            zh: "上报位置（NMEA RMC 语句，每行一条，text/plain）",
            en: "Report positions as NMEA RMC sentences, one a line, text/plain",
          },
          query: nmeaQuery,
          body: text,
          consumes: "text/plain",
          answer: takenAnswer,
        },
      },
      (request) => {
        const { id } = queryOf(nmeaQuery, request.query);
        return Promise.resolve(taken(tracking, house.giverOf(request), nmeaFixes(id, request.body)));
      },
    );
    done();
  });
}

function osmandFix(request: FastifyRequest): Read {
  const form = request.method === "POST" && request.body instanceof Map ? Object.fromEntries(request.body) : {};
  const given = { ...form, ...(request.query as Record<string, unknown>) };
  const isJson = request.method === "POST" && !(request.body instanceof Map) && isFilled(request.body);
  const read = isJson ? readTraccar(request.body) : readOsmAnd(given);
  if ("field" in read) throw isJson ? new BodyRefused(read) : new QueryRefused(read.field, read.reason);
  const id = codeSchema.safeParse(read.unit);
  if (!id.success) throw new QueryRefused("id", { zh: "不是单元编号", en: "is not a unit's id" });
  const crs = crsSchema.safeParse(given["crs"]);
  if (!crs.success) {
    const systems = referenceSystems.join(", ");
    throw new QueryRefused("crs", { zh: `须为其中之一：${systems}`, en: `must be one of ${systems}` });
  }
  if ("noFix" in read) return refuse("FixNowhere", { unit: id.data });
  const { position } = read;
  return { ...position, point: toWgs84(position.point, crs.data), unit: id.data, source: "tracker" };
}

/**
 * The sentences on a line. Where a line end was lost there are two, and neither is taken for the beginning of the
 * other.
 */
function sentencesOf(line: string): readonly string[] {
  const parts = line.split(/(?=\$)/).filter((part) => part.trim() !== "");
  const sentences = parts.filter((part) => part.startsWith("$"));
  return sentences.length > 0 ? sentences : parts;
}

function isFilled(body: unknown): body is object {
  return typeof body === "object" && body !== null && Object.keys(body).length > 0;
}

/** What each RMC line says; a garbled line costs only itself, unless there is nothing else. Other sentences are let pass. */
function nmeaFixes(unit: string, body: unknown): readonly Read[] {
  const text = typeof body === "string" ? body : "";
  const lines = text.split(/\r\n|\r|\n/).flatMap(sentencesOf);
  if (lines.length > mostLines) {
    throw new BodyRefused({
      field: "body",
      reason: { zh: `不得多于 ${mostLines} 行`, en: `must have at most ${mostLines} lines` },
    });
  }
  const sent: Read[] = [];
  let firstWrong: BodyRefused | undefined;
  for (const line of lines) {
    const read = readRmc(line);
    if (read === undefined) continue;
    if ("field" in read) {
      firstWrong ??= new BodyRefused(read);
      sent.push(unreadable(read));
    } else sent.push("noFix" in read ? refuse("FixNowhere", { unit }) : { ...read, unit, source: "tracker" });
  }
  if (sent.length === 0) {
    throw new BodyRefused({ field: "body", reason: { zh: "没有 RMC 语句", en: "has no RMC sentence" } });
  }
  const isAllGarbled = sent.every((read) => isRefusal(read) && read.refused === "FixInvalid");
  if (isAllGarbled && firstWrong !== undefined) throw firstWrong;
  return sent;
}

/** A form's fields; one given twice becomes a list, which no field takes. */
function formOf(body: string): ReadonlyMap<string, string | readonly string[]> {
  const form = new Map<string, string | readonly string[]>();
  for (const [name, value] of new URLSearchParams(body)) {
    form.set(name, form.has(name) ? [value, value] : value);
  }
  return form;
}
