import { z } from "zod";
import { wrongFormat } from "../ground/table-format.ts";
import { codeSchema, text } from "../ground/text.ts";
import { zoneSchema } from "../ground/zone.ts";
import { prioritySchema } from "./task-facts.ts";
import { taskColumns } from "./task-columns.ts";

/** How far a task is, as a table's own word for it is mapped. */
export const mappedStates = ["issued", "atWork", "answered", "closed", "withdrawn"] as const;

const pattern = text(60).refine((format) => wrongFormat(format) === undefined, {
  error: "must have YYYY, MM and DD, and HH and mm where there is a time",
});

/** How a table of another system's tasks is read. All but `source` may be absent. */
export const taskMappingSchema = z.strictObject({
  /** What the other system is called; with a task's number it tells the task for ever. */
  source: codeSchema,
  /** The zone in which times without an offset are meant; the district's own where absent. */
  timezone: zoneSchema.optional(),
  /** The pattern of times that are written in none of the known ways. */
  format: pattern.optional(),
  /** In 03/04/2026 the day stands first. */
  dayFirst: z.boolean().default(false),
  /** The heading of each column, empty where there is none; what is absent is found by the headings that are usual. */
  columns: z.partialRecord(z.enum(taskColumns), z.union([z.literal(""), text(200)])).default({}),
  /** Parts of the house as the table calls them: `hall`, `supervision`, `department/ID`, `station/ID`, `unit/ID`. */
  parties: z.record(text(80), codeSchema).default({}),
  priorities: z.record(text(80), prioritySchema).default({}),
  states: z.record(text(80), z.enum(mappedStates)).default({}),
});

export type TaskMapping = z.output<typeof taskMappingSchema>;
