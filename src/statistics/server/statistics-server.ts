import { streamKey } from "../../ground/fact.ts";
import { readTable, type RoomServer } from "../../journal/server/room-server.ts";
import { earliest, intervalView } from "../interval-view.ts";
import { statisticsRoom } from "../room.ts";
import { intervalRoutes } from "./interval-routes.ts";

const incidentTimes = readTable({
  fold: intervalView,
  name: "statistics.incident_times",
  key: ["incident"],
  columns: {
    incident: "text",
    received_at: "timestamptz",
    first_ordered_at: "timestamptz",
    first_on_scene_at: "timestamptz",
  },
  rows: ({ receivedAt, assignments }, stream) => [
    {
      incident: streamKey(stream),
      received_at: receivedAt,
      first_ordered_at: earliest(assignments.map(({ ordered }) => ordered)),
      first_on_scene_at: earliest(assignments.map(({ onScene }) => onScene)),
    },
  ],
});

const assignmentTimes = readTable({
  fold: intervalView,
  name: "statistics.assignment_times",
  key: ["assignment"],
  columns: {
    assignment: "text",
    received_at: "timestamptz",
    ordered_at: "timestamptz",
    on_scene_at: "timestamptz",
    cleared_at: "timestamptz",
  },
  rows: ({ receivedAt, assignments }) =>
    assignments.map(({ id, ordered, onScene, cleared }) => ({
      assignment: id,
      received_at: receivedAt,
      ordered_at: ordered,
      on_scene_at: onScene ?? null,
      cleared_at: cleared ?? null,
    })),
});

export const statisticsServer: RoomServer = {
  rules: statisticsRoom,
  migrations: [
    {
      name: "statistics-0001",
      sql: `
        create schema statistics;
        create table statistics.incident_times (
          incident text primary key,
          received_at timestamptz not null,
          first_ordered_at timestamptz,
          first_on_scene_at timestamptz
        );
        create index incident_times_received on statistics.incident_times (received_at);
        create table statistics.assignment_times (
          assignment text primary key,
          received_at timestamptz not null,
          ordered_at timestamptz not null,
          on_scene_at timestamptz,
          cleared_at timestamptz
        );
        create index assignment_times_received on statistics.assignment_times (received_at);
      `,
    },
  ],
  tables: [incidentTimes, assignmentTimes],
  routes: intervalRoutes,
};
