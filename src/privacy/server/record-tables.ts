import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { keptFold, keptUntilIn } from "../kept.ts";

/**
 * When records of every kind ended, what holds them, and when they were erased: for the sweep and for counts. What is asked
 * each time has its index, in which nothing stands that was erased, so that it costs the same however old the store is.
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
  {
    // Empty until states and tables are folded anew, which the start after it does: the views have changed with it.
    name: "privacy-record-0001",
    sql: `
      DROP VIEW privacy.record;
      DROP TABLE privacy.incident_record;
      DROP TABLE privacy.call_record;
      DROP TABLE privacy.request_record;
      DROP INDEX privacy.opening_due;
      ALTER TABLE privacy.opening DROP COLUMN erased_at;
      ALTER TABLE privacy.opening DROP COLUMN recalled_until;
      CREATE TABLE privacy.record (
        stream text PRIMARY KEY,
        kind text NOT NULL,
        part_of text,
        ended_at timestamptz,
        held_until timestamptz,
        erased_at timestamptz
      );
      CREATE INDEX record_due ON privacy.record (kind, ended_at, stream) WHERE erased_at IS NULL;
      CREATE INDEX record_parts ON privacy.record (part_of) WHERE part_of IS NOT NULL AND erased_at IS NULL;
      CREATE INDEX record_held ON privacy.record (held_until) WHERE held_until IS NOT NULL;
      CREATE INDEX record_erased ON privacy.record (kind, erased_at) WHERE erased_at IS NOT NULL;
    `,
    keeps: {
      "privacy.record": {
        stream: "a stream's id",
        kind: "a code",
        part_of: "a stream's id",
      },
    },
  },
];

/** `held_until`: by the record's own holds, or because its erasure was taken back; not by those of what it is part of. */
export const recordTable = readTable({
  fold: keptFold,
  name: "privacy.record",
  key: ["stream"],
  columns: {
    stream: "text",
    kind: "text",
    part_of: "text",
    ended_at: "timestamptz",
    held_until: "timestamptz",
    erased_at: "timestamptz",
  },
  // Nothing while it goes on and nobody holds it: most orders then touch no row here.
  rows: (kept, stream) => {
    const { kind, partOf, endedAt, erasedAt } = kept;
    const until = keptUntilIn(kept);
    if (endedAt === undefined && until === undefined && erasedAt === undefined) return [];
    return [
      {
        ...{ stream, kind, part_of: partOf ?? null },
        ...{ ended_at: endedAt ?? null, held_until: until ?? null, erased_at: erasedAt ?? null },
      },
    ];
  },
});
