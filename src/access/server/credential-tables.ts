import type { Migration } from "../../journal/server/room-server.ts";

/**
 * What people and programs sign in with. It lies beside the journal and outside its backup: facts are kept for ever and
 * read by many, a credential is neither.
 */
export const credentialMigrations: readonly Migration[] = [
  {
    // Before the others, which name the tables as they are called now: those of an older store stand in the schema `duty`,
    // and so are the steps called that made them.
    name: "access-0001",
    sql: `
      do $$ begin
        if exists (select from pg_namespace where nspname = 'duty') then
          alter schema duty rename to access;
        end if;
      end $$;
    `,
  },
  {
    name: "duty-0001",
    sql: `
      create schema if not exists access;
      create table access.credential (
        person text primary key,
        password_hash text,
        password_set_at timestamptz,
        must_change boolean not null default false,
        /** Sealed under the credential key; pending until a first code has shown that the phone has it. */
        totp_secret bytea,
        totp_pending bytea,
        /** The last time step a code was taken for: no code is taken twice. */
        totp_last_step bigint,
        /** What authenticators know the person by: random, for it leaves the house. */
        passkey_user text
      );
      /** One row for each name that was tried, whether there is such a person or not. */
      create table access.failed_sign_in (
        person text not null,
        factor text not null,
        /** Since the last success. */
        failures integer not null,
        locked_until timestamptz,
        last_at timestamptz not null,
        primary key (person, factor)
      );
      create table access.passkey (
        id text primary key,
        person text not null,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null,
        label text not null,
        created_at timestamptz not null,
        last_used_at timestamptz
      );
      create index passkey_person on access.passkey (person);
      create table access.entry_link (
        digest text primary key,
        person text not null,
        why text not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create table access.session (
        id text primary key,
        digest text not null unique,
        person text not null,
        address text not null,
        agent text,
        created_at timestamptz not null,
        last_active_at timestamptz not null,
        expires_at timestamptz not null,
        locked_at timestamptz
      );
      create index session_person on access.session (person);
      create table access.token (
        id text primary key,
        digest text not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        last_used_at timestamptz
      );
    `,
    keeps: {
      "access.credential": {
        person: "a badge",
        password_hash: "argon2",
        totp_secret: "sealed",
        totp_pending: "sealed",
        passkey_user: "random",
      },
      "access.failed_sign_in": {
        person: "a badge; a keyed hash of what was typed where nobody has an account",
        factor: "a code",
      },
      "access.passkey": {
        id: "an authenticator's own id",
        person: "a badge",
        public_key: "a public key",
        transports: "codes",
        label: "what its owner calls it",
      },
      "access.entry_link": {
        digest: "a hash",
        person: "a badge",
        why: "a code",
      },
      "access.session": {
        id: "a session's id",
        digest: "a hash",
        person: "a badge",
        address: "where the service's own people sign in from",
        agent: "their browser",
      },
      "access.token": {
        id: "a token's id",
        digest: "a hash",
      },
    },
  },
  {
    name: "duty-0002",
    sql: `
      /** What was counted for people everywhere says nothing about places: the counts begin again. */
      delete from access.failed_sign_in;
      alter table access.failed_sign_in add column place text not null;
      alter table access.failed_sign_in drop constraint failed_sign_in_pkey;
      alter table access.failed_sign_in add primary key (person, factor, place);
      create index failed_sign_in_last on access.failed_sign_in (last_at);
      /** Where somebody signed in well: keyed hashes of browsers and addresses. */
      create table access.known_place (
        person text not null,
        place text not null,
        last_at timestamptz not null,
        primary key (person, place)
      );
      /** What people see of attempts under their own name: an empty address stands for many. */
      create table access.own_sign_in (
        session text primary key,
        person text not null,
        at timestamptz not null,
        address text not null,
        means text[] not null,
        agent text
      );
      create index own_sign_in_person on access.own_sign_in (person, at);
      create table access.own_failure (
        person text not null,
        event text not null,
        address text not null,
        minute timestamptz not null,
        count integer not null,
        last_at timestamptz not null,
        primary key (person, event, address, minute)
      );
      create index own_failure_person on access.own_failure (person, last_at);
      create index own_failure_last on access.own_failure (last_at);
    `,
    keeps: {
      "access.known_place": {
        person: "a badge",
        place: "a keyed hash of an address or a browser",
      },
      "access.own_sign_in": {
        session: "a session's id",
        person: "a badge",
        address: "where the service's own people sign in from, for half a year",
        means: "codes",
        agent: "their browser",
      },
      "access.own_failure": {
        person: "a badge",
        event: "a code",
        address: "where somebody tried from, for half a year",
      },
      "access.failed_sign_in": {
        place: "a code, a session's id, or a keyed hash of an address or a browser",
      },
    },
  },
  {
    name: "duty-0003",
    sql: `
      /** The order that made the link: its secret is drawn once. */
      alter table access.entry_link add column link text unique;
      /** When the person last showed in this session what they sign in with. */
      alter table access.session add column shown_at timestamptz;
      /** False of sessions from before everybody who opens sealed values needed two factors: they are asked the next time. */
      alter table access.session add column asks_two boolean not null default false;
    `,
    keeps: {
      "access.entry_link": {
        link: "an order's id",
      },
    },
  },
];
