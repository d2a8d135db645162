import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { type Kept, keptCallView, keptIncidentView, keptUntilIn } from "../kept.ts";
import { requestView } from "../requests.ts";

/**
 * When records ended and how long they are held, for the sweep. There is one table for each kind, because a read table
 * belongs to one fold; an SQL view joins them, and a question about one kind reads one table. Openings without words
 * hold nothing sealed.
 */
export const recordMigrations: readonly Migration[] = [
  {
    name: "privacy-records-0001",
    sql: `
      ALTER TABLE privacy.opening ADD COLUMN erased_at timestamptz;
      CREATE TABLE privacy.incident_record (
        stream text PRIMARY KEY,
        part_of text,
        ended_at timestamptz,
        held_until timestamptz,
        erased_at timestamptz
      );
      CREATE TABLE privacy.call_record (
        stream text PRIMARY KEY,
        part_of text,
        ended_at timestamptz,
        held_until timestamptz,
        erased_at timestamptz
      );
      CREATE TABLE privacy.request_record (
        stream text PRIMARY KEY,
        part_of text,
        ended_at timestamptz,
        held_until timestamptz,
        erased_at timestamptz
      );
      CREATE INDEX incident_record_due ON privacy.incident_record (ended_at, stream) WHERE erased_at IS NULL;
      CREATE INDEX call_record_due ON privacy.call_record (ended_at, stream) WHERE erased_at IS NULL;
      CREATE INDEX opening_due ON privacy.opening (opened_at, id) WHERE erased_at IS NULL AND words IS NOT NULL;
      CREATE VIEW privacy.record AS
        SELECT 'narrative' AS kind, stream, ended_at, held_until, erased_at FROM privacy.incident_record
        UNION ALL
        SELECT 'call', c.stream, c.ended_at, GREATEST(c.held_until, i.held_until), c.erased_at
        FROM privacy.call_record c LEFT JOIN privacy.incident_record i ON i.stream = c.part_of
        UNION ALL
        SELECT 'openings', 'opening/' || id, opened_at, NULL, erased_at FROM privacy.opening WHERE words IS NOT NULL
        UNION ALL
        SELECT 'requests', stream, ended_at, held_until, erased_at FROM privacy.request_record;
    `,
    keeps: {
      "privacy.incident_record": {
        stream: "a stream's id",
        part_of: "a stream's id",
      },
      "privacy.call_record": {
        stream: "a stream's id",
        part_of: "a stream's id",
      },
      "privacy.request_record": {
        stream: "a stream's id",
        part_of: "a stream's id",
      },
    },
  },
  {
    name: "privacy-records-recalled-0001",
    sql: `
      ALTER TABLE privacy.opening ADD COLUMN recalled_until timestamptz;
      CREATE OR REPLACE VIEW privacy.record AS
        SELECT 'narrative' AS kind, stream, ended_at, held_until, erased_at FROM privacy.incident_record
        UNION ALL
        SELECT 'call', c.stream, c.ended_at, GREATEST(c.held_until, i.held_until), c.erased_at
        FROM privacy.call_record c LEFT JOIN privacy.incident_record i ON i.stream = c.part_of
        UNION ALL
        SELECT 'openings', 'opening/' || id, opened_at, recalled_until, erased_at FROM privacy.opening WHERE words IS NOT NULL
        UNION ALL
        SELECT 'requests', stream, ended_at, held_until, erased_at FROM privacy.request_record;
    `,
  },
];

/** `held_until`: by the record's own holds, or because its erasure was taken back; the view adds those of a call's incident. */
const columns = {
  stream: "text",
  part_of: "text",
  ended_at: "timestamptz",
  held_until: "timestamptz",
  erased_at: "timestamptz",
} as const;

/** Nothing while it goes on and nobody holds it: most orders then touch no row here. */
function rowsOf(kept: Kept) {
  const { stream, partOf, endedAt, erasedAt } = kept;
  const until = keptUntilIn(kept);
  if (endedAt === undefined && until === undefined && erasedAt === undefined) return [];
  return [
    {
      stream,
      part_of: partOf ?? null,
      ended_at: endedAt ?? null,
      held_until: until ?? null,
      erased_at: erasedAt ?? null,
    },
  ];
}

export const recordTables = [
  readTable({ fold: keptIncidentView, name: "privacy.incident_record", key: ["stream"], columns, rows: rowsOf }),
  readTable({ fold: keptCallView, name: "privacy.call_record", key: ["stream"], columns, rows: rowsOf }),
  readTable({
    fold: requestView,
    name: "privacy.request_record",
    key: ["stream"],
    columns,
    rows: ({ answered, erasedAt, recalledUntil }, stream) =>
      answered === undefined
        ? []
        : [
            {
              ...{ stream, part_of: null, ended_at: answered.at },
              ...{ held_until: recalledUntil ?? null, erased_at: erasedAt ?? null },
            },
          ],
  }),
];
