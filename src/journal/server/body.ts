import type { z } from "zod";
import { readShape } from "../../ground/read-shape.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { type WrongField, wrongField } from "../../ground/wrong-field.ts";

/** A body that is not what its route takes; the program answers 400 and names the field. */
export class BodyRefused extends Error implements WrongField {
  readonly field: string;
  readonly reason: Sentence;
  constructor({ field, reason }: WrongField) {
    super(`${field} ${reason.en}`);
    this.field = field;
    this.reason = reason;
  }
}

/** The body as its schema reads it. */
export function bodyOf<Shape extends z.ZodType>(schema: Shape, body: unknown): z.output<Shape> {
  const parsed = readShape(schema, body);
  if (!parsed.success) throw new BodyRefused(wrongField(parsed.error));
  return parsed.data;
}
