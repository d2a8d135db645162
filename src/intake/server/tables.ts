import { streamKey } from "../../ground/fact.ts";
import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { callView } from "../call-view.ts";

/** What lists of calls are filtered and sorted by; who rang and what was said stay sealed in the stream. */
export const intakeMigrations: readonly Migration[] = [
  {
    name: "intake-0001",
    sql: `
      CREATE SCHEMA IF NOT EXISTS intake;
      CREATE TABLE intake.call (
        id text PRIMARY KEY,
        channel text NOT NULL,
        kind text NOT NULL,
        rang_at timestamptz NOT NULL,
        answered_at timestamptz,
        ended_at timestamptz,
        incident text,
        seen_by jsonb NOT NULL
      );
      CREATE INDEX call_rang ON intake.call (rang_at DESC, id DESC);
    `,
    keeps: {
      "intake.call": {
        id: "a call's id",
        channel: "a code",
        kind: "a code",
        incident: "an incident's id",
        seen_by: "tags of sight",
      },
    },
  },
  {
    name: "intake-0002",
    sql: "ALTER TABLE intake.call ADD COLUMN hidden_from jsonb NOT NULL DEFAULT '[]'",
    keeps: {
      "intake.call": {
        hidden_from: "tags of sight",
      },
    },
  },
  {
    // The few that a list is asked for are found at any age of the store: those that go on, and the rare kinds.
    name: "intake-0003",
    sql: `
      CREATE INDEX call_open ON intake.call (rang_at DESC, id DESC) WHERE ended_at IS NULL;
      CREATE INDEX call_rare ON intake.call (kind, rang_at DESC, id DESC) WHERE kind <> 'emergency';
    `,
  },
];

export const callTable = readTable({
  fold: callView,
  name: "intake.call",
  key: ["id"],
  columns: {
    id: "text",
    channel: "text",
    kind: "text",
    rang_at: "timestamptz",
    answered_at: "timestamptz",
    ended_at: "timestamptz",
    incident: "text",
    seen_by: "jsonb",
    hidden_from: "jsonb",
  },
  rows: (call, stream) => [
    {
      id: streamKey(stream),
      channel: call.channel,
      kind: call.kind,
      rang_at: call.rangAt,
      answered_at: call.answeredAt ?? null,
      ended_at: call.endedAt ?? null,
      incident: call.incident ?? null,
      seen_by: JSON.stringify(callView.seenBy?.(call, stream) ?? []),
      hidden_from: JSON.stringify(callView.hiddenFrom?.(call) ?? []),
    },
  ],
});
