import type { z } from "zod";
import type { Sentence } from "../../ground/sentence.ts";
import { type WrongField, wrongField } from "../../ground/wrong-field.ts";

/** A query string that is not what its route takes; the program answers 400 and names the parameter. */
export class QueryRefused extends Error implements WrongField {
  readonly field: string;
  readonly reason: Sentence;
  constructor(field: string, reason: Sentence) {
    super(`${field} ${reason.en}`);
    this.field = field;
    this.reason = reason;
  }
}

/** The query as its strict schema reads it: a parameter nobody knows, or one given twice, is refused. */
export function queryOf<Shape extends z.ZodType>(schema: Shape, query: unknown): z.output<Shape> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const { field, reason } = wrongField(parsed.error, "query");
  throw new QueryRefused(field, reason);
}
