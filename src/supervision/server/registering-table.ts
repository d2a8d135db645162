import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { registeringView } from "../registering-view.ts";

/** How far incidents are registered as cases; a row for each of which something was done. */
export const registeringMigrations: readonly Migration[] = [
  {
    name: "supervision-registering-0001",
    sql: `
      CREATE SCHEMA IF NOT EXISTS supervision;
      CREATE TABLE supervision.registering (
        incident text PRIMARY KEY,
        track text,
        receipts integer NOT NULL,
        decide_by timestamptz,
        decided_at timestamptz,
        accepted boolean,
        tell_by timestamptz,
        told_at timestamptz
      );
    `,
    keeps: { "supervision.registering": { incident: "an incident's id", track: "a code" } },
  },
];

export const registeringTable = readTable({
  fold: registeringView,
  name: "supervision.registering",
  key: ["incident"],
  columns: {
    ...{ incident: "text", track: "text", receipts: "integer", decide_by: "timestamptz", decided_at: "timestamptz" },
    ...{ accepted: "boolean", tell_by: "timestamptz", told_at: "timestamptz" },
  },
  rows: ({ incident, track, receipts, decideBy, decision, tellBy, told }) => [
    {
      ...{ incident, track: track ?? null, receipts: receipts.length, decide_by: decideBy?.due ?? null },
      ...{ decided_at: decision?.at ?? null, accepted: decision?.accepted ?? null },
      ...{ tell_by: tellBy?.due ?? null, told_at: told?.at ?? null },
    },
  ],
});
