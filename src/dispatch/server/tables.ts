import { streamKey } from "../../ground/fact.ts";
import { placeWords } from "../../ground/place-words.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { type Migration, readTable } from "../../journal/server/room-server.ts";
import { folded } from "../../streets/place-text.ts";
import { incidentView } from "../incident-view.ts";
import { stageOf } from "../stage.ts";

/**
 * The columns that lists of incidents are filtered and sorted by. None is personal: no caller's number or name, no
 * narrative. The words of the place are the address the service went to; they are found in either language, as `folded`
 * writes them. Sight is kept as the tags of `seenBy`, so that a station's list needs one condition.
 */
export const dispatchMigrations: readonly Migration[] = [
  {
    name: "dispatch-0001",
    sql: `
      CREATE SCHEMA IF NOT EXISTS dispatch;
      CREATE TABLE dispatch.incident (
        id text PRIMARY KEY,
        number text NOT NULL,
        full_number text NOT NULL,
        received_at timestamptz NOT NULL,
        stage text NOT NULL,
        priority integer NOT NULL,
        reported_type text NOT NULL,
        handled_type text,
        current boolean NOT NULL,
        seen_by jsonb NOT NULL
      );
      CREATE INDEX incident_received ON dispatch.incident (received_at DESC, id DESC);
      CREATE TABLE dispatch.assignment (
        id text PRIMARY KEY,
        incident text NOT NULL,
        unit text NOT NULL
      );
      CREATE INDEX assignment_unit ON dispatch.assignment (unit, incident);
    `,
    keeps: {
      "dispatch.incident": {
        id: "an incident's id",
        number: "the day's count",
        full_number: "接警单编号",
        stage: "a code",
        reported_type: "a code",
        handled_type: "a code",
        seen_by: "tags of sight",
      },
      "dispatch.assignment": {
        id: "an assignment's id",
        incident: "an incident's id",
        unit: "a crew's callsign",
      },
    },
  },
  {
    // Filled from the facts when states are folded by this version (`bringUp`) or by `callsign rebuild`.
    name: "dispatch-0002",
    sql: `
      ALTER TABLE dispatch.incident ADD COLUMN place_words text;
      ALTER TABLE dispatch.incident ADD COLUMN place_folded text NOT NULL DEFAULT '';
      ALTER TABLE dispatch.incident ADD COLUMN station text;
      CREATE INDEX incident_station ON dispatch.incident (station, received_at DESC, id DESC);
      CREATE INDEX incident_type ON dispatch.incident ((coalesce(handled_type, reported_type)), received_at DESC, id DESC);
      CREATE INDEX incident_stage ON dispatch.incident (stage, received_at DESC, id DESC);
      CREATE INDEX incident_number ON dispatch.incident (number, received_at DESC, id DESC);
      CREATE INDEX incident_full_number ON dispatch.incident (full_number);
    `,
    keeps: {
      "dispatch.incident": {
        place_words: "the address of an incident",
        place_folded: "the address of an incident, to be looked for",
        station: "a code",
      },
    },
  },
  {
    // The place as readers of each language are shown it; filled as above.
    name: "dispatch-0003",
    sql: `
      ALTER TABLE dispatch.incident ADD COLUMN place_zh text;
      ALTER TABLE dispatch.incident ADD COLUMN place_en text;
    `,
    keeps: {
      "dispatch.incident": {
        place_zh: "the address of an incident, with the name that the map has for it in Chinese",
        place_en: "the address of an incident, with the name that the map has for it in English",
      },
    },
  },
  {
    // Lists are found in their order at any age of the store: the few that are open, and those of one unit.
    name: "dispatch-0004",
    sql: `
      CREATE INDEX incident_current ON dispatch.incident (received_at DESC, id DESC) WHERE current;
      ALTER TABLE dispatch.assignment ADD COLUMN received_at timestamptz;
      UPDATE dispatch.assignment a SET received_at = i.received_at FROM dispatch.incident i WHERE i.id = a.incident;
      DROP INDEX dispatch.assignment_unit;
      CREATE INDEX assignment_unit ON dispatch.assignment (unit, received_at DESC, incident DESC);
    `,
  },
  {
    // An incident goes through eight stages. While no index holds the stage, its row is changed in place, and the other
    // indexes are left alone. The few stages that are rare at any age of the store are found by the way it was left.
    name: "dispatch-0005",
    sql: `
      DROP INDEX dispatch.incident_stage;
      ALTER TABLE dispatch.incident ADD COLUMN exit text;
      UPDATE dispatch.incident SET exit = stage WHERE NOT current AND stage <> 'filed';
      CREATE INDEX incident_exit ON dispatch.incident (exit, received_at DESC, id DESC) WHERE exit IS NOT NULL;
      ALTER TABLE dispatch.incident SET (fillfactor = 80);
    `,
    keeps: { "dispatch.incident": { exit: "a code" } },
  },
];

export const incidentTable = readTable({
  fold: incidentView,
  name: "dispatch.incident",
  key: ["id"],
  columns: {
    id: "text",
    number: "text",
    full_number: "text",
    received_at: "timestamptz",
    stage: "text",
    exit: "text",
    priority: "integer",
    reported_type: "text",
    handled_type: "text",
    current: "boolean",
    place_words: "text",
    place_zh: "text",
    place_en: "text",
    place_folded: "text",
    station: "text",
    seen_by: "jsonb",
  },
  rows: (incident, stream) => {
    const read = placeWords(incident.place);
    const row = {
      id: streamKey(stream),
      number: incident.number,
      full_number: incident.fullNumber,
      received_at: incident.receivedAt,
      stage: stageOf(incident),
      exit: incident.exit?.how ?? null,
      priority: incident.priority,
      reported_type: incident.reportedType,
      handled_type: incident.handledType ?? null,
      current: incidentView.isCurrent?.(incident) ?? true,
      place_words: incident.place.words ?? null,
      place_zh: read?.zh ?? null,
      place_en: read?.en ?? null,
      place_folded: foldedInBoth(read),
      station: incident.liesIn?.station ?? null,
      seen_by: JSON.stringify(incidentView.seenBy?.(incident, stream) ?? []),
    };
    return [row];
  },
});

/**
 * The place in both languages, one a line, so that a searched word is found within one language and never half in each.
 */
function foldedInBoth({ zh, en }: Sentence = { zh: "", en: "" }): string {
  return [...new Set([folded(zh), folded(en)])].join("\n");
}

export const assignmentTable = readTable({
  fold: incidentView,
  name: "dispatch.assignment",
  key: ["id"],
  columns: { id: "text", incident: "text", unit: "text", received_at: "timestamptz" },
  rows: ({ id: incident, receivedAt, assignments }) =>
    assignments.map(({ id, unit }) => ({ id, incident, unit, received_at: receivedAt })),
});
