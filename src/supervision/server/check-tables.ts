import { streamKey } from "../../ground/fact.ts";
import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { checksOf, receiptAt, reviewKindOf, sharesOf, unrecorded } from "../check-evaluate.ts";
import { checkedIncidentView } from "../check-known.ts";
import { findingDue, findingStage, findingView, isOpenFinding } from "../finding.ts";
import { forceDue, forceStage, forceView } from "../force.ts";
import { reviewView } from "../review.ts";
import { evidenceCell } from "./evidence-cell.ts";

/** What the checks are read from: each incident, what its rules found, what parts did with their deadlines; findings, looks, force. */
export const checkMigrations: readonly Migration[] = [
  {
    name: "supervision-checks-0001",
    sql: `
      CREATE SCHEMA IF NOT EXISTS supervision;
      CREATE TABLE supervision.check_incident (
        incident text PRIMARY KEY,
        number text NOT NULL,
        received_at timestamptz NOT NULL,
        station text,
        kind text NOT NULL,
        over boolean NOT NULL
      );
      CREATE INDEX check_incident_received ON supervision.check_incident (received_at DESC, incident DESC);
      CREATE TABLE supervision.check_hit (
        incident text NOT NULL,
        rule text NOT NULL,
        place integer NOT NULL,
        number text NOT NULL,
        received_at timestamptz NOT NULL,
        at timestamptz NOT NULL,
        station text,
        unit text,
        seconds integer,
        from_type text,
        to_type text,
        evidence jsonb NOT NULL,
        law jsonb,
        PRIMARY KEY (incident, rule, place)
      );
      CREATE INDEX check_hit_received ON supervision.check_hit (received_at DESC, incident DESC);
      CREATE TABLE supervision.check_share (
        incident text NOT NULL,
        station text NOT NULL,
        received_at timestamptz NOT NULL,
        timed integer NOT NULL,
        met integer NOT NULL,
        steps integer NOT NULL,
        bulk integer NOT NULL,
        back_entered integer NOT NULL,
        PRIMARY KEY (incident, station)
      );
      CREATE INDEX check_share_received ON supervision.check_share (received_at);
      CREATE TABLE supervision.finding (
        id text PRIMARY KEY,
        opened_at timestamptz NOT NULL,
        rule text NOT NULL,
        title text NOT NULL,
        severity text NOT NULL,
        against text NOT NULL,
        stage text NOT NULL,
        due_at timestamptz,
        incident text,
        appealed boolean NOT NULL,
        current boolean NOT NULL,
        seen_by jsonb NOT NULL
      );
      CREATE INDEX finding_opened ON supervision.finding (opened_at DESC, id DESC);
      CREATE TABLE supervision.review (
        incident text PRIMARY KEY,
        number text NOT NULL,
        month text NOT NULL,
        kind text NOT NULL,
        selection text NOT NULL,
        in_order boolean NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX review_month ON supervision.review (month);
      CREATE TABLE supervision.force (
        id text PRIMARY KEY,
        incident text NOT NULL,
        number text NOT NULL,
        at timestamptz NOT NULL,
        kind text NOT NULL,
        injured boolean NOT NULL,
        station text,
        unit text,
        stage text NOT NULL,
        due_at timestamptz NOT NULL,
        reported_at timestamptz,
        in_order boolean,
        seen_by jsonb NOT NULL
      );
      CREATE INDEX force_at ON supervision.force (at DESC, id DESC);
    `,
    keeps: {
      "supervision.check_incident": {
        incident: "an incident's id",
        number: "an incident's number",
        station: "a code",
        kind: "a code",
      },
      "supervision.check_hit": {
        incident: "an incident's id",
        rule: "a code of the catalogue",
        number: "an incident's number",
        station: "a code",
        unit: "a crew's callsign",
        from_type: "a code",
        to_type: "a code",
        evidence: "the installation and numbers of facts",
        law: "codes of types and situations, and a time",
      },
      "supervision.check_share": { incident: "an incident's id", station: "a code" },
      "supervision.finding": {
        id: "a finding's id",
        rule: "a code of the catalogue",
        title: "what was found, in a text that refuses what looks personal",
        severity: "a code",
        against: "a part of the house",
        stage: "a code",
        incident: "an incident's id",
        seen_by: "tags of sight",
      },
      "supervision.review": {
        incident: "an incident's id",
        number: "an incident's number",
        month: "a month",
        kind: "a code",
        selection: "a code",
      },
      "supervision.force": {
        id: "an id",
        incident: "an incident's id",
        number: "an incident's number",
        kind: "a code",
        station: "a code",
        unit: "a crew's callsign",
        stage: "a code",
        seen_by: "tags of sight",
      },
    },
  },
];

const checkIncident = readTable({
  fold: checkedIncidentView,
  name: "supervision.check_incident",
  key: ["incident"],
  columns: {
    ...{ incident: "text", number: "text", received_at: "timestamptz", station: "text", kind: "text", over: "boolean" },
  },
  rows: (incident, stream) => [
    {
      incident: streamKey(stream),
      number: incident.number,
      received_at: incident.receivedAt,
      station: incident.station ?? null,
      kind: reviewKindOf(incident),
      over: incident.isOver,
    },
  ],
});

/**
 * What the rules found. Whether an incident had to be recorded or needs a receipt hangs on the law of its day: such a row
 * says in `law` by what that is decided when it is read.
 */
const checkHit = readTable({
  fold: checkedIncidentView,
  name: "supervision.check_hit",
  key: ["incident", "rule", "place"],
  columns: {
    ...{
      incident: "text",
      rule: "text",
      place: "integer",
      number: "text",
      received_at: "timestamptz",
      at: "timestamptz",
    },
    ...{ station: "text", unit: "text", seconds: "integer", from_type: "text", to_type: "text" },
    ...{ evidence: "jsonb", law: "jsonb" },
  },
  rows: (incident, stream) => {
    const common = { incident: streamKey(stream), number: incident.number, received_at: incident.receivedAt };
    const found = checksOf(incident).filter(({ outcome }) => outcome !== "met");
    const { report, type, handledType, enforcement, situations } = incident;
    const law = { type, handledType, enforcement, situations };
    const receipt = receiptAt(incident);
    const reporter = incident.assignments.findLast(({ isDone }) => isDone)?.station ?? incident.station;
    const bare = report === undefined ? [] : unrecorded(incident);
    return [
      ...found.map(({ rule, at, station, unit, seconds, from, to, evidence }, place) => ({
        ...{ ...common, rule, place, at, station: station ?? null, unit: unit ?? null, seconds: seconds ?? null },
        ...{ from_type: from ?? null, to_type: to ?? null, evidence: evidenceCell(evidence), law: null },
      })),
      ...bare.map(({ assignment: { steps, unit, station = incident.station }, from, gaps }, place) => {
        const told = [steps.onScene, steps.cleared, report].filter((one) => one !== undefined);
        return {
          ...{ ...common, rule: "recorded", place, at: report?.at ?? from, station: station ?? null, unit },
          seconds: Math.round(gaps.reduce((sum, gap) => sum + gap.seconds, 0)),
          ...{ from_type: null, to_type: null },
          evidence: evidenceCell(told),
          law: JSON.stringify({ ...law, from }),
        };
      }),
      ...(receipt === undefined || report === undefined
        ? []
        : [
            {
              ...{ ...common, rule: "receipt", place: 0, at: receipt, station: reporter ?? null, unit: null },
              ...{ seconds: null, from_type: null, to_type: null, law: JSON.stringify({ ...law, from: receipt }) },
              evidence: evidenceCell([report]),
            },
          ]),
    ];
  },
});

const checkShare = readTable({
  fold: checkedIncidentView,
  name: "supervision.check_share",
  key: ["incident", "station"],
  columns: {
    ...{ incident: "text", station: "text", received_at: "timestamptz", timed: "integer", met: "integer" },
    ...{ steps: "integer", bulk: "integer", back_entered: "integer" },
  },
  rows: (incident, stream) =>
    sharesOf(incident).map(({ station, timed, met, steps, bulk, backEntered }) => ({
      ...{ incident: streamKey(stream), station, received_at: incident.receivedAt },
      ...{ timed, met, steps, bulk, back_entered: backEntered },
    })),
});

const findingTable = readTable({
  fold: findingView,
  name: "supervision.finding",
  key: ["id"],
  columns: {
    ...{ id: "text", opened_at: "timestamptz", rule: "text", title: "text", severity: "text", against: "text" },
    ...{ stage: "text", due_at: "timestamptz", incident: "text", appealed: "boolean", current: "boolean" },
    seen_by: "jsonb",
  },
  rows: (finding, stream) => {
    const incident = finding.evidence.find((one) => one.stream.startsWith("incident/"))?.stream;
    return [
      {
        ...{ id: finding.id, opened_at: finding.opened.at, rule: finding.rule, title: finding.title },
        severity: finding.severity,
        against: [finding.against.kind, finding.against.id].filter((one) => one !== undefined).join("/"),
        ...{ stage: findingStage(finding), due_at: findingDue(finding)?.at ?? null },
        incident: incident === undefined ? null : streamKey(incident),
        ...{ appealed: finding.appealed !== undefined, current: isOpenFinding(finding) },
        seen_by: JSON.stringify(findingView.seenBy?.(finding, stream) ?? []),
      },
    ];
  },
});

const reviewTable = readTable({
  fold: reviewView,
  name: "supervision.review",
  key: ["incident"],
  columns: {
    ...{ incident: "text", number: "text", month: "text", kind: "text", selection: "text", in_order: "boolean" },
    at: "timestamptz",
  },
  rows: ({ incident, number, month, kind, selection, isInOrder, at }) => [
    { incident, number, month, kind, selection, in_order: isInOrder, at },
  ],
});

const forceTable = readTable({
  fold: forceView,
  name: "supervision.force",
  key: ["id"],
  columns: {
    ...{ id: "text", incident: "text", number: "text", at: "timestamptz", kind: "text", injured: "boolean" },
    ...{ station: "text", unit: "text", stage: "text", due_at: "timestamptz", reported_at: "timestamptz" },
    ...{ in_order: "boolean", seen_by: "jsonb" },
  },
  rows: (force, stream) => [
    {
      ...{ id: force.id, incident: force.incident, number: force.number, at: force.at, kind: force.kind },
      ...{ injured: force.injured, station: force.station ?? null, unit: force.unit ?? null },
      ...{ stage: forceStage(force), due_at: forceDue(force), reported_at: force.reported?.at ?? null },
      in_order: force.reviewed?.isInOrder ?? null,
      seen_by: JSON.stringify(forceView.seenBy?.(force, stream) ?? []),
    },
  ],
});

export const checkTables = [checkIncident, checkHit, checkShare, findingTable, reviewTable, forceTable];
