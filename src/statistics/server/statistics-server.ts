import { streamKey } from "../../ground/fact.ts";
import { boardPart } from "../../journal/server/house-parts.ts";
import { readTable, roomServer } from "../../journal/server/room-server.ts";
import { callTimesView } from "../call-times-view.ts";
import { earliest, intervalView, promiseResults, waitResults } from "../interval-view.ts";
import { statisticsRoom } from "../room.ts";
import { callRoutes } from "./call-routes.ts";
import { effectRoutes } from "./effect-routes.ts";
import { intervalRoutes } from "./interval-routes.ts";
import { stepRoutes } from "./step-routes.ts";

const incidentTimes = readTable({
  fold: intervalView,
  name: "statistics.incident_times",
  key: ["incident"],
  columns: {
    incident: "text",
    received_at: "timestamptz",
    first_ordered_at: "timestamptz",
    first_on_scene_at: "timestamptz",
    by_crew: "boolean",
    call: "text",
    station: "text",
    type: "text",
    priority: "integer",
  },
  rows: ({ receivedAt, assignments, byCrew, call, station, type, priority }, stream) => [
    {
      incident: streamKey(stream),
      by_crew: byCrew === true,
      received_at: receivedAt,
      first_ordered_at: earliest(assignments.map(({ ordered }) => ordered)),
      first_on_scene_at: earliest(assignments.map(({ onScene }) => onScene)),
      call: call ?? null,
      station: station ?? null,
      ...{ type, priority },
    },
  ],
});

const assignmentTimes = readTable({
  fold: intervalView,
  name: "statistics.assignment_times",
  key: ["assignment"],
  columns: {
    assignment: "text",
    incident: "text",
    unit: "text",
    circle: "text",
    priority: "integer",
    received_at: "timestamptz",
    ordered_at: "timestamptz",
    acknowledged_at: "timestamptz",
    en_route_at: "timestamptz",
    on_scene_at: "timestamptz",
    cleared_at: "timestamptz",
  },
  rows: ({ receivedAt, assignments }, stream) =>
    assignments.map(({ id, unit, circle, priority, ordered, acknowledged, enRoute, onScene, cleared }) => ({
      assignment: id,
      ...{ unit, priority, circle: circle ?? null },
      incident: streamKey(stream),
      received_at: receivedAt,
      ordered_at: ordered,
      acknowledged_at: acknowledged ?? null,
      en_route_at: enRoute ?? null,
      on_scene_at: onScene ?? null,
      cleared_at: cleared ?? null,
    })),
});

const promiseResultTable = readTable({
  fold: intervalView,
  name: "statistics.promise_results",
  key: ["incident", "tier"],
  columns: {
    incident: "text",
    tier: "text",
    circle: "text",
    priority: "integer",
    received_at: "timestamptz",
    due_at: "timestamptz",
    on_scene_at: "timestamptz",
    outcome: "text",
    by_crew: "boolean",
  },
  rows: (times, stream) =>
    promiseResults(times).map(({ tier, circle, priority, due, onScene, outcome }) => ({
      incident: streamKey(stream),
      tier,
      circle: circle ?? null,
      priority,
      received_at: times.receivedAt,
      due_at: due,
      on_scene_at: onScene,
      outcome,
      by_crew: times.byCrew === true,
    })),
});

const waitResultTable = readTable({
  fold: intervalView,
  name: "statistics.wait_results",
  key: ["incident", "priority"],
  columns: {
    incident: "text",
    priority: "integer",
    received_at: "timestamptz",
    overdue: "boolean",
    by_crew: "boolean",
  },
  rows: (times, stream) =>
    waitResults(times).map(({ priority, overdue }) => ({
      incident: streamKey(stream),
      priority,
      received_at: times.receivedAt,
      overdue,
      by_crew: times.byCrew === true,
    })),
});

const callTimes = readTable({
  fold: callTimesView,
  name: "statistics.call_times",
  key: ["call"],
  columns: { call: "text", rang_at: "timestamptz", answered_at: "timestamptz" },
  rows: ({ rangAt, answeredAt, leftOut }, stream) =>
    leftOut === true ? [] : [{ call: streamKey(stream), rang_at: rangAt, answered_at: answeredAt ?? null }],
});

export const statisticsServer = roomServer({
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
      keeps: {
        "statistics.incident_times": {
          incident: "an incident's id",
        },
        "statistics.assignment_times": {
          assignment: "an assignment's id",
        },
      },
    },
    {
      name: "statistics-0002",
      sql: `
        alter table statistics.incident_times add column by_crew boolean not null default false;
        create table statistics.promise_results (
          incident text not null,
          tier text not null,
          circle text,
          priority integer not null,
          received_at timestamptz not null,
          due_at timestamptz not null,
          on_scene_at timestamptz,
          outcome text not null,
          by_crew boolean not null,
          primary key (incident, tier)
        );
        create index promise_results_received on statistics.promise_results (received_at);
      `,
      keeps: {
        "statistics.promise_results": {
          incident: "an incident's id",
          tier: "a code",
          circle: "a code",
          outcome: "a code",
        },
      },
    },
    {
      name: "statistics-0003",
      sql: `
        create table statistics.wait_results (
          incident text not null,
          priority integer not null,
          received_at timestamptz not null,
          overdue boolean not null,
          by_crew boolean not null,
          primary key (incident, priority)
        );
        create index wait_results_received on statistics.wait_results (received_at);
      `,
      keeps: {
        "statistics.wait_results": {
          incident: "an incident's id",
        },
      },
    },
    {
      name: "statistics-0004",
      // The rows are written again at the next start, because the view changed with them (`viewsChanged`).
      sql: `
        alter table statistics.incident_times
          add column call text, add column station text, add column type text, add column priority integer;
        create index incident_times_call on statistics.incident_times (call);
        alter table statistics.assignment_times
          add column incident text, add column acknowledged_at timestamptz, add column en_route_at timestamptz;
        create table statistics.call_times (
          call text primary key,
          rang_at timestamptz not null,
          answered_at timestamptz
        );
        create index call_times_rang on statistics.call_times (rang_at);
      `,
      keeps: {
        "statistics.incident_times": { call: "a call's id", station: "a code", type: "a code" },
        "statistics.assignment_times": { incident: "an incident's id" },
        "statistics.call_times": { call: "a call's id" },
      },
    },
    {
      name: "statistics-0005",
      // Filled from the facts at the next start, as above: how a promise would have been met hangs on them.
      sql: `
        alter table statistics.assignment_times
          add column unit text, add column circle text, add column priority integer;
      `,
      keeps: { "statistics.assignment_times": { unit: "a crew's callsign", circle: "a code" } },
    },
  ],
  tables: [incidentTimes, assignmentTimes, promiseResultTable, waitResultTable, callTimes],
  needs: { board: boardPart },
  routes: (app, house, { board }) => {
    intervalRoutes(app, house);
    effectRoutes(app, house, board);
    stepRoutes(app, house);
    callRoutes(app, house);
  },
});
