import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { consistencyText } from "../../proof-file.ts";
import { highestLevel, type LogTiles, tileWidth, widthOf } from "../log-tiles.ts";
import { NothingThere } from "../nothing-there.ts";
import { queryOf } from "../query.ts";
import type { LogReading } from "./log-reading.ts";
import { refuseBeyond, refuseUnsigned, wholeNumber } from "./log-refusals.ts";

const nothing = z.strictObject({});
const grown = z.strictObject({ from: wholeNumber, to: wholeNumber.min(1).optional() });

const forever = "public, max-age=31536000, immutable";

/**
 * The log as C2SP tlog-tiles at `/log`, for everybody, signed in or not: hashes and signatures only. A leaf's hash tells
 * nothing that could be guessed and tried, because every fact carries the random id of its order (ULID, 80 bits).
 * Entries hold officers and places, so they are not here; see `entryRoutes`.
 */
export function tileRoutes(app: FastifyInstance, log: LogReading, tiles: LogTiles): void {
  const open = { open: true, documented: false, refuses: ["NothingThere", "QueryInvalid"] };

  app.get("/log/checkpoint", { config: open }, async (request, reply) => {
    queryOf(nothing, request.query);
    return sendText(reply, (await log.checkpoint()) ?? "");
  });

  app.get("/log/verifiers", { config: open }, async (request, reply) => {
    queryOf(nothing, request.query);
    return sendText(
      reply,
      log
        .verifiers()
        .map((each) => `${each}\n`)
        .join(""),
    );
  });

  app.get("/log/consistency", { config: open }, async (request, reply) => {
    const { from, to: asked } = queryOf(grown, request.query);
    const present = await log.size();
    const to = asked ?? present;
    if (to > present) throw refuseBeyond("to", present);
    if (from > to) throw refuseBeyond("from", to);
    const note = (await log.checkpoint(to)) ?? (await refuseUnsigned(log, "to", to));
    const hashes = await tiles.consistency(from, to);
    reply.header("content-disposition", `attachment; filename="callsign-${from}-${to}.consistency"`);
    return sendText(reply, consistencyText({ old: from, hashes, note }));
  });

  app.get("/log/tile/*", { config: open }, async (request, reply) => {
    queryOf(nothing, request.query);
    const path = (request.params as { "*": string })["*"];
    const [, level = "", rest = ""] = /^([^/]*)\/(.*)$/.exec(path) ?? [];
    const place = readTilePlace(rest);
    if (place === null || !/^(0|[1-9]\d?)$/.test(level) || Number(level) > highestLevel) {
      throw new NothingThere(`log/tile/${path}`);
    }
    const width = widthOf(Number(level), place.n, await log.size());
    if (place.width > width) throw new NothingThere(`log/tile/${path}`);
    const bytes = await tiles.hashes(Number(level), place.n, place.width);
    return reply.header("cache-control", forever).type("application/octet-stream").send(bytes);
  });
}

/** `x001/x234/067` or `x001/x234/067.p/12`: a tile's number, and how many of its hashes are asked for. */
export function readTilePlace(path: string): { readonly n: number; readonly width: number } | null {
  const found = /^((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (found === null) return null;
  const [, above = "", last = "", part] = found;
  // One way of writing each number: no leading group of zeros.
  if (above.startsWith("x000/") || above.length > 5 * 4) return null;
  const width = part === undefined ? tileWidth : Number(part);
  if (part !== undefined && width >= tileWidth) return null;
  return { n: Number(above.replace(/[x/]/g, "") + last), width };
}

function sendText(reply: FastifyReply, text: string): FastifyReply {
  return reply.header("cache-control", "no-store").type("text/plain; charset=utf-8").send(text);
}
