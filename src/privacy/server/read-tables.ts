import type { Migration } from "../../journal/server/room-server.ts";

/**
 * The record of reads: badges, streams and query terms; nothing that was shown. Rows are in the order they were noted.
 * `privacy.read` is not a read table, so `rebuild` leaves it alone. A row costs PostgreSQL 4 µs with its key alone and
 * 3 µs more for each index. There is no index by officer, because an officer's reads are looked up within days, and the
 * rows of a day lie together.
 */
export const readMigrations: readonly Migration[] = [
  {
    name: "privacy-reads-0001",
    sql: `
      CREATE SCHEMA IF NOT EXISTS privacy;
      CREATE TABLE privacy.read (
        id bigint GENERATED ALWAYS AS IDENTITY,
        at timestamptz NOT NULL,
        officer text NOT NULL,
        role text NOT NULL,
        station text,
        unit text,
        department text,
        part text,
        off_duty boolean,
        glass text,
        what text NOT NULL,
        stream text,
        span text,
        outside boolean,
        times integer NOT NULL DEFAULT 1,
        PRIMARY KEY (at, id)
      );
      CREATE INDEX read_stream ON privacy.read (stream, at, id) WHERE stream IS NOT NULL;
    `,
    keeps: {
      "privacy.read": {
        officer: "a badge: the record is of the service's own reading",
        role: "a code",
        station: "a code",
        unit: "a crew's callsign",
        department: "a code",
        part: "a code",
        glass: "a breaking's id",
        what: "a code",
        stream: "a stream's id",
        span: "terms of a list: times, codes, badges",
      },
    },
  },
];
