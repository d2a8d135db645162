import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { everyRole } from "../../../src/access/role.ts";
import { z } from "zod";
import { tagsOf } from "../../../src/access/sight.ts";
import { queryOf } from "../../../src/journal/server/query.ts";
import { passOf } from "../sign-in.ts";
import { takesEncoding } from "../takes-encoding.ts";
import { frame } from "./change.ts";
import type { Reads } from "../../../src/privacy/server/reads.ts";
import type { Sink } from "./audiences.ts";
import { blocksOf, gzipEnding, gzipHeader } from "./shared-gzip.ts";
import type { Live } from "./live.ts";
import type { Seats } from "../../../src/access/server/seats.ts";
import { journalReads } from "../../../src/journal/read-kinds.ts";

const querySchema = z.strictObject({ position: z.string().min(1).max(1024).optional() });

const retry = Buffer.from("retry: 1000\n\n");
const standingChanged = Buffer.from(frame("standing", "{}"));

/**
 * `GET /api/v1/live`. The body is written to the connection unchanged (no chunks, closed at the end), so that one
 * buffer serves every reader of an audience and each push is a single write; who takes gzip shares compressed ones. The server cannot know what a reader looks
 * at; the record of reads has the time from joining to leaving.
 */
export function liveRoute(app: FastifyInstance, live: Live, seats: Seats, reads?: Pick<Reads, "note">): void {
  app.get(
    "/live",
    {
      config: {
        scope: "board",
        unrecorded: "on record by itself: joined and left",
        sighted: true,
        roles: everyRole,
        offPost: true,
        title: {
          zh: "实时推送（SSE）",
          en: "Live push by Server-Sent Events: snapshot, facts, forget, positions, ready, status, standing",
        },
        query: querySchema,
        produces: "text/event-stream",
      },
    },
    (request: FastifyRequest, reply: FastifyReply) => {
      const query = queryOf(querySchema, request.query);
      const last = request.headers["last-event-id"];
      const position = typeof last === "string" && last !== "" ? last : query.position;
      const { giver, expires, again } = passOf(request);
      reply.hijack();
      const response = reply.raw;
      const zipped = takesEncoding(request.headers["accept-encoding"], "gzip");
      const socket = request.raw.socket;
      socket.setNoDelay(true);
      socket.setTimeout(0);
      response.useChunkedEncodingByDefault = false;
      response.shouldKeepAlive = false;
      response.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        vary: "accept-encoding",
        ...(zipped ? { "content-encoding": "gzip" } : {}),
        "x-accel-buffering": "no",
        "x-content-type-options": "nosniff",
      });
      if (request.method === "HEAD") {
        response.end();
        return;
      }
      const sink = zipped ? zippedSink(response) : plainSink(response);
      sink.write(retry);
      const joined = live.join(sink, { tags: tagsOf(giver), expires, position });
      response.on("drain", joined.drained);
      response.on("error", () => socket.destroy());
      reads?.note(request, journalReads.liveJoined);
      const leave = seats.take(giver.officer, again, () => {
        sink.write(standingChanged);
        sink.end();
      });
      response.on("close", () => {
        leave();
        reads?.note(request, journalReads.liveLeft);
        joined.left();
      });
    },
  );
}

function plainSink(response: ServerResponse): Sink {
  return {
    write: (bytes) => void response.write(bytes),
    queued: () => response.writableLength,
    end: () => void response.end(),
    destroy: () => void response.socket?.destroy(),
  };
}

function zippedSink(response: ServerResponse): Sink {
  const ending = gzipEnding();
  response.write(gzipHeader);
  return {
    write: (bytes) => {
      ending.add(bytes);
      response.write(blocksOf(bytes));
    },
    queued: () => response.writableLength,
    end: () => void response.end(ending.end()),
    destroy: () => void response.socket?.destroy(),
  };
}
