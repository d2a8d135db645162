import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { openingView } from "../openings.ts";

/** Openings as supervision lists them; the opener's words stay sealed in it. */
export const openingMigrations: readonly Migration[] = [
  {
    name: "privacy-openings-0001",
    sql: `
      CREATE SCHEMA IF NOT EXISTS privacy;
      CREATE TABLE privacy.opening (
        id text PRIMARY KEY,
        opened_at timestamptz NOT NULL,
        officer text NOT NULL,
        role text NOT NULL,
        station text,
        unit text,
        department text,
        stream text NOT NULL,
        fields jsonb NOT NULL,
        purpose text,
        words jsonb,
        at_work boolean NOT NULL
      );
      CREATE INDEX opening_opened ON privacy.opening (opened_at DESC, id DESC);
      CREATE INDEX opening_officer ON privacy.opening (officer, opened_at DESC);
      CREATE INDEX opening_stream ON privacy.opening (stream, opened_at DESC);
    `,
    keeps: {
      "privacy.opening": {
        id: "an opening's id",
        officer: "a badge",
        role: "a role",
        station: "a station's id",
        unit: "a unit's id",
        department: "a department's id",
        stream: "a stream's id",
        fields: "names of fields",
        purpose: "a code",
        words: "sealed under the opening's own record",
      },
    },
  },
];

export const openingTable = readTable({
  fold: openingView,
  name: "privacy.opening",
  key: ["id"],
  columns: {
    id: "text",
    opened_at: "timestamptz",
    officer: "text",
    role: "text",
    station: "text",
    unit: "text",
    department: "text",
    stream: "text",
    fields: "jsonb",
    purpose: "text",
    words: "jsonb",
    at_work: "boolean",
  },
  rows: (opening) => [
    {
      id: opening.id,
      opened_at: opening.at,
      officer: opening.officer,
      role: opening.role,
      station: opening.station ?? null,
      unit: opening.unit ?? null,
      department: opening.department ?? null,
      stream: opening.stream,
      fields: JSON.stringify(opening.fields),
      purpose: opening.purpose ?? null,
      words: opening.words === undefined ? null : JSON.stringify(opening.words),
      at_work: opening.atWork,
    },
  ],
});
