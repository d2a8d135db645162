import type { Role } from "../ground/role.ts";

/**
 * The lists on a screen whose rows somebody may write into a file, and the columns that may be in it: none that is sealed,
 * no name of a person, no words that somebody typed (SCOPE.md, boundary 12). Badge numbers stand in the place of names.
 * Incidents are no such list: they leave by `ExportIncidents`, which takes two people.
 */
export interface RowList {
  readonly roles: readonly Role[];
  readonly columns: readonly string[];
}

export const rowLists = {
  people: {
    roles: ["securityAdministrator", "auditAdministrator", "dutyCommander"],
    columns: ["badge", "kind", "part", "powers", "state"],
  },
  acts: {
    roles: ["securityAdministrator", "auditAdministrator"],
    columns: ["time", "group", "by", "fact", "number", "order"],
  },
  reads: {
    roles: ["auditAdministrator", "supervisor"],
    columns: [
      ...["officer", "post", "days", "opened", "openedADay", "median", "multiple"],
      ...["listed", "offDuty", "outside", "underGlass"],
    ],
  },
  readLines: { roles: ["auditAdministrator", "supervisor"], columns: ["at", "what", "of", "marks"] },
  openings: {
    roles: ["auditAdministrator", "supervisor"],
    columns: ["time", "who", "record", "fields", "purpose"],
  },
  handovers: {
    roles: ["shiftLeader", "dutyCommander"],
    columns: ["time", "post", "part", "from", "to", "confirmed", "items"],
  },
  requests: {
    roles: ["auditAdministrator", "supervisor"],
    columns: [
      ...["number", "kind", "deadline", "outcome", "received", "receivedBy", "answered", "answeredBy", "records"],
    ],
  },
  holds: {
    roles: ["auditAdministrator", "supervisor"],
    columns: ["record", "until", "heldBy", "heldSince"],
  },
  erasures: {
    roles: ["auditAdministrator", "supervisor"],
    columns: ["record", "at", "until"],
  },
  sessions: {
    roles: ["securityAdministrator", "auditAdministrator"],
    columns: ["person", "since", "by", "until"],
  },
  units: {
    roles: ["dispatcher", "shiftLeader", "dutyCommander", "station"],
    columns: ["callsign", "kind", "station", "status", "incident", "since"],
  },
} as const satisfies Readonly<Record<string, RowList>>;

export type RowListName = keyof typeof rowLists;

/** More rows than this no screen is read for; what is larger is an export of its own. */
export const mostExportedRows = 2000;

export function rowListOf(name: string): RowList | undefined {
  return Object.hasOwn(rowLists, name) ? rowLists[name as RowListName] : undefined;
}

/** Everybody who may write rows of some list. */
export const rowExporters: readonly Role[] = [...new Set(Object.values(rowLists).flatMap(({ roles }) => [...roles]))];
