/** What a read puts on record. A `gap` is the record's own: reads it could not keep, or may have lost. */
export const readKinds = [
  "incident",
  "call",
  "unit",
  "person",
  "track",
  "opening",
  "export",
  "facts",
  "roster",
  "incidents",
  "calls",
  "units",
  "positions",
  "openItems",
  "openings",
  "board",
  "liveJoined",
  "liveLeft",
  "reads",
  "readsReport",
  "gap",
] as const;

export type ReadKind = (typeof readKinds)[number];
