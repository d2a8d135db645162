import { filesFold } from "../../kept-files.ts";
import { type Migration, readTable } from "../room-server.ts";

export const fileMigration: Migration = {
  name: "journal-files-0001",
  sql: `
      /** The files that facts name. */
      create table journal.file (
        id text primary key,
        stream text not null,
        size bigint not null,
        sealed_sha256 text not null,
        /** Which erasure took the key it was sealed under. */
        erasure text
      );
      create index file_erasure on journal.file (erasure) where erasure is not null;
      /**
       * Files that were sent and that no order has taken yet. They stand in no backup and in no key file. A row is there
       * before the first byte, so that whatever a stop leaves behind is found.
       */
      create table vault.upload (
        id text primary key,
        record text not null,
        officer text not null,
        at timestamptz not null,
        ready boolean not null default false,
        type text,
        size bigint not null,
        sealed_sha256 text,
        epoch integer,
        /** The file's name and its own key, wrapped by the epoch's key. */
        wrapped bytea
      );
      create index upload_officer on vault.upload (officer);
    `,
  keeps: {
    "journal.file": {
      id: "a file's id",
      stream: "a stream's id",
      sealed_sha256: "a hash of ciphertext",
      erasure: "an erasure's id",
    },
    "vault.upload": {
      id: "a file's id",
      record: "a stream's id",
      officer: "a badge number",
      type: "a code",
      sealed_sha256: "a hash of ciphertext",
      wrapped: "ciphertext",
    },
  },
};

export const fileTable = readTable({
  fold: filesFold,
  name: "journal.file",
  key: ["id"],
  columns: { id: "text", stream: "text", size: "bigint", sealed_sha256: "text", erasure: "text" },
  rows: ({ files }, stream) =>
    files.map(({ id, size, sealedSha256, erasure }) => ({
      ...{ id, stream, size, sealed_sha256: sealedSha256, erasure: erasure ?? null },
    })),
});
