import { z } from "zod";
import { text } from "../ground/text.ts";

const column = text(200);
/** One column, or two whose texts together are the time: the date first. */
const timeColumns = z.union([column, z.tuple([column, column])], {
  error: "must name a column, or a date column and a time column",
});

/** How a table of calls for service is read: which column says what. Every key but `times.received` may be absent. */
export const mappingSchema = z.strictObject({
  /** The file's encoding, as the Encoding Standard labels it; UTF-8, or UTF-16 with its mark, when absent. */
  encoding: text(40).optional(),
  /** What parts the cells of a line; found from the headings when absent. */
  separator: z.enum([",", ";", "\t", "|"]).optional(),
  /** An IANA zone in which times without an offset are meant. */
  timezone: text(80).refine(isZone, { error: "must be an IANA time zone such as Asia/Shanghai" }).default("UTC"),
  /** The pattern of the times when none of the known ones fits: YYYY MMM MM M DD D HH H hh h mm ss A. */
  format: text(60).optional(),
  /** Texts that say that there is nothing: NA, None. */
  absent: z.array(text(80)).max(50).default([]),
  /** What the table's own priorities mean: 1 is the most urgent, 4 the least. */
  priorities: z.record(text(80), z.int().min(1).max(4)).default({}),
  incident: z
    .strictObject({
      id: column.optional(),
      type: column.optional(),
      priority: column.optional(),
      address: column.optional(),
      point: column.optional(),
      lat: column.optional(),
      lon: column.optional(),
    })
    .default({}),
  unit: z
    .strictObject({
      id: column.optional(),
      type: column.optional(),
      /** Several units stand in one cell, parted by this. */
      separator: z.string().min(1).max(5).optional(),
    })
    .default({}),
  times: z.strictObject({
    received: timeColumns,
    entered: timeColumns.optional(),
    dispatched: timeColumns.optional(),
    enRoute: timeColumns.optional(),
    onScene: timeColumns.optional(),
    cleared: timeColumns.optional(),
  }),
  disposition: column.optional(),
});

export type Mapping = z.output<typeof mappingSchema>;
export type TimeName = keyof Mapping["times"];

export const timeNames: readonly TimeName[] = ["received", "entered", "dispatched", "enRoute", "onScene", "cleared"];

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone }).format(0);
    return true;
  } catch {
    return false;
  }
}

/** Every column a mapping names, with the key that names it. */
export function columnsOf(mapping: Mapping): readonly { readonly key: string; readonly column: string }[] {
  const found: { key: string; column: string }[] = [];
  const add = (key: string, value: string | readonly string[] | undefined) => {
    for (const name of typeof value === "string" ? [value] : (value ?? [])) found.push({ key, column: name });
  };
  for (const [key, value] of Object.entries(mapping.incident)) add(`incident.${key}`, value);
  add("unit.id", mapping.unit.id);
  add("unit.type", mapping.unit.type);
  for (const [key, value] of Object.entries(mapping.times)) add(`times.${key}`, value);
  add("disposition", mapping.disposition);
  return found;
}
