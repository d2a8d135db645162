import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { handoverView } from "../handover.ts";

/** Every handover and who confirmed it, so that one of years ago is found as fast as one of yesterday. */
export const handoverMigrations: readonly Migration[] = [
  {
    // Empty until states and tables are folded again, which the start after it does: `viewsChanged` says so.
    name: "duty-handovers-0001",
    sql: `
      CREATE SCHEMA IF NOT EXISTS duty;
      CREATE TABLE duty.handover (
        id text PRIMARY KEY,
        seen_by jsonb NOT NULL,
        post text NOT NULL,
        part text NOT NULL,
        left_by text NOT NULL,
        prepared_at timestamptz NOT NULL,
        taken_by text,
        confirmed_at timestamptz,
        items jsonb NOT NULL
      );
      CREATE INDEX handover_prepared ON duty.handover (prepared_at DESC, id DESC);
      CREATE INDEX handover_post ON duty.handover (post, prepared_at DESC, id DESC);
    `,
    keeps: {
      "duty.handover": {
        id: "a handover's id",
        seen_by: "tags of sight",
        post: "a post's id",
        part: "a part's id",
        left_by: "a badge",
        taken_by: "a badge",
        items: "kinds and ids of what was open",
      },
    },
  },
];

export const handoverTable = readTable({
  fold: handoverView,
  name: "duty.handover",
  key: ["id"],
  columns: {
    id: "text",
    seen_by: "jsonb",
    post: "text",
    part: "text",
    left_by: "text",
    prepared_at: "timestamptz",
    taken_by: "text",
    confirmed_at: "timestamptz",
    items: "jsonb",
  },
  rows: (handover, stream) => [
    {
      ...{ id: handover.id, post: handover.post, part: handover.part, left_by: handover.from },
      seen_by: JSON.stringify(handoverView.seenBy?.(handover, stream) ?? []),
      ...{ prepared_at: handover.preparedAt, taken_by: handover.confirmed?.to ?? null },
      confirmed_at: handover.confirmed?.at ?? null,
      items: JSON.stringify(handover.items.map(({ kind, id }) => ({ kind, id }))),
    },
  ],
});
