import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { erasureView } from "../erasing.ts";

/** Every erasure and how far it is: for the program that does it, and for whoever may take it back. */
export const erasureMigrations: readonly Migration[] = [
  {
    name: "privacy-erasures-0001",
    sql: `
      CREATE TABLE privacy.erasure (
        id text PRIMARY KEY,
        stream text NOT NULL,
        why text NOT NULL,
        reason text,
        at timestamptz NOT NULL,
        recall_until timestamptz NOT NULL,
        stage text NOT NULL,
        done boolean NOT NULL
      );
      CREATE INDEX erasure_grace ON privacy.erasure (recall_until, id) WHERE stage = 'aside' AND NOT done;
      CREATE INDEX erasure_newest ON privacy.erasure (at DESC, id DESC) WHERE stage = 'aside' AND NOT done;
      CREATE INDEX erasure_doing ON privacy.erasure (id) WHERE stage <> 'aside' AND NOT done;
    `,
    keeps: {
      "privacy.erasure": {
        id: "an erasure's id",
        stream: "a stream's id",
        why: "a code",
        reason: "why two officers had it erased; text that refuses what looks personal",
        stage: "a code",
      },
    },
  },
];

export const erasureTable = readTable({
  fold: erasureView,
  name: "privacy.erasure",
  key: ["id"],
  columns: {
    id: "text",
    stream: "text",
    why: "text",
    reason: "text",
    at: "timestamptz",
    recall_until: "timestamptz",
    stage: "text",
    done: "boolean",
  },
  rows: ({ stream, why, reason, at, recallUntil, stage, done }, erasure) => [
    {
      ...{ id: erasure.slice(erasure.indexOf("/") + 1), stream, why, reason: reason ?? null },
      ...{ at, recall_until: recallUntil, stage, done },
    },
  ],
});
