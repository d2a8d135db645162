import type pg from "pg";
import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { complaintDue, complaintEndedAt, complaintStage } from "../complaint.ts";
import { complaintStream } from "../complaint-facts.ts";
import { complaintView } from "../complaint-view.ts";

/** What lists of complaints are filtered and sorted by. Who complained, and what they said, stays sealed in the stream. */
export const complaintMigrations: readonly Migration[] = [
  {
    name: "supervision-complaint-0001",
    sql: `
      CREATE SCHEMA IF NOT EXISTS supervision;
      CREATE TABLE supervision.complaint (
        id text PRIMARY KEY,
        number text NOT NULL,
        channel text NOT NULL,
        stage text NOT NULL,
        received_at timestamptz NOT NULL,
        is_now boolean NOT NULL,
        due_step text,
        due_at timestamptz,
        handler text,
        outcome text,
        answered_at timestamptz,
        seen_by jsonb NOT NULL,
        hidden_from jsonb NOT NULL,
        tells_of jsonb NOT NULL
      );
      CREATE INDEX complaint_received ON supervision.complaint (received_at DESC, id DESC);
      CREATE INDEX complaint_open ON supervision.complaint (received_at DESC, id DESC) WHERE answered_at IS NULL;
      CREATE INDEX complaint_number ON supervision.complaint (number);
    `,
    keeps: {
      "supervision.complaint": {
        id: "a complaint's id",
        number: "what the complainant asks by: part of the id",
        channel: "a code",
        stage: "a code",
        due_step: "a code",
        handler: "a badge",
        outcome: "a code",
        seen_by: "tags of sight",
        hidden_from: "tags of sight",
        tells_of: "streams' ids",
      },
    },
  },
];

export const complaintTable = readTable({
  fold: complaintView,
  name: "supervision.complaint",
  key: ["id"],
  columns: {
    ...{ id: "text", number: "text", channel: "text", stage: "text", received_at: "timestamptz", is_now: "boolean" },
    ...{ due_step: "text", due_at: "timestamptz", handler: "text", outcome: "text", answered_at: "timestamptz" },
    ...{ seen_by: "jsonb", hidden_from: "jsonb", tells_of: "jsonb" },
  },
  rows: (complaint, stream) => {
    const due = complaintDue(complaint);
    return [
      {
        ...{ id: complaint.id, number: complaint.number, channel: complaint.channel },
        ...{ stage: complaintStage(complaint), received_at: complaint.receivedAt, is_now: complaint.isNow },
        ...{ due_step: due?.step ?? null, due_at: due?.clock.due ?? null, handler: complaint.handler ?? null },
        ...{ outcome: complaint.answered?.outcome ?? null, answered_at: complaintEndedAt(complaint) ?? null },
        seen_by: JSON.stringify(complaintView.seenBy?.(complaint, stream) ?? []),
        hidden_from: JSON.stringify(complaintView.hiddenFrom?.(complaint) ?? []),
        tells_of: JSON.stringify(complaintView.tellsOf?.(complaint) ?? []),
      },
    ];
  },
});

/** Every complaint, with from whom it is hidden, by what they belong to. */
export async function hiddenComplaints(
  pool: pg.Pool,
): Promise<readonly (readonly [stream: string, from: readonly string[]])[]> {
  const { rows } = await pool.query<{ id: string; hidden_from: readonly string[] }>(
    "SELECT id, hidden_from FROM supervision.complaint",
  );
  return rows.map(({ id, hidden_from }) => [complaintStream(id), hidden_from]);
}
