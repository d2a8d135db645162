import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { requestView } from "../requests.ts";

/** Every request of a person, open and answered: when, by whom, until when; who it is stays sealed in its stream. */
export const requestMigrations: readonly Migration[] = [
  {
    // Empty until states and tables are folded again, which the start after it does: `viewsChanged` says so.
    name: "privacy-requests-0001",
    sql: `
      CREATE TABLE privacy.request (
        id text PRIMARY KEY,
        kind text NOT NULL,
        received_at timestamptz NOT NULL,
        received_by text NOT NULL,
        due_by timestamptz NOT NULL,
        records integer NOT NULL,
        tells_of jsonb NOT NULL,
        answered_at timestamptz,
        answered_by text,
        outcome text
      );
      CREATE INDEX request_received ON privacy.request (received_at DESC, id DESC);
      CREATE INDEX request_open ON privacy.request (received_at DESC, id DESC) WHERE answered_at IS NULL;
    `,
    keeps: {
      "privacy.request": {
        id: "a request's id",
        kind: "a code",
        received_by: "a badge",
        tells_of: "streams' ids",
        answered_by: "a badge",
        outcome: "a code",
      },
    },
  },
];

export const requestTable = readTable({
  fold: requestView,
  name: "privacy.request",
  key: ["id"],
  columns: {
    id: "text",
    kind: "text",
    received_at: "timestamptz",
    received_by: "text",
    due_by: "timestamptz",
    records: "integer",
    tells_of: "jsonb",
    answered_at: "timestamptz",
    answered_by: "text",
    outcome: "text",
  },
  rows: (request) => [
    {
      ...{ id: request.id, kind: request.kind, received_at: request.receivedAt, received_by: request.receivedBy },
      ...{ due_by: request.dueBy, records: request.concerns.length },
      tells_of: JSON.stringify(requestView.tellsOf?.(request) ?? []),
      answered_at: request.answered?.at ?? null,
      answered_by: request.answered?.by ?? null,
      outcome: request.answered?.outcome ?? null,
    },
  ],
});
