import { fileMigration } from "./files/file-tables.ts";
import { keyMarkMigration } from "./key-marks.ts";
import { numberMarkMigration } from "./number-marks.ts";
import { setAsideMigration } from "./set-aside.ts";
import type { Migration } from "./room-server.ts";

/** The journal's own tables. `body` is the canonical text that was hashed; everything else follows from it. */
export const journalMigrations: readonly Migration[] = [
  {
    name: "journal-0001",
    sql: `
      create table journal.writer (
        writer text primary key,
        n bigint not null,
        hlc text not null,
        epoch bigint not null,
        /** Roots of the complete subtrees, 32 bytes each, largest first. */
        frontier bytea not null
      );
      create table journal.fact (
        writer text not null,
        n bigint not null,
        order_id text not null,
        type text not null,
        hlc text not null,
        body text not null,
        /** The Merkle leaf of the body: it names the very fact that was changed, where a checkpoint names a batch. */
        leaf bytea not null,
        primary key (writer, n)
      );
      create table journal.fact_stream (
        stream text not null,
        writer text not null,
        n bigint not null,
        primary key (stream, writer, n)
      );
      create index fact_stream_fact on journal.fact_stream (writer, n);
      create table journal.stream (
        stream text primary key,
        kind text not null,
        hlc text not null,
        facts bigint not null,
        current boolean not null,
        state text not null
      );
      create index stream_current on journal.stream (kind) where current;
      create table journal.answer (
        order_id text primary key,
        digest text not null,
        /** The first fact of an accepted order, which has \`facts\` of them; or the refusal. */
        n bigint,
        facts integer not null,
        refusal text
      );
      create table journal.checkpoint (
        writer text not null,
        size bigint not null,
        note text not null,
        primary key (writer, size)
      );
      create schema vault;
      create table vault.record_key (
        record text primary key,
        epoch integer not null,
        wrapped bytea not null
      );
    `,
    keeps: {
      "journal.writer": {
        writer: "the installation",
        hlc: "a clock",
        frontier: "hashes",
      },
      "journal.fact": {
        body: "facts: personal fields are ciphertext in them, as each order says",
        leaf: "a hash",
      },
      "journal.fact_stream": {
        stream: "a stream's id",
      },
      "journal.stream": {
        stream: "a stream's id",
        kind: "a stream's kind",
        hlc: "a clock",
        state: "states folded from facts: the same ciphertext",
      },
      "journal.answer": {
        order_id: "an order's id",
        digest: "an HMAC",
        refusal: "a code, and what it names of the district's own things",
      },
      "journal.checkpoint": {
        writer: "the installation",
        note: "a signed root",
      },
      "vault.record_key": {
        record: "a stream's id",
        wrapped: "a wrapped key",
      },
    },
  },
  {
    name: "journal-0003",
    sql: `
      /**
       * Full tiles of the log's tree (C2SP tlog-tiles, 256 hashes each). They follow from journal.fact.leaf and never
       * change, so a log that has none yet, as after a restore, makes them again.
       */
      create table journal.tile (
        writer text not null,
        level integer not null,
        n bigint not null,
        /** The root over the 256 hashes: one hash of the level above. */
        root bytea not null,
        hashes bytea not null,
        primary key (writer, level, n)
      );
      /* Hashes do not compress. */
      alter table journal.tile alter column hashes set storage external;
    `,
    keeps: {
      "journal.tile": {
        writer: "the installation",
        root: "a hash",
        hashes: "hashes",
      },
    },
  },
  {
    name: "journal-0004",
    sql: `
      create table journal.cosignature (
        writer text not null,
        size bigint not null,
        witness text not null,
        /** The signature line as it stands on a note. */
        line text not null,
        at timestamptz not null,
        primary key (writer, size, witness)
      );
    `,
    keeps: {
      "journal.cosignature": {
        writer: "the installation",
        witness: "a witness's public name",
        line: "a signature",
      },
    },
  },
  numberMarkMigration,
  setAsideMigration,
  {
    name: "journal-0005",
    sql: `
      /** By which version of the rules states and read tables were folded. */
      create table journal.folded (
        one boolean primary key default true check (one),
        version integer not null
      );
    `,
  },
  {
    name: "journal-0009",
    sql: `
      /** Whose order it was: an id belongs to its giver. Absent of answers an older version gave; their facts say it. */
      alter table journal.answer add column giver text;
      /* Digests of the version before were made of sealed words too: whoever has their key could try words against them. */
      update journal.answer set digest = '' where digest <> '';
    `,
    keeps: {
      "journal.answer": {
        giver: "a badge number, or the label of a program's token, as every fact has it",
      },
    },
  },
  keyMarkMigration,
  {
    name: "journal-0010",
    sql: `
      /** The number of the fact up to which nothing is missing in journal.stream; later facts are folded at the start. */
      alter table journal.writer add column states_upto bigint not null default 0;
      update journal.writer set states_upto = n;
    `,
  },
  {
    name: "journal-0011",
    sql: `
      /* Streams are asked for their facts; no fact is asked for its streams, which stand in its body. */
      drop index journal.fact_stream_fact;
    `,
  },
  {
    name: "journal-0012",
    sql: `
      /* Streams that are over have no stored state, unless they are long (stream-store.ts): they are folded when asked for. */
      create temporary table stored_stream on commit drop as
        select * from journal.stream where current or facts > 64;
      truncate journal.stream;
      insert into journal.stream select * from stored_stream;
    `,
  },
  {
    name: "journal-0013",
    sql: `
      /*
       * A database holds one writer's log, and a fact's body says its writer, order, type and clock: none of them stands
       * beside it again (docs/decisions/0056). Tables are written anew at once, or the room would not become free.
       */
      alter table journal.fact drop column writer;
      alter table journal.fact drop column order_id;
      alter table journal.fact drop column type;
      alter table journal.fact drop column hlc;
      alter table journal.fact add primary key (n);
      cluster journal.fact using fact_pkey;
      alter table journal.fact_stream drop column writer;
      alter table journal.fact_stream add primary key (stream, n);
      cluster journal.fact_stream using fact_stream_pkey;
      /* Half of each digest is kept (keys.ts). */
      alter table journal.answer alter column digest type text using left(digest, 32);
    `,
  },
  fileMigration,
];
