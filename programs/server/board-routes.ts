import type { FastifyInstance } from "fastify";
import { everyRole } from "../../src/access/role.ts";
import { z } from "zod";
import { tagsOf } from "../../src/access/sight.ts";
import type { Board } from "./live/board.ts";
import { encodePosition } from "./live/position.ts";
import { passOf } from "./sign-in.ts";
import { journalReads } from "../../src/journal/read-kinds.ts";

const boardAnswer = z.strictObject({
  position: z.string(),
  streams: z.record(z.string(), z.unknown()),
});

/** What first snapshots would bring, in one answer: every current stream in the reader's sight. */
export function boardRoute(app: FastifyInstance, board: Board, writer: string): void {
  app.get(
    "/board",
    {
      config: {
        scope: "board",
        sighted: true,
        roles: everyRole,
        offPost: true,
        title: { zh: "当前态势（可见范围内）", en: "The board: every current stream within sight" },
        recorded: journalReads.board,
        answer: boardAnswer,
      },
    },
    (request, reply) => {
      const streams = board
        .visible(tagsOf(passOf(request).giver))
        .map((entry) => `${JSON.stringify(entry.stream)}:${entry.text()}`)
        .join(",");
      const position = JSON.stringify(encodePosition(writer, board.head()));
      return reply.type("application/json; charset=utf-8").send(`{"position":${position},"streams":{${streams}}}`);
    },
  );
}
